import type { Content, Face } from './document.ts'
import { kindOf } from './kinds.ts'

/** A page of somebody's plan as whoever opens it reads it. */
export interface PlanPage {
  partnershipId: string
  id: string
  personId: string
  kind: string
  version: number
  content: Content
  /** Memberships, teams and organisations that may look; of those, who may write. */
  sharedWith: readonly string[]
  sharedTokens: readonly string[]
  writers: readonly string[]
  writerTokens: readonly string[]
  inEmergency: boolean
  changedAt: Date
  removedAt: Date | null
}

/** What a list of pages shows of one: no answers were opened for it. */
export type PlanPageShown = Omit<PlanPage, 'content'> & { face: Face }

/** What a page is called: as its owner says, else as its kind. The second is an English key. */
export const titleOf = ({ kind, title }: { kind: string; title: string }): { said: string } | { ours: string } =>
  title ? { said: title } : { ours: kindOf(kind).title }

/** Where something stands that is put between two others, or at an end. */
export const between = (before: number | undefined, after: number | undefined): number => {
  if (before === undefined) return (after ?? 1) - 1
  return after === undefined ? before + 1 : (before + after) / 2
}

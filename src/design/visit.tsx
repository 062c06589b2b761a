import { createContext, useContext } from 'react'
import type { Day } from '../platform/clock.ts'
import type { SignedIn } from '../platform/http/env.ts'
import type { Viewer } from '../platform/viewer.ts'
import type { Words } from '../platform/words.ts'

/** What every page knows about the visit it is part of. */
export interface VisitOnPage {
  words: Words
  /** Nobody's page outside a partnership has no viewer. */
  viewer: Viewer | undefined
  account: SignedIn | undefined
  path: string
  today: Day
  notice: string | undefined
  navigation: readonly { label: string; href: string; about?: string; isSeldom?: boolean }[]
  isDemo: boolean
}

export const VisitContext = createContext<VisitOnPage | undefined>(undefined)

/** The visit this page is part of. */
export function useVisit(): VisitOnPage {
  const visit = useContext(VisitContext)
  if (!visit) throw new Error('A page was rendered outside a visit')
  return visit
}

/** Inside a partnership: the first part of its addresses. */
export function useSlug(): string {
  const { viewer } = useVisit()
  if (!viewer) throw new Error('This page belongs inside a partnership')
  return viewer.partnership.slug
}

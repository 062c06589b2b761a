import type { Viewer } from '../../../platform/viewer.ts'
import type { PlanPage } from './planPage.ts'

type Shared = Pick<PlanPage, 'personId' | 'sharedWith' | 'sharedTokens'>
type Written = Pick<PlanPage, 'personId' | 'writers' | 'writerTokens'>

const reaches = (viewer: Viewer, ids: readonly string[], tokens: readonly string[]) =>
  ids.some((id) => id === viewer.membershipId || viewer.teamIds.includes(id) || viewer.organisationIds.includes(id)) ||
  (viewer.tokenHash !== undefined && tokens.includes(viewer.tokenHash))

/** Whose plan it is. They alone name a page, move it, put it to rest, remove it, and say who else may see it. */
export const isTheirs = (viewer: Viewer, { personId }: Pick<PlanPage, 'personId'>) => viewer.personId === personId

export const mayHavePlan = (viewer: Viewer) => viewer.personId !== undefined

/** Its owner, and those they share it with. Nobody else, whatever hat they wear. */
export const mayReadPage = (viewer: Viewer, page: Shared) => isTheirs(viewer, page) || reaches(viewer, page.sharedWith, page.sharedTokens)

/** Its owner, and those they write it together with. */
export const mayWritePage = (viewer: Viewer, page: Written) => isTheirs(viewer, page) || reaches(viewer, page.writers, page.writerTokens)

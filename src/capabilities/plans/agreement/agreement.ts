import { createHash } from 'node:crypto'
import type { Viewer } from '../../../platform/viewer.ts'
import { isTheirs } from '../book/access.ts'
import type { Agreement, Content } from '../book/document.ts'
import { kindOf } from '../book/kinds.ts'
import type { PlanPage } from '../book/planPage.ts'

/** Pages that are often made together, for a hard time: each who made them can say whether they agree. */
export const isMadeTogether = ({ kind }: Pick<PlanPage, 'kind'>) => kindOf(kind).isForCrisis === true

/** What a page says, in short: another for every other page. */
export const inShort = ({ answers, near }: Pick<Content, 'answers' | 'near'>): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        Object.entries(answers)
          .filter(([, words]) => words)
          .sort(),
        near,
      ]),
    )
    .digest('hex')
    .slice(0, 16)

/** Who somebody is when they say whether they agree: by their membership, or by the link in their hand. */
export const sayerOf = (viewer: Viewer, page: Pick<PlanPage, 'personId'>): Pick<Agreement, 'by' | 'name' | 'part'> => {
  if (isTheirs(viewer, page)) return { by: 'person', name: viewer.name, part: 'person' }
  if (viewer.membershipId) return { by: viewer.membershipId, name: viewer.name, part: viewer.wears('supporter') ? 'supporter' : 'worker' }
  return { by: `link ${viewer.tokenHash}`, name: viewer.name, part: 'supporter' }
}

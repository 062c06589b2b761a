import { recordInAudit } from '../../../../platform/audit.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { newId } from '../../../../platform/ids.ts'
import type { Person } from '../../../people/index.ts'
import { type PageToAdd, putPage } from '../../book/changes/addPage.ts'

/**
 * Begins a page of somebody's paper plan, to be typed in together with a worker, who can write on it until its owner takes that back.
 * The same id sent twice is one page. Throws NotFound when the person keeps a plan that this worker has no part in.
 */
export async function typeInPage(acting: Acting, person: Pick<Person, 'id' | 'name'>, page: Omit<PageToAdd, 'personId'>) {
  const { partnershipId, membershipId, name } = acting.viewer
  if (!(await putPage(acting, { ...page, personId: person.id }, [membershipId]))) return
  await acting.tx
    .insertInto('planShare')
    .values({
      partnershipId,
      id: newId(),
      personId: person.id,
      fromName: person.name,
      pageIds: [page.id],
      withKind: 'typed in together',
      withName: name,
      membershipId,
      mayWrite: true,
      madeAt: acting.now,
      madeByName: name,
    })
    .execute()
  await recordInAudit(acting, 'typed in', { thing: 'plan page', thingId: page.id, personId: person.id })
}

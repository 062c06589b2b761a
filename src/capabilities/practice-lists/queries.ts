import { sql } from 'kysely'

import { addDays, type Day } from '../../platform/clock.ts'
import { type Tx, withoutSeeingNames } from '../../platform/database/narrowed.ts'
import { foldName } from '../../platform/fold.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { defaultRules, type LetterRun, type ListedPerson, type PracticeList, type Rules } from './list.ts'

export const PAGE = 25

export const findList = (tx: Tx, partnershipId: string, id: string): Promise<PracticeList | undefined> =>
  tx.selectFrom('practiceList').selectAll().where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()

/** Lists that the viewer reaches, the newest first, with the names of their practices. */
export const listLists = (tx: Tx, partnershipId: string, { after }: { after?: string | undefined } = {}) =>
  tx
    .selectFrom('practiceList as l')
    .innerJoin('organisation as o', (join) => join.onRef('o.partnershipId', '=', 'l.partnershipId').onRef('o.id', '=', 'l.organisationId'))
    .select(['l.id', 'l.organisationId', 'l.teamId', 'l.register', 'l.state', 'l.madeAt', 'l.found', 'o.name as practice'])
    .where('l.partnershipId', '=', partnershipId)
    .$if(after !== undefined, (query) => query.where('l.id', '<', after as string))
    .orderBy('l.id', 'desc')
    .limit(PAGE)
    .execute()

export const findPractice = (tx: Tx, partnershipId: string, id: string) =>
  tx
    .selectFrom('organisation')
    .select(['id', 'name', 'address', 'postcode', 'phone'])
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', id)
    .executeTakeFirst()

/** Practices that the viewer may send a list for: a referrer their own, an administrator any. */
export const listOwnPractices = (tx: Tx, viewer: Viewer) =>
  tx
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('partnershipId', '=', viewer.partnershipId)
    .where('closedOn', 'is', null)
    .$if(viewer.wears('administrator'), (query) => query.where('kind', '=', 'GP practice'))
    .$if(!viewer.wears('administrator'), (query) => query.where('id', 'in', viewer.organisationIds.length > 0 ? viewer.organisationIds : [null as never]))
    .orderBy('foldedName')
    .limit(1000)
    .execute()

/** How lists are kept here. */
export async function findRules(tx: Tx, partnershipId: string): Promise<Rules> {
  const row = await tx.selectFrom('practiceListRules').selectAll().where('partnershipId', '=', partnershipId).executeTakeFirst()
  return row ?? defaultRules
}

/** Rows that could not be used, by line. One page: at most `limit`, after a line. */
export const listRejected = (tx: Tx, partnershipId: string, listId: string, { after = 0, limit = 10 } = {}) =>
  tx
    .selectFrom('practiceListRejected')
    .select(['line', 'reason', 'raw'])
    .where('partnershipId', '=', partnershipId)
    .where('listId', '=', listId)
    .where('line', '>', after)
    .orderBy('line')
    .limit(limit)
    .execute()

/** People of whom something could not be taken as it stands, by line. */
export const listNoted = (tx: Tx, partnershipId: string, listId: string, { after = 0, limit = 10 } = {}) =>
  tx
    .selectFrom('listedPerson')
    .select(['line', 'name', 'nhsNumber', 'notes'])
    .where('partnershipId', '=', partnershipId)
    .where('listId', '=', listId)
    .where('notes', '<>', sql<string[]>`'{}'`)
    .where('line', '>', after)
    .orderBy('line')
    .limit(limit)
    .execute()

export const findListed = (tx: Tx, partnershipId: string, id: string): Promise<ListedPerson | undefined> =>
  tx.selectFrom('listedPerson').selectAll().where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()

/** Somebody by the hash of the link or the code in hand. */
export const findByHash = (tx: Tx, partnershipId: string, column: 'tokenHash' | 'codeHash', hash: string): Promise<ListedPerson | undefined> =>
  tx.selectFrom('listedPerson').selectAll().where('partnershipId', '=', partnershipId).where(column, '=', hash).executeTakeFirst()

interface Search {
  name: string
  listId?: string
  teamIds?: readonly string[]
  after?: { foldedName: string; id: string } | undefined
}

/** People of a list, or of the lists a team writes to, whose name begins so. What became of them is not among what is read. */
export function searchListed(tx: Tx, partnershipId: string, { name, listId, teamIds, after }: Search) {
  const folded = foldName(name)
  return tx
    .selectFrom('listedPerson')
    .select(['id', 'name', 'foldedName', 'postcode', 'bornOn', 'listId'])
    .where('partnershipId', '=', partnershipId)
    .$if(listId !== undefined, (query) => query.where('listId', '=', listId as string))
    .$if(teamIds !== undefined, (query) => query.where('teamId', 'in', teamIds as readonly string[]).where('state', 'not in', ['listed', 'left out']))
    .where('foldedName', '>=', folded)
    .where('foldedName', '<', `${folded}\uffff`)
    .$if(after !== undefined, (query) => query.where((eb) => eb(eb.refTuple('foldedName', 'id'), '>', eb.tuple(after?.foldedName ?? '', after?.id ?? ''))))
    .orderBy('foldedName')
    .orderBy('id')
    .limit(PAGE)
    .execute()
}

export const findRun = (tx: Tx, partnershipId: string, id: string): Promise<LetterRun | undefined> =>
  tx.selectFrom('letterRun').selectAll().where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()

/** Lots of letters of a list, the newest first. They are few. */
export const listRuns = (tx: Tx, partnershipId: string, listId: string): Promise<LetterRun[]> =>
  tx.selectFrom('letterRun').selectAll().where('partnershipId', '=', partnershipId).where('listId', '=', listId).orderBy('id', 'desc').limit(50).execute()

/** How many of a list wait for a first letter, and how many are silent for long enough to be reminded once. */
export async function countToSend(
  tx: Tx,
  { partnershipId, id }: Pick<PracticeList, 'partnershipId' | 'id'>,
  today: Day,
  { remindAfterDays }: Pick<Rules, 'remindAfterDays'>,
) {
  // Counted without seeing who: a team reaches people only once a letter to them is being made.
  const { invitation, reminder } = await withoutSeeingNames(tx, () =>
    tx
      .selectFrom('listedPerson')
      .select((eb) => [
        eb.fn.countAll<number>().filterWhere('state', '=', 'listed').as('invitation'),
        eb.fn.countAll<number>().filterWhere('state', '=', 'invited').filterWhere('invitedOn', '<=', addDays(today, -remindAfterDays)).as('reminder'),
      ])
      .where('partnershipId', '=', partnershipId)
      .where('listId', '=', id)
      .where('state', 'in', ['listed', 'invited'])
      .executeTakeFirstOrThrow(),
  )
  return [
    { kind: 'invitation' as const, count: Number(invitation) },
    { kind: 'reminder' as const, count: Number(reminder) },
  ]
}

/** Questions that people of the viewer's teams asked, and nobody has answered yet, the oldest first. */
export const listQuestions = (tx: Tx, viewer: Viewer, limit = PAGE) =>
  tx
    .selectFrom('listedPerson')
    .select(['id', 'name', 'question', 'repliedAt'])
    .where('partnershipId', '=', viewer.partnershipId)
    .where('teamId', 'in', viewer.teamIds.length > 0 ? viewer.teamIds : [null as never])
    .where('state', '=', 'question')
    .orderBy('repliedAt')
    .orderBy('id')
    .limit(limit)
    .execute()

import { sql } from 'kysely'
import { recordInAudit } from '../../../../platform/audit.ts'
import type { Tx } from '../../../../platform/database/narrowed.ts'
import { OutOfDate } from '../../../../platform/errors.ts'
import { foldName } from '../../../../platform/fold.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import type { Person } from '../../person.ts'
import { type Choices, type Details, takenDetails } from '../details.ts'
import { keepKeysAnew } from '../keepKeys.ts'
import { whoIsKept, whyNot } from '../pair.ts'
import { findStanding } from '../standing.ts'
import { moveRows } from './moveRows.ts'

/** That they are the same already, or that one of them is kept under another name now. */
export const JOINED_ALREADY = 'These two were joined already: they are one person, and everything is on one page. You need do nothing more.'
const JOINED_WITH_ANOTHER =
  'One of these two was joined with somebody else just before you. Open the page that you came from again: it leads to the one who is kept, and you can look at the two side by side.'

const CHANGED_SINCE =
  'Something about these two changed since you opened the page: their details, or which of them is kept. Nothing is joined yet. Open the page again, look at the two side by side, and join them then.'

interface Joining {
  id: string
  because: string
  choices: Choices
  /** What the worker saw when they chose: who is kept, and the versions of the two in the order in which they are given. */
  seen: { keptId: string; versions: readonly [number, number] }
}

/**
 * Joins two people who are the same. Everything that is about one moves to the other, with a record of what came from where; the one put
 * aside stays, and says where it went. Throws OutOfDate, in words, when somebody joined either of them first, when it cannot be done now, or when
 * either is not as it was seen. The same form sent twice joins once.
 */
export async function joinPeople(acting: Acting, ids: readonly [string, string], { id, because, choices, seen }: Joining) {
  const { tx, viewer, now } = acting
  const { partnershipId } = viewer
  const both = await takeBoth(tx, partnershipId, ids)
  const [one, other] = both
  if (one.joinedTo || other.joinedTo) throw new OutOfDate(one.joinedTo === other.id || other.joinedTo === one.id ? JOINED_ALREADY : JOINED_WITH_ANOTHER)
  const candidates = await findStanding(acting, both)
  const problem = whyNot(...candidates)
  if (problem) throw new OutOfDate(problem)

  const { kept, aside } = whoIsKept(...candidates)
  if (kept.id !== seen.keptId || both.some(({ version }, nth) => version !== seen.versions[nth])) throw new OutOfDate(CHANGED_SINCE)
  const became = takenDetails(kept, aside, choices)
  const were = Object.fromEntries(Object.keys(became).map((column) => [column, kept[column as keyof Person]]))
  await tx
    .insertInto('joining')
    .values({
      ...{ partnershipId, id, personId: kept.id, teamId: kept.teamId, asideId: aside.id, asideName: aside.name, asideTeamId: aside.teamId, because },
      ...{ detailsWere: JSON.stringify(were), detailsBecame: JSON.stringify(became), joinedAt: now, joinedBy: viewer.membershipId, joinedByName: viewer.name },
    })
    .execute()
  await changeDetails(acting, kept, became)
  await putAside(acting, aside, kept)
  const moved = await moveRows(tx, { partnershipId, joiningId: id, kept, aside })
  await tx
    .updateTable('joining')
    .set({ moved: JSON.stringify(moved) })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', id)
    .execute()
  for (const person of [kept, aside]) {
    await recordInAudit(acting, 'joined', { thing: 'records of the same person', thingId: id, personId: person.id, reason: because })
  }
  return { kept, aside }
}

/**
 * Both rows, for this transaction alone: always the same one first, so that two who join them at once do not wait for each other. Who is just
 * writing something about either does not wait, and it is not lost: `gatherWhatCameLate` finds it.
 */
async function takeBoth(tx: Tx, partnershipId: string, ids: readonly [string, string]): Promise<[Person, Person]> {
  const rows = await tx
    .selectFrom('person')
    .selectAll()
    .where('partnershipId', '=', partnershipId)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  const [one, other] = ids.map((id) => rows.find((row) => row.id === id))
  if (!one || !other) throw new OutOfDate(JOINED_WITH_ANOTHER)
  return [one, other]
}

/** Changes details of the one kept, and by what they are known again. */
export async function changeDetails({ tx, house }: Pick<Acting, 'tx' | 'house'>, person: Person, details: Details) {
  if (Object.keys(details).length === 0) return
  const name = details.name ? { name: details.name, foldedName: foldName(details.name) } : {}
  await tx
    .updateTable('person')
    .set({ ...details, ...name, version: sql`version + 1` })
    .where('partnershipId', '=', person.partnershipId)
    .where('id', '=', person.id)
    .execute()
  await keepKeysAnew(tx, house, { ...person, ...(details as Partial<Person>) })
}

/** The one put aside says where it went, and so do those who were joined with it before. */
const putAside = ({ tx, now }: Pick<Acting, 'tx' | 'now'>, aside: Person, kept: Person) =>
  tx
    .updateTable('person')
    .set((eb) => ({ joinedTo: kept.id, joinedAt: eb.case().when('id', '=', aside.id).then(now).else(eb.ref('joinedAt')).end(), version: sql`version + 1` }))
    .where('partnershipId', '=', aside.partnershipId)
    .where((eb) => eb.or([eb('id', '=', aside.id), eb('joinedTo', '=', aside.id)]))
    .execute()

import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Joining as JoiningTable } from '../../../../database/schema.ts'
import { type Tx, withoutSeeingWhose } from '../../../platform/database/narrowed.ts'
import { foldName } from '../../../platform/fold.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import type { Person } from '../person.ts'
import { type Known, matchKeys } from './matchKeys.ts'

/** Who may be the same person: somebody whom the viewer reaches, or somebody of a team whom they do not. */
export interface Alike {
  /** Undefined when the viewer does not reach them: then only the team is said. */
  person: Pick<Person, 'id' | 'name' | 'bornOn' | 'nhsNumber' | 'phone' | 'email' | 'postcode'> | undefined
  team: { id: string; name: string }
}

/** More than anybody has; it keeps a mistake in the data from filling a page. */
const MOST = 10

const isNotSomebodyElse = (one: RawBuilder<string>, other: RawBuilder<string>) => sql`not exists (
  select from not_the_same n where n.partnership_id = theirs.partnership_id and n.one_id = least(${one}, ${other}) and n.other_id = greatest(${one}, ${other}))`

/** Whom some keys lead to, as far as the viewer may know: the policies hide the details of those they do not reach. */
async function listBehind(tx: Tx, found: RawBuilder<{ personId: string }>, partnershipId: string): Promise<Alike[]> {
  const { rows } = await sql<Alike['person'] & { teamId: string; teamName: string; isReached: boolean }>`
    select theirs.team_id as "teamId", t.name as "teamName", p.id is not null as "isReached",
      p.id, p.name, p.born_on as "bornOn", p.nhs_number as "nhsNumber", p.phone, p.email, p.postcode
    from (${found}) theirs
    join team t on t.partnership_id = ${partnershipId} and t.id = theirs.team_id
    left join person p on p.partnership_id = ${partnershipId} and p.id = theirs.person_id
    order by p.id is null, p.name, theirs.person_id limit ${MOST}`.execute(tx)
  return rows.map(({ teamId, teamName, isReached, ...person }) => ({ person: isReached ? person : undefined, team: { id: teamId, name: teamName } }))
}

/** Who may be the same person as somebody, but for those of whom it was said that they are not. */
export const listAlike = (tx: Tx, { partnershipId }: Pick<Viewer, 'partnershipId'>, personId: string): Promise<Alike[]> =>
  listBehind(
    tx,
    sql`select distinct theirs.person_id, theirs.team_id
      from match_key mine join match_key theirs on theirs.partnership_id = mine.partnership_id and theirs.key = mine.key and theirs.person_id <> mine.person_id
      where mine.partnership_id = ${partnershipId} and mine.person_id = ${personId} and ${isNotSomebodyElse(sql`mine.person_id`, sql`theirs.person_id`)}`,
    partnershipId,
  )

/** Whom a worker reaches who may be the same person as somebody who is not kept yet. */
export async function listKnown({ tx, viewer, house }: Pick<Acting<Viewer>, 'tx' | 'viewer' | 'house'>, known: Known): Promise<Alike[]> {
  const { partnershipId } = viewer
  const keys = matchKeys(house.settings.secret, partnershipId, known)
  if (keys.length === 0) return []
  const found = sql<{ personId: string }>`select distinct theirs.person_id, theirs.team_id from match_key theirs
    where theirs.partnership_id = ${partnershipId} and theirs.key in (${sql.join(keys)})`
  return (await listBehind(tx, found, partnershipId)).filter(({ person }) => person !== undefined)
}

/** For each of some people, how many may be the same: those who are somebody else, and those with nobody, left out. One statement for a page. */
export async function countAlike(tx: Tx, { partnershipId }: Pick<Viewer, 'partnershipId'>, personIds: readonly string[]): Promise<Map<string, number>> {
  if (personIds.length === 0) return new Map()
  const { rows } = await sql<{ personId: string; count: number }>`
    select mine.person_id as "personId", count(distinct theirs.person_id)::int as count
    from match_key mine join match_key theirs on theirs.partnership_id = mine.partnership_id and theirs.key = mine.key and theirs.person_id <> mine.person_id
    where mine.partnership_id = ${partnershipId} and mine.person_id in (${sql.join(personIds)}) and ${isNotSomebodyElse(sql`mine.person_id`, sql`theirs.person_id`)}
    group by mine.person_id`.execute(tx)
  return new Map(rows.map(({ personId, count }) => [personId, count]))
}

export type Joining = Selectable<JoiningTable>

/** With whom somebody was joined, the last first, those taken apart again as well. */
export const listJoinings = (tx: Tx, partnershipId: string, personId: string): Promise<Joining[]> =>
  tx
    .selectFrom('joining')
    .selectAll()
    .where('partnershipId', '=', partnershipId)
    .where('personId', '=', personId)
    .orderBy('joinedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute()

/** One of them. */
export const findJoining = (tx: Tx, { partnershipId, id: personId }: Pick<Person, 'partnershipId' | 'id'>, id: string): Promise<Joining | undefined> =>
  tx.selectFrom('joining').selectAll().where('partnershipId', '=', partnershipId).where('personId', '=', personId).where('id', '=', id).executeTakeFirst()

/** Those who were joined with somebody before that one was put aside themselves. */
export async function listLedTo(tx: Tx, partnershipId: string, asideId: string, keptId: string): Promise<string[]> {
  // Their joinings stay with whom they were joined with then, which the team of the one kept may not reach: they are found without seeing whose.
  const rows = await withoutSeeingWhose(tx, () =>
    tx
      .selectFrom('joining as j')
      .innerJoin('person as p', (join) => join.onRef('p.partnershipId', '=', 'j.partnershipId').onRef('p.id', '=', 'j.asideId'))
      .select('j.asideId')
      .where('j.partnershipId', '=', partnershipId)
      .where('j.personId', '=', asideId)
      .where('j.apartAt', 'is', null)
      .where('p.joinedTo', '=', keptId)
      .execute(),
  )
  return rows.map((row) => row.asideId)
}

/** The ids of those of a team who may be the same person as somebody: for saying that they are not, without seeing who they are. */
export async function listAlikeOfTeam(tx: Tx, { partnershipId }: Pick<Viewer, 'partnershipId'>, personId: string, teamId: string): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select distinct theirs.person_id as "personId"
    from match_key mine join match_key theirs on theirs.partnership_id = mine.partnership_id and theirs.key = mine.key and theirs.person_id <> mine.person_id
    where mine.partnership_id = ${partnershipId} and mine.person_id = ${personId} and theirs.team_id = ${teamId} limit 50`.execute(tx)
  return rows.map((row) => row.personId)
}

/** People of the viewer's teams whose name begins like this, to say that one of them is the same person as somebody. */
export const searchByName = (tx: Tx, viewer: Viewer, words: string, except: string) => {
  const folded = foldName(words)
  return tx
    .selectFrom('person')
    .select(['id', 'name', 'bornOn', 'nhsNumber', 'phone', 'email', 'postcode'])
    .where('partnershipId', '=', viewer.partnershipId)
    .where('teamId', 'in', viewer.teamIds.length > 0 ? viewer.teamIds : [null as never])
    .where('foldedName', '>=', folded)
    .where('foldedName', '<', `${folded}\u{10ffff}`)
    .where('joinedTo', 'is', null)
    .where('id', '<>', except)
    .orderBy('foldedName')
    .orderBy('id')
    .limit(20)
    .execute()
}

import { narrowed, type Tx } from '../../../platform/database/narrowed.ts'
import type { House } from '../../../platform/http/env.ts'
import type { Job } from '../../../platform/manifest.ts'
import { moveAll } from './changes/moveRows.ts'
import { rowsOfKeys } from './keepKeys.ts'
import { keysMadeWith } from './matchKeys.ts'

type At = Pick<House, 'database' | 'settings'>

/** People whose keys are made in one transaction, and how many of those make a piece of work. */
const AT_ONCE = 500
const LOTS = 5

/**
 * Makes the match keys of those who have none: of people from before there were any, and of everybody when the secret of the installation
 * or the way they are made is another.
 */
export const makeMatchKeys: Job = {
  name: 'make match keys',
  waiting: async ({ database, settings }) => {
    const partnerships = await narrowed(database.pool, {}, (tx) => tx.selectFrom('partnership').select('partnershipId').execute(), 'livewell_background')
    const waiting: { partnershipId: string; id: string }[] = []
    for (const { partnershipId } of partnerships) {
      const somebody = await narrowed(
        database.pool,
        { partnershipId },
        (tx) => peopleWithoutKeys(tx, partnershipId, keysMadeWith(settings.secret)).select('id').limit(1).executeTakeFirst(),
        'livewell_background',
      )
      if (somebody) waiting.push({ partnershipId, id: partnershipId })
    }
    return waiting
  },
  run: async (house, { id: partnershipId }) => {
    for (let lot = 0; lot < LOTS && (await makeSomeKeys(house, partnershipId)) === AT_ONCE; lot++);
  },
}

// Two ranges, because an index can be asked for those: what is there is as a rule less, and seldom more, than the name of now.
const peopleWithoutKeys = (tx: Tx, partnershipId: string, made: string) =>
  tx
    .selectFrom('person')
    .where('partnershipId', '=', partnershipId)
    .where((eb) => eb.or([eb('keysMade', '<', made), eb('keysMade', '>', made)]))

/** Makes the keys of some people. Answers how many: none when all have theirs. */
export const makeSomeKeys = ({ database, settings }: At, partnershipId: string): Promise<number> =>
  narrowed(
    database.pool,
    { partnershipId },
    async (tx) => {
      const made = keysMadeWith(settings.secret)
      const some = await peopleWithoutKeys(tx, partnershipId, made)
        .select(['partnershipId', 'id', 'teamId', 'joinedTo', 'foldedName as name', 'bornOn', 'nhsNumber', 'phone', 'email', 'postcode'])
        .limit(AT_ONCE)
        .forUpdate()
        .skipLocked()
        .execute()
      if (some.length === 0) return 0
      const ids = some.map(({ id }) => id)
      await tx.deleteFrom('matchKey').where('partnershipId', '=', partnershipId).where('ofId', 'in', ids).execute()
      const rows = rowsOfKeys(settings.secret, await withTheTeamTheyLeadTo(tx, partnershipId, some))
      if (rows.length > 0) await tx.insertInto('matchKey').values(rows).execute()
      await tx.updateTable('person').set({ keysMade: made }).where('partnershipId', '=', partnershipId).where('id', 'in', ids).execute()
      return some.length
    },
    'livewell_background',
  )

/** Keys lead to the one kept, so whoever finds them by one rings that one's team: not the team that somebody put aside once had. */
async function withTheTeamTheyLeadTo<Somebody extends { teamId: string; joinedTo: string | null }>(tx: Tx, partnershipId: string, some: readonly Somebody[]) {
  const keptIds = some.flatMap(({ joinedTo }) => joinedTo ?? [])
  if (keptIds.length === 0) return some
  const kept = await tx.selectFrom('person').select(['id', 'teamId']).where('partnershipId', '=', partnershipId).where('id', 'in', keptIds).execute()
  const teamOf = new Map(kept.map(({ id, teamId }) => [id, teamId]))
  return some.map((somebody) => ({ ...somebody, teamId: teamOf.get(somebody.joinedTo ?? '') ?? somebody.teamId }))
}

/** Longer than anybody's request takes. */
const SETTLES_AFTER_MS = 2 * 60_000

/** What somebody was just writing about the one put aside while two were joined follows to the one kept. Once for each joining, the first first. */
export const gatherWhatCameLate: Job = {
  name: 'gather what came late',
  waiting: async ({ database, clock }) => {
    const partnerships = await narrowed(database.pool, {}, (tx) => tx.selectFrom('partnership').select('partnershipId').execute(), 'livewell_background')
    const before = new Date(clock().getTime() - SETTLES_AFTER_MS)
    const waiting: { partnershipId: string; id: string }[] = []
    for (const { partnershipId } of partnerships) {
      const first = await narrowed(
        database.pool,
        { partnershipId },
        (tx) => unsettled(tx, partnershipId).select('id').where('joinedAt', '<', before).orderBy('joinedAt').limit(1).executeTakeFirst(),
        'livewell_background',
      )
      if (first) waiting.push({ partnershipId, id: first.id })
    }
    return waiting
  },
  run: ({ database, clock }, { id: partnershipId }, { id = '' }) =>
    narrowed(
      database.pool,
      { partnershipId },
      async (tx) => {
        const joining = await unsettled(tx, partnershipId)
          .select(['personId', 'teamId', 'asideId', 'asideTeamId', 'moved'])
          .where('id', '=', id)
          .forNoKeyUpdate()
          .executeTakeFirst()
        if (!joining) return
        const [kept, aside] = [
          { id: joining.personId, teamId: joining.teamId },
          { id: joining.asideId, teamId: joining.asideTeamId },
        ]
        const moved = { ...(joining.moved as Record<string, number>) }
        for (const [table, more] of Object.entries(await moveAll(tx, { partnershipId, joiningId: id, kept, aside }))) moved[table] = (moved[table] ?? 0) + more
        await tx
          .updateTable('joining')
          .set({ moved: JSON.stringify(moved), settledAt: clock() })
          .where('partnershipId', '=', partnershipId)
          .where('id', '=', id)
          .execute()
      },
      'livewell_background',
    ),
}

const unsettled = (tx: Tx, partnershipId: string) =>
  tx.selectFrom('joining').where('partnershipId', '=', partnershipId).where('settledAt', 'is', null).where('apartAt', 'is', null)

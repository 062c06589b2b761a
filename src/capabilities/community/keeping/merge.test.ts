import { beforeEach, expect, test } from 'vitest'
import { aWorld, type World } from '../../../../tests/kit/world.ts'
import { aReferral } from '../../referrals/factory.ts'
import { aSupport } from '../../support/factory.ts'
import { aCost, anEntry, anEntryPlace, anEntryTerm, anException, anIntroduction, anOrganiser, aSchedule, aTaxonomy, aTerm } from '../factory.ts'
import { findEntry } from '../queries/entries.ts'
import { aVisit } from '../visits/factory.ts'
import { mergeEntries } from './changes/mergeEntries.ts'
import { POINTING } from './changes/movePointing.ts'
import { undoMerge } from './changes/undoMerge.ts'
import { aKeeper, anAlikePair, aSuggestion } from './factory.ts'
import { findMovedTo } from './queries.ts'
import { snake } from './snake.ts'

let world: World
let kept: ReturnType<typeof anEntry>
let gone: ReturnType<typeof anEntry>
let introductionId: string

beforeEach(async () => {
  world = await aWorld()
  const { partnershipId, south, rosa, members } = world
  const groupId = members['group leader'].groupIds[0] as string
  const organiser = anOrganiser({ partnershipId })
  kept = anEntry({ partnershipId, name: 'Thursday walkers', whoSuits: '', contactPhone: '', accessFeatures: ['quiet'] })
  gone = anEntry({
    partnershipId,
    groupId,
    organiserId: organiser.id,
    name: 'Thursday Walkers',
    whoSuits: 'Anybody',
    contactPhone: '0115 496 0200',
    accessFeatures: ['parking', 'quiet'],
  })
  const hall = anEntryPlace(gone)
  const thursdays = aSchedule(gone, { placeId: hall.id })
  const about = aTaxonomy({ partnershipId })
  const [walking, outdoors] = [aTerm(about), aTerm(about, { name: 'Outdoors' })]
  const referral = aReferral({ partnershipId, personId: rosa.id, teamId: south.id, state: 'accepted' })
  const support = aSupport({ partnershipId, personId: rosa.id, referralId: referral.id, teamId: south.id, ledBy: world.coachElsewhere.membershipId })
  // Of a team that whoever merges does not belong to.
  const introduction = anIntroduction({
    partnershipId,
    personId: rosa.id,
    supportId: support.id,
    teamId: south.id,
    entryId: gone.id,
    groupId,
    byMembership: world.coachElsewhere.membershipId,
  })
  introductionId = introduction.id
  await world.sow({
    organiser: [organiser],
    taxonomy: [about],
    term: [walking, outdoors],
    entry: [kept, gone],
    entryPlace: [hall],
    schedule: [thursdays],
    scheduleException: [anException(thursdays, '2026-12-24')],
    costOption: [aCost(gone)],
    entryTerm: [anEntryTerm(kept, outdoors), anEntryTerm(gone, walking), anEntryTerm(gone, outdoors)],
    keeper: [aKeeper(gone)],
    suggestion: [aSuggestion(gone, { groupId })],
    alike: [anAlikePair(kept, gone)],
    referral: [referral],
    support: [support],
    introduction: [introduction],
    visit: [aVisit({ partnershipId, entryId: gone.id, byMembership: members['health coach'].membershipId })],
  })
  // As every change leaves it, so that the listings are there to compare.
  const { listAgain } = await import('../changes/listAgain.ts')
  await world.asViewer(members.administrator, (tx) => listAgain(tx, partnershipId, [kept.id, gone.id]))
})

const read = (id: string) => world.asViewer(world.members.administrator, (tx) => findEntry(tx, world.partnershipId, id))
const merge = async (keptId = kept.id, goneId = gone.id) => {
  const [a, b] = [await read(keptId), await read(goneId)]
  if (!a || !b) throw new Error('Not there')
  return world.acting(world.members['link worker'], (acting) => mergeEntries(acting, a, b))
}
const undo = async (keptId = kept.id) => {
  const { rows } = await world.database.pool.query('select id from entry_merge where kept_id = $1 and undone_at is null order by id desc limit 1', [keptId])
  return world.acting(world.members.administrator, (acting) => undoMerge(acting, keptId, rows[0].id))
}

// What says that something happened, and rightly says more afterwards.
const APPENDED = ['audit_entry', 'entry_history', 'entry_merge', 'migration', 'migration_lock']

/** Every row of every table of the product, but for what tells of changes: versions, times of change. */
async function everything(): Promise<Record<string, string[]>> {
  const { pool } = world.database
  const { rows: tables } = await pool.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and not tablename = any ($1) order by 1`,
    [APPENDED],
  )
  const all: Record<string, string[]> = {}
  for (const { name } of tables) {
    const { rows } = await pool.query<{ row: string }>(`select (to_jsonb(t) - 'version' - 'changed_at')::text as row from ${name} t order by 1`)
    all[name] = rows.map(({ row }) => row)
  }
  return all
}

test('the kept one takes what it lacks, and keeps what it has', async () => {
  expect(await merge()).toBeUndefined()
  expect(await read(kept.id)).toMatchObject({
    name: 'Thursday walkers',
    whoSuits: 'Anybody',
    contactPhone: '0115 496 0200',
    accessFeatures: ['quiet', 'parking'],
    groupId: gone.groupId,
    version: 2,
  })
  expect(await read(gone.id)).toMatchObject({ state: 'at rest', groupId: null })
  const { rows } = await world.database.pool.query(
    `select (select count(*) from entry_place where entry_id = $1)::int as places, (select count(*) from schedule s join schedule_exception using (partnership_id) where s.entry_id = $1 and schedule_id = s.id)::int as exceptions,
      (select count(*) from entry_term where entry_id = $1)::int as terms, (select count(*) from listing where entry_id = $1)::int as listings, (select count(*) from listing where entry_id = $2)::int as gone`,
    [kept.id, gone.id],
  )
  expect(rows).toEqual([{ places: 1, exceptions: 1, terms: 2, listings: 1, gone: 0 }])
})

test('what pointed to the other points to the kept one, also of teams that whoever merges does not belong to', async () => {
  await merge()
  const { pool } = world.database
  expect((await pool.query('select entry_id from introduction where id = $1', [introductionId])).rows).toEqual([{ entry_id: kept.id }])
  expect((await pool.query('select entry_id from visit')).rows).toEqual([{ entry_id: kept.id }])
  expect((await pool.query('select entry_id from suggestion')).rows).toEqual([{ entry_id: kept.id }])
  expect((await pool.query('select name from keeper where entry_id = $1', [kept.id])).rows).toEqual([{ name: 'Ada Frost' }])
  expect(await world.asViewer(world.nobody, (tx) => findMovedTo(tx, world.partnershipId, gone.id))).toEqual({ id: kept.id })
  const old = await world.ask(`/ashcombe/community/${gone.id}`)
  expect([old.status, old.headers.get('location')]).toEqual([301, `/ashcombe/community/${kept.id}`])
})

test('a worker who merges still sees no introduction of another team', async () => {
  await merge()
  const seen = (viewer: (typeof world.members)['link worker']) =>
    world.asViewer(viewer, (tx) => tx.selectFrom('introduction').select('id').where('partnershipId', '=', world.partnershipId).execute())
  expect(await seen(world.members['link worker'])).toEqual([])
  expect(await seen(world.coachElsewhere)).toEqual([{ id: introductionId }])
})

test('undone, every table is as it was', async () => {
  const before = await everything()
  await merge()
  expect(await everything()).not.toEqual(before)
  expect(await undo()).toBe('as they were')
  expect(await everything()).toEqual(before)
})

test('merged, undone and merged the other way round, and undone again, every table is as it was', async () => {
  const before = await everything()
  await merge()
  await undo()
  await merge(gone.id, kept.id)
  expect(await undo(gone.id)).toBe('as they were')
  expect(await everything()).toEqual(before)
})

test('what was changed after the merge is not overwritten by undoing it', async () => {
  await merge()
  await world.asViewer(world.members.administrator, (tx) =>
    tx.updateTable('entry').set({ cost: '£3', version: 3 }).where('partnershipId', '=', world.partnershipId).where('id', '=', kept.id).execute(),
  )
  expect(await undo()).toBe('kept what it took')
  expect(await read(kept.id)).toMatchObject({ cost: '£3', whoSuits: 'Anybody', groupId: null })
  expect(await read(gone.id)).toMatchObject({ state: 'open', groupId: gone.groupId })
})

test('addresses never lead in a circle', async () => {
  const { partnershipId } = world
  const third = anEntry({ partnershipId, name: 'Walkers of Thursday' })
  await world.sow({ entry: [third] })
  await merge()
  expect(await merge(gone.id, kept.id)).toBe('moved already')
  expect(await merge(third.id, gone.id)).toBe('moved already')
  expect(await merge(kept.id, kept.id)).toBe('moved already')
  expect(await merge(third.id, kept.id)).toBeUndefined()
  const movedTo = (id: string) => world.asViewer(world.nobody, (tx) => findMovedTo(tx, partnershipId, id))
  expect(await movedTo(gone.id)).toEqual({ id: third.id })
  expect(await undo(kept.id)).toBe('undo the later one first')
  expect(await undo(third.id)).toBe('as they were')
  expect(await movedTo(gone.id)).toEqual({ id: kept.id })
  expect(await undo(kept.id)).toBe('as they were')
})

test('two that both keep a register are not made one', async () => {
  const { partnershipId } = world
  const { aGroup } = await import('../factory.ts')
  const choir = aGroup({ partnershipId, name: 'Choir' })
  const choirs = anEntry({ partnershipId, groupId: choir.id, name: 'Choir' })
  await world.sow({ communityGroup: [choir], entry: [choirs] })
  expect(await merge(choirs.id, gone.id)).toBe('both keep a register')
  expect(await read(gone.id)).toMatchObject({ state: 'open' })
})

test('of two who merge at once, the second is told that it has changed', async () => {
  const [a, b] = [await read(kept.id), await read(gone.id)]
  await merge()
  await expect(world.acting(world.members['health coach'], (acting) => mergeEntries(acting, a as never, b as never))).rejects.toThrow('has changed')
})

test('every table that points to an entry is known to the merge', async () => {
  const { rows } = await world.database.pool.query<{ name: string }>(
    `select distinct conrelid::regclass::text as name from pg_constraint where contype = 'f' and confrelid = 'entry'::regclass order by 1`,
  )
  // A new table either belongs to the entry and stays with it, or points to it and has to move: say so in changes/movePointing.ts, and here.
  const stays = [
    'alike',
    'cost_option',
    'entry_contact',
    'entry_history',
    'entry_merge',
    'entry_place',
    'entry_term',
    'listing',
    'schedule',
    'schedule_exception',
  ]
  const moves = ['entry_moved', 'keeper', 'suggestion', ...POINTING.map((table) => Object.keys(snake({ [table]: 0 }))[0] as string)]
  expect(rows.map(({ name }) => name)).toEqual([...stays, ...moves].sort())
})

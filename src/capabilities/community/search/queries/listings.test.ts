import { type RawBuilder, sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { aWorld, TODAY, type World } from '../../../../../tests/kit/world.ts'
import { metresBetween } from '../../../../platform/distance.ts'
import { anEntry, anEntryPlace } from '../../factory.ts'
import type { Sought } from '../sought.ts'
import { takeApart } from '../words.ts'
import { asQuery, conditions, spotOf } from './conditions.ts'
import { countEach, listPoints, listShown } from './listings.ts'

let world: World
const HERE = { latitude: 52.9, longitude: -1.05 }
const sought = (more: Partial<Sought> = {}): Sought => ({ words: [], oldest: '2026-01-01', ...more })
const around = (miles: number) => ({ around: { from: HERE, within: miles * 1609.344 } })

beforeAll(async () => {
  world = await aWorld()
  const entries = Array.from({ length: 60 }, (_, i) => anEntry({ partnershipId: world.partnershipId, name: `Club ${i}`, lastCheckedOn: TODAY }))
  const places = entries.map((entry, i) =>
    anEntryPlace(entry, { latitude: HERE.latitude + Math.sin(i * i) * 0.3, longitude: HERE.longitude + Math.cos(i * i * 1.7) * 0.4 }),
  )
  await world.sow({ entry: entries, entryPlace: places })
})

/** What an index is asked for, once reading every row is no choice. */
const planOf = (where: RawBuilder<unknown>, order = sql``) =>
  world.asViewer(world.nobody, async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx)
    const { rows } = await sql<Record<string, string>>`explain select l.id from listing l where ${where} ${order}`.execute(tx)
    return rows.map((row) => Object.values(row)[0]).join('\n')
  })

test('row-level security lets words, places and names use their indexes', async () => {
  expect(await planOf(sql`l.words @@ ${asQuery(takeApart('walk river'))}`)).toContain('listing_by_words')
  const nearest = await planOf(conditions(world.partnershipId, sought(around(10))), sql`order by l.spot <-> ${spotOf(HERE)} limit 5`)
  expect(nearest).toContain('listing_by_spot')
  expect(nearest).toContain('Order By')
  expect(await planOf(conditions(world.partnershipId, sought()), sql`order by l.sort_name, l.entry_id limit 5`)).toContain('listing_by_name')
})

test('the nearest on the flat map are the nearest on the globe, and as far as was asked for', async () => {
  const { rows } = await world.database.pool.query<{ latitude: number; longitude: number }>('select latitude, longitude from listing')
  const byGlobe = rows.map((place) => metresBetween(HERE, place)).sort((a, b) => a - b)
  const { entries } = await world.asViewer(world.nobody, (tx) => listShown(tx, world.partnershipId, sought(around(50)), { limit: 100 }))
  expect(entries).toHaveLength(60)
  // At the edge, twenty miles off, the map is right to one in a hundred.
  for (const [at, { metres }] of entries.entries()) expect(Math.abs((metres ?? 0) - (byGlobe[at] ?? 0)) / (byGlobe[at] ?? 1)).toBeLessThan(0.01)
  const near = await world.asViewer(world.nobody, (tx) => listShown(tx, world.partnershipId, sought(around(10)), { limit: 100 }))
  const within = byGlobe.filter((metres) => metres <= 16_093).length
  expect(Math.abs(near.entries.length - within)).toBeLessThanOrEqual(1)
  expect(within).toBeGreaterThan(5)
})

test('a partnership finds nothing of another’s, and it is there', async () => {
  const elsewhere = world.stranger.partnershipId
  const ask = (partnershipId: string) => world.asViewer(world.nobody, (tx) => listShown(tx, partnershipId, sought(around(50))))
  expect((await ask(elsewhere)).entries).toEqual([])
  expect((await ask(world.partnershipId)).entries).toHaveLength(20)
})

test('points and counts stop where they are told to', async () => {
  await world.asViewer(world.nobody, async (tx) => {
    expect(await listPoints(tx, world.partnershipId, sought(around(50)), 7)).toHaveLength(7)
    expect(await countEach(tx, world.partnershipId, [sought(), sought({ kind: 'service' }), sought(around(50))], 50)).toEqual([50, 0, 50])
  })
})

test('a common word is not weighed in more than five hundred entries, and says so', async () => {
  await world.sow({
    entry: Array.from({ length: 520 }, (_, i) => anEntry({ partnershipId: world.partnershipId, name: `Umbrella ${i}`, lastCheckedOn: TODAY })),
  })
  const ask = (word: string) => world.asViewer(world.nobody, (tx) => listShown(tx, world.partnershipId, sought({ words: takeApart(word) })))
  expect(await ask('umbrellas')).toMatchObject({ isCutShort: true })
  expect(await ask('club')).toMatchObject({ isCutShort: false })
})

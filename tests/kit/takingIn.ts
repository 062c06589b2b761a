import { afterAll, beforeAll, beforeEach } from 'vitest'
import { askToSwitchIn, beginReading } from '../../src/capabilities/community/imports/changes/beginImport.ts'
import type { DirectoryImport, Source } from '../../src/capabilities/community/imports/directory.ts'
import { aSource } from '../../src/capabilities/community/imports/factory.ts'
import { goOnWith } from '../../src/capabilities/community/imports/work.ts'
import { aFeedServer, aSentService, type FeedServer } from './feedServer.ts'
import { aWorld, NOW, type World } from './world.ts'

/** So many services as a feed sends them. */
export const some = (count: number, from = 1000) => Array.from({ length: count }, (_, i) => aSentService(from + i))

/** A world beside a feed, for the tests of one file: each begins with an empty feed, at the same moment. */
export function takingIn() {
  const taking = { now: NOW } as { world: World; feed: FeedServer; now: Date }
  beforeAll(async () => {
    taking.world = await aWorld()
    taking.world.house.settings.mayReachLoopback = true
    Object.assign(taking.world.house, { clock: () => taking.now })
    taking.feed = await aFeedServer()
  })
  afterAll(() => taking.feed.stop())
  beforeEach(() => {
    taking.now = NOW
    Object.assign(taking.feed, { services: [], terms: [], taxonomies: [], asked: [], instead: () => undefined, isBrief: false, marksPages: false })
  })

  const rows = async <Row extends object = Record<string, any>>(sql: string, values: unknown[] = []) =>
    (await taking.world.database.pool.query<Row>(sql, values)).rows
  const where = () => ({ id: taking.world.partnershipId, slug: 'ashcombe', timeZone: 'Europe/London' })
  const administrator = () => taking.world.members.administrator
  const ofPartnership = <T extends 'directorySource' | 'directoryImport'>(table: T, id: string) =>
    taking.world.asViewer(administrator(), (tx) =>
      tx
        .selectFrom(table as 'directorySource')
        .selectAll()
        .where('partnershipId', '=', taking.world.partnershipId)
        .where('id', '=', id)
        .executeTakeFirstOrThrow(),
    )
  const findSource = (id: string): Promise<Source> => ofPartnership('directorySource', id)
  const find = async (id: string) => (await ofPartnership('directoryImport', id)) as unknown as DirectoryImport
  const work = (id: string, pace: object = {}) => goOnWith(taking.world.house, where(), id, { pauseMs: 0, perPage: 3, forMs: 60_000, ...pace })

  const aFeed = async (given: Partial<Source> = {}): Promise<Source> => {
    const source = aSource({ partnershipId: taking.world.partnershipId, madeBy: administrator().membershipId, address: taking.feed.url, ...given })
    await taking.world.sow({ directorySource: [source] })
    return findSource(source.id)
  }
  const read = async (source: Source): Promise<DirectoryImport> => {
    const there = await findSource(source.id)
    const id = await taking.world.acting(administrator(), (acting) => beginReading(acting, there))
    await work(id)
    return find(id)
  }
  const use = async (of: DirectoryImport, takesAlike = false) => {
    const there = await find(of.id)
    await taking.world.acting(administrator(), (acting) => askToSwitchIn(acting, there, { takesAlike }))
    await work(of.id)
    return find(of.id)
  }
  const take = async (source: Source) => use(await read(source))
  const entries = (source: Source) =>
    rows(
      `select e.* from entry e join directory_origin o on o.partnership_id = e.partnership_id and o.our_id = e.id and o.kind = 'entry' where o.source_id = $1 order by e.sort_name`,
      [source.id],
    )
  /** As somebody edits it here. */
  const edit = (id: string, to: { summary: string }) => rows(`update entry set summary = $2, version = version + 1 where id = $1`, [id, to.summary])
  return Object.assign(taking, { rows, where, administrator, findSource, find, work, aFeed, read, use, take, entries, edit })
}

import { createWriteStream } from 'node:fs'
import { Writable } from 'node:stream'
import { sow } from '../demo/sow.ts'
import { aMembership, aPartnership, aPractice, aTeam } from '../src/capabilities/partnerships/factory.ts'
import { beginRun, markSent } from '../src/capabilities/practice-lists/letters/changes/beginRun.ts'
import { goOnPreparing } from '../src/capabilities/practice-lists/letters/changes/preparePiece.ts'
import { printLetters } from '../src/capabilities/practice-lists/letters/printLetters.ts'
import { defaultRules } from '../src/capabilities/practice-lists/list.ts'
import { findList, findRun } from '../src/capabilities/practice-lists/queries.ts'
import { goOnReading } from '../src/capabilities/practice-lists/uploads/changes/readPiece.ts'
import { stageFile } from '../src/capabilities/practice-lists/uploads/changes/stageFile.ts'
import { matchColumns, switchIn } from '../src/capabilities/practice-lists/uploads/changes/switchIn.ts'
import { guessColumns } from '../src/capabilities/practice-lists/uploads/columns.ts'
import { dayIn } from '../src/platform/clock.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { narrowed } from '../src/platform/database/narrowed.ts'
import { openDatabase } from '../src/platform/database/open.ts'
import type { Acting } from '../src/platform/http/env.ts'
import { newId } from '../src/platform/ids.ts'
import { keyringOf } from '../src/platform/sealing.ts'
import { type Member, Viewer } from '../src/platform/viewer.ts'
import { wordsFor } from '../src/platform/words.ts'
import { onDatabase } from './databases.ts'
import { BENCH_PLAN_KEY } from './startServer.ts'

const FOREVER = { forMs: Number.POSITIVE_INFINITY }

/** Takes in a practice list of so many people, makes letters to all of them, and draws them. Answers the table of what it took. */
export const measurePracticeList = (people: number): Promise<string> =>
  onDatabase(
    `livewell_bench_list_${people}`,
    async () => {},
    async (url) => {
      const database = await openDatabase({ databaseUrl: url, dataFolder: '' })
      try {
        await migrate(database.pool)
        return await measure(database, people)
      } finally {
        await database.close()
      }
    },
  )

async function measure(database: Awaited<ReturnType<typeof openDatabase>>, people: number): Promise<string> {
  const { house, viewer, acting, where, organisationId } = await somewhere(database)
  const steps: [what: string, seconds: number, megabytes: number][] = []
  const step = async (what: string, work: () => Promise<unknown>) => {
    const [before, began] = [process.memoryUsage().rss, performance.now()]
    let most = before
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss)
    }, 100)
    await work()
    clearInterval(watch)
    console.error(`  ${what}: ${((performance.now() - began) / 1000).toFixed(1)} s`)
    steps.push([what, (performance.now() - began) / 1000, Math.round((most - before) / 1024 / 1024)])
  }
  const id = newId()
  const list = async (a: Acting) => (await findList(a.tx, where.id, id)) as NonNullable<Awaited<ReturnType<typeof findList>>>
  await step('sent', () => acting((a) => stageFile(a, { id, organisationId, register: 'A benchmark', file: aFile(people) })))
  await step('read and checked', async () => {
    await acting(async (a) => matchColumns(a, await list(a), 1, guessColumns((await list(a)).columns)))
    await goOnReading(house, where, id, FOREVER)
  })
  await step('switched in', () => acting(async (a) => switchIn(a, await list(a))))
  const runId = newId()
  await step('letters made ready', async () => {
    await acting(async (a) => beginRun(a, await list(a), { id: runId, kind: 'invitation', way: 'letter', sortedBy: 'postcode' }))
    await goOnPreparing(house, where, runId, FOREVER)
  })
  const run = (await narrowed(database.pool, viewer, (tx) => findRun(tx, where.id, runId))) as NonNullable<Awaited<ReturnType<typeof findRun>>>
  const head = {
    partnership: 'Bench',
    phone: '01632 960123',
    practice: 'Bench Surgery',
    replyAt: 'bench.example/reply',
    returnTo: 'Bench',
    day: 'Thursday',
    t: wordsFor('en', 'UTC').t,
  }
  await step('letters drawn as one PDF', () =>
    printLetters(house, { run, head, rules: defaultRules, viewer, bothSides: false }).pipeTo(Writable.toWeb(createWriteStream('/dev/null')) as never),
  )
  await step('written down as posted', () => acting((a) => markSent(a, run, a.today)))
  const rows = steps.map(([what, seconds, megabytes]) => `| ${what} | ${seconds.toFixed(1)} | ${megabytes} |`)
  return [
    `A practice list of ${people.toLocaleString('en-GB')}, of which ${run.total.toLocaleString('en-GB')} were written to\n`,
    '| step | seconds | MB more at most |',
    '| --- | --- | --- |',
    ...rows,
  ].join('\n')
}

/** A partnership with one practice and a worker, and what changes there are made with. */
async function somewhere(database: Awaited<ReturnType<typeof openDatabase>>) {
  const here = aPartnership()
  const { partnershipId } = here
  const team = aTeam({ partnershipId, takesTheRest: true })
  const practice = aPractice({ partnershipId })
  const member = aMembership({ partnershipId, hats: ['administrator'] })
  await sow(database.pool, { partnership: [here], team: [team], organisation: [practice], membership: [member] }, { keyring: keyringOf([BENCH_PLAN_KEY]) })
  const house = {
    database,
    clock: () => new Date(),
    settings: { secret: 'a secret for the benchmark only, long enough', url: 'http://bench.example' },
    log: console,
  } as never
  const partnership = {
    id: partnershipId,
    slug: here.slug,
    name: here.name,
    timeZone: 'Europe/London',
    phone: null,
    answersWithinDays: 5,
    staffNeedTotp: false,
  }
  const viewer = new Viewer(partnership, { membershipId: member.id, hat: 'administrator', name: 'The benchmark' }) as Member
  const acting = <T>(work: (acting: Acting) => Promise<T>) =>
    narrowed(database.pool, viewer, (tx) => {
      const now = new Date()
      return work({ tx, viewer, now, today: dayIn('Europe/London', now), requestId: newId(), words: wordsFor('en', 'Europe/London'), house })
    })
  return { house, viewer, acting, where: { id: partnershipId, timeZone: 'Europe/London' }, organisationId: practice.id }
}

const NAMES = ['Moss', 'Lark', 'Reed', 'Hale', 'Finch', 'Wren', 'Ash', 'Field', 'Marsh', 'Dale']

/** A made-up list: one in fifty is on it twice, one in a hundred has no name. */
function aFile(people: number): File {
  const rows = Array.from({ length: people }, (_, n) => {
    const who = n % 50 === 49 ? n - 1 : n
    const name = n % 100 === 0 ? '' : `${NAMES[who % 10]}${String.fromCharCode(97 + (who % 26))}`
    const born = `${String(1 + (who % 28)).padStart(2, '0')}/${String(1 + (who % 12)).padStart(2, '0')}/${1930 + (who % 60)}`
    return `${name},Person ${who},${born},,${1 + (who % 90)} Long Lane,Ashcombe,NG${1 + (who % 90)} ${who % 9}AA`
  })
  return new File([['Surname,Forename,Date of birth,NHS number,Address line 1,Address line 2,Postcode', ...rows].join('\r\n')], 'list.csv')
}

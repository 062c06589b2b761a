import { type Job as BossJob, PgBoss } from 'pg-boss'
import { narrowed } from './database/narrowed.ts'
import { tidy } from './database/tidy.ts'
import type { House } from './http/env.ts'
import type { Job } from './manifest.ts'
import type { Post } from './post/letter.ts'
import { clearOldMessages, deliver, listWaiting, MOST_TRIES, type Waiting } from './postman.ts'

/** The queue of messages, and the queue of what capabilities do without anybody waiting. */
const POST = 'post'
const ROUTINE = 'routine'
/** The queue of longer work, a piece at a time, so that nothing else waits for it. */
const PIECES = 'pieces'
/** The house's own routine at a quiet time: old messages are cleared, and the embedded database is tidied. */
const CLEARING = 'clear-old-messages'
const CLEARED_AT = '17 3 * * *'

export interface Rhythm {
  /** How often the outbox is looked at. */
  lookEveryMs: number
  /** How often messages whose job was lost are looked for, and schedules brought into line with partnerships. */
  checkEveryMs: number
  /** The first wait after a try that failed, in seconds; each next is twice as long. */
  retrySeconds: number
  /** How often the queue looks for jobs that nobody told it of, in seconds. */
  pollSeconds: number
}

const GENTLE: Rhythm = { lookEveryMs: 2_000, checkEveryMs: 5 * 60_000, retrySeconds: 60, pollSeconds: 10 }

export interface Jobs {
  /** Lets what is running finish, for a few seconds, and begins nothing new. */
  stop: () => Promise<void>
}

/** Begins the work that nobody waits for: sending messages, and the jobs that capabilities declare, in each partnership's own time. */
export async function startJobs(house: House, post: Post, rhythm: Rhythm = GENTLE): Promise<Jobs> {
  const boss = makeBoss(house)
  try {
    await boss.start()
    await makeQueues(boss, house, rhythm)
    return await work(boss, house, post, rhythm)
  } catch (problem) {
    await boss.stop({ graceful: false, close: false }).catch(() => {})
    throw problem
  }
}

async function work(boss: PgBoss, house: House, post: Post, rhythm: Rhythm): Promise<Jobs> {
  const polling = { batchSize: 1, burstWhenBatchFull: true, pollingIntervalSeconds: rhythm.pollSeconds }
  const worker = await boss.work<Waiting>(POST, polling, async ([job]) => {
    if (job) await withoutWords(() => deliver(house, post, job.data))
  })
  await boss.work<Due>(ROUTINE, polling, async ([job]) => {
    if (job) await withoutWords(() => runRoutine(house, post, job))
  })

  const pieces = await boss.work<Due>(PIECES, polling, async ([job]) => {
    if (job) await withoutWords(() => runPiece(house, job.data))
  })

  const dispatchPieces = async () => {
    for (const job of house.capabilities.flatMap(({ jobs = [] }) => jobs)) {
      const waiting = (await job.waiting?.(house)) ?? []
      if (waiting.length === 0) continue
      await boss.insert(
        PIECES,
        waiting.map(({ partnershipId, id }) => ({ data: { job: nameOf(job), partnershipId, id }, singletonKey: `${nameOf(job)}/${id}` })),
      )
      boss.notifyWorker(pieces)
    }
  }
  const dispatch = async (which: 'new' | 'tried') => {
    const waiting = await listWaiting(house, which)
    if (waiting.length === 0) return
    // One job for each message however often this is said: the queue keeps one of a key until it is done.
    await boss.insert(
      POST,
      waiting.map((data) => ({ data, singletonKey: data.id })),
    )
    boss.notifyWorker(worker)
  }
  const loops = [
    repeat(house, rhythm.lookEveryMs, () => dispatch('new')),
    repeat(house, rhythm.lookEveryMs, dispatchPieces),
    repeat(house, rhythm.checkEveryMs, async () => {
      await dispatch('tried')
      await schedule(boss, house)
    }),
  ]
  return {
    stop: async () => {
      await Promise.all(loops.map((stop) => stop()))
      await boss.stop({ graceful: true, close: false, timeout: 5_000 })
      post.close()
    },
  }
}

function makeBoss({ database, log }: House): PgBoss {
  const isEmbedded = database.engine === 'embedded'
  const boss = new PgBoss({
    // As the driver answers: several statements in one text answer with a result each, and the queue wants the rows of all.
    db: { executeSql: (text, values) => database.jobsPool.query(text, values as never[]) },
    schema: 'jobs',
    createSchema: false,
    backend: isEmbedded ? 'pglite' : 'postgres',
    // The embedded database has one connection, and requests wait for it: what it can do without is left out.
    registerInstance: false,
    reindex: !isEmbedded,
    monitorVacuum: !isEmbedded,
    cronWorkerIntervalSeconds: 30,
    flowIntervalSeconds: 3600,
    bamIntervalSeconds: 600,
  })
  boss.on('error', (problem) => log.error({ code: (problem as { code?: string }).code ?? problem.name }, 'job queue'))
  return boss
}

async function makeQueues(boss: PgBoss, { database }: House, { retrySeconds }: Rhythm) {
  const post = { retryLimit: MOST_TRIES, retryDelay: retrySeconds, retryBackoff: true, expireInSeconds: 60, deleteAfterSeconds: 3600 }
  const routine = { retryLimit: 3, retryDelay: 60, retryBackoff: true, expireInSeconds: 900, deleteAfterSeconds: 86_400 }
  // A piece that a killed server left is given to another soon: its work says by itself where to go on.
  const pieces = { retryLimit: 0, expireInSeconds: 120, deleteAfterSeconds: 600 }
  for (const [name, options] of [[POST, post] as const, [ROUTINE, routine] as const, [PIECES, pieces] as const]) {
    await boss.createQueue(name, { ...options, policy: 'exclusive' })
    await boss.updateQueue(name, options)
  }
  // A server that was killed leaves jobs that look busy. On the embedded database there is no other server whose jobs they could be,
  // and the outbox says what still has to be sent.
  if (database.engine === 'embedded') for (const name of [POST, PIECES]) await boss.deleteAllJobs(name)
}

interface Due {
  job: string
  partnershipId?: string
  /** Of longer work: what it is about. */
  id?: string
}

const nameOf = (job: Job) => job.name.replace(/[^A-Za-z0-9]+/g, '-')

const routinesOf = ({ capabilities }: Pick<House, 'capabilities'>) => capabilities.flatMap(({ jobs = [] }) => jobs).filter((job) => job.every)

/** Puts every routine of every partnership on the calendar, in its own time zone, and takes off what is no longer due. */
async function schedule(boss: PgBoss, house: House) {
  const partnerships = await narrowed(
    house.database.pool,
    {},
    (tx) => tx.selectFrom('partnership').select(['partnershipId', 'timeZone']).execute(),
    'livewell_background',
  )
  const wanted = new Map<string, { cron: string; tz: string; due: Due }>([[CLEARING, { cron: CLEARED_AT, tz: 'Europe/London', due: { job: CLEARING } }]])
  for (const job of routinesOf(house)) {
    for (const { partnershipId, timeZone } of partnerships) {
      wanted.set(`${nameOf(job)}/${partnershipId}`, { cron: job.every ?? '', tz: timeZone, due: { job: nameOf(job), partnershipId } })
    }
  }
  const there = new Map((await boss.getSchedules(ROUTINE)).map((each) => [each.key, each]))
  for (const [key, { cron, tz, due }] of wanted) {
    const has = there.get(key)
    // Done once when it was missed, however long the server was away.
    if (has?.cron !== cron || has.timezone !== tz) await boss.schedule(ROUTINE, cron, due, { tz, key, singletonKey: key, missed: 'once' })
  }
  for (const key of there.keys()) if (!wanted.has(key)) await boss.unschedule(ROUTINE, key)
}

async function runRoutine(house: House, post: Post, { data }: BossJob<Due>) {
  if (data.job === CLEARING) {
    await clearOldMessages(house, post)
    return tidy(house.database)
  }
  const job = routinesOf(house).find((each) => nameOf(each) === data.job)
  const { partnershipId } = data
  if (!job || !partnershipId) return
  const partnership = await findPartnership(house, partnershipId)
  if (partnership) await job.run(house, partnership, {})
  house.log.info({ job: data.job, partnership: partnershipId }, 'routine done')
}

async function runPiece(house: House, { job: name, partnershipId, id }: Due) {
  const job = house.capabilities.flatMap(({ jobs = [] }) => jobs).find((each) => each.waiting && nameOf(each) === name)
  const partnership = partnershipId && (await findPartnership(house, partnershipId))
  if (job && partnership && id) await job.run(house, partnership, { id })
}

const findPartnership = ({ database }: House, partnershipId: string) =>
  narrowed(
    database.pool,
    {},
    (tx) => tx.selectFrom('partnership').where('partnershipId', '=', partnershipId).select(['partnershipId as id', 'slug', 'timeZone']).executeTakeFirst(),
    'livewell_background',
  )

/** The queue writes down what a job throws, so what is thrown says a code and quotes nobody. */
async function withoutWords(work: () => Promise<void>) {
  try {
    await work()
  } catch (problem) {
    const { code, message, name } = problem as Error & { code?: string }
    throw new Error(code ?? (/^E[A-Z]+( \d{3})?$/.test(message) ? message : name))
  }
}

/** Does something again and again, with a pause between, until told to stop. Nothing is begun while there is no room on the disk. */
function repeat({ lifecycle, log }: House, everyMs: number, work: () => Promise<void>): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined
  let isStopped = false
  const once = async () => {
    try {
      if (await (lifecycle?.hasRoom() ?? true)) await work()
    } catch (problem) {
      log.error({ code: (problem as { code?: string }).code ?? (problem as Error).name }, 'jobs could not be looked for')
    }
    if (!isStopped) timer = setTimeout(begin, everyMs)
  }
  let running = Promise.resolve()
  const begin = () => {
    running = once()
  }
  begin()
  return async () => {
    isStopped = true
    clearTimeout(timer)
    await running
  }
}

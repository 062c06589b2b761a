import { clearOldAttempts } from './attempts.ts'
import { narrowed, type Tx } from './database/narrowed.ts'
import type { House } from './http/env.ts'
import { type Letter, NotSent, type Post } from './post/letter.ts'
import { kindsOf, type MessageKind, saidIn } from './wording.ts'

/** Where a message waits: in the outbox of a partnership, or, when it is about an account, in the one of all. Ids, and nothing else. */
export interface Waiting {
  id: string
  partnershipId?: string
}

/** So often is a message tried before it is shown to an administrator as one that could not be sent. */
export const MOST_TRIES = 8
const AT_ONCE = 200

type Office = Pick<House, 'database' | 'clock' | 'log' | 'capabilities'>

/** Messages not tried yet, oldest first; or those tried before, whose job may have been lost with its queue. */
export async function listWaiting({ database }: Office, which: 'new' | 'tried', limit = AT_ONCE): Promise<Waiting[]> {
  const ofPartnerships = await narrowed(
    database.pool,
    {},
    (tx) =>
      tx
        .selectFrom('outbox')
        .where('state', '=', 'waiting')
        .where('tries', which === 'new' ? '=' : '>', 0)
        .orderBy('createdAt')
        .limit(limit)
        .select(['partnershipId', 'id'])
        .execute(),
    'livewell_background',
  )
  const { rows: ofAccounts } = await database.accountsPool.query<{ id: string }>(
    `select id from auth.message where state = 'waiting' and tries ${which === 'new' ? '=' : '>'} 0 order by created_at limit $1`,
    [limit],
  )
  return [...ofPartnerships, ...ofAccounts]
}

/**
 * Sends one message and marks it sent. One that was sent already, or is gone, is left alone. Throws when it should be tried
 * again. If we are killed between sending and marking, it is sent again, under the same Message-ID.
 */
export async function deliver(office: Office, post: Post, waiting: Waiting): Promise<void> {
  const letter = await findLetter(office, waiting)
  if (!letter) return
  try {
    if (letter.to === undefined) throw new NotSent('ENOADDRESS', true)
    await post.send({ ...letter, to: letter.to })
  } catch (problem) {
    const code = problem instanceof NotSent ? problem.message : 'EUNKNOWN'
    const isLast = letter.tries + 1 >= MOST_TRIES || (problem instanceof NotSent && problem.isFinal)
    await markTried(office, waiting, code, isLast)
    office.log.warn({ message: waiting.id, problem: code, tries: letter.tries + 1 }, isLast ? 'message given up' : 'message not sent yet')
    // Thrown anew: the queue keeps what it catches, and the server's own words quote the address.
    if (!isLast) throw new Error(code)
    return
  }
  await markSent(office, waiting)
  office.log.info({ message: waiting.id }, 'message sent')
}

type Found = Omit<Letter, 'to'> & { to: string | undefined; tries: number }

async function findLetter({ database, capabilities }: Office, { id, partnershipId }: Waiting): Promise<Found | undefined> {
  const row = partnershipId
    ? await narrowed(
        database.pool,
        {},
        (tx) =>
          tx
            .selectFrom('outbox as o')
            .leftJoin('membership as m', (join) => join.onRef('m.partnershipId', '=', 'o.partnershipId').onRef('m.id', '=', 'o.toMembership'))
            .leftJoin('messageWording as w', (join) => join.onRef('w.partnershipId', '=', 'o.partnershipId').onRef('w.kind', '=', 'o.kind'))
            .where('o.partnershipId', '=', partnershipId)
            .where('o.id', '=', id)
            .where('o.state', '=', 'waiting')
            .select(['o.id', 'o.kind', 'o.channel', 'o.sendTo', 'o.subject', 'o.body', 'o.tries', 'o.createdAt', 'o.toMembership', 'm.accountId'])
            .select(['o.marks', 'w.subject as theirSubject', 'w.body as theirBody', 'w.text as theirText'])
            .executeTakeFirst(),
        'livewell_background',
      )
    : (
        await database.accountsPool.query(
          `select id, 'email' as channel, send_to as "sendTo", subject, body, tries, created_at as "createdAt" from auth.message where id = $1 and state = 'waiting'`,
          [id],
        )
      ).rows[0]
  if (!row) return undefined
  const { sendTo, toMembership, accountId, ...rest } = row
  const kind = kindsOf(capabilities).find((each) => each.kind === row.kind)
  return { ...rest, ...inTheirWords(row, kind), to: toMembership ? await addressOf(database, accountId) : sendTo }
}

interface AsWritten {
  channel: 'email' | 'text'
  subject: string
  body: string | null
  /** What stands for each mark. A message about an account has none. */
  marks?: unknown
  theirSubject?: string | null
  theirBody?: string | null
  theirText?: string | null
}

/** The words of the partnership for this kind of message, where it has some that say anything; else those that were written. */
function inTheirWords({ channel, subject, body, marks, ...their }: AsWritten, kind: MessageKind | undefined): Pick<Letter, 'subject' | 'body'> {
  const said = (way: 'subject' | 'body' | 'text', words: string | null | undefined, ours: string) =>
    marks ? saidIn(kind, way, words, ours, marks as Record<string, string>) : ours
  if (channel === 'text') return { subject, body: said('text', their.theirText, body ?? '') }
  return { subject: said('subject', their.theirSubject, subject), body: said('body', their.theirBody, body ?? '') }
}

/** The address of an account; undefined when its owner has deleted it. */
async function addressOf({ accountsPool }: Office['database'], accountId: string | null): Promise<string | undefined> {
  const { rows } = await accountsPool.query<{ email: string }>('select email from auth.account where id = $1', [accountId])
  return rows[0]?.email
}

async function markSent({ database, clock }: Office, { id, partnershipId }: Waiting) {
  const now = clock()
  if (!partnershipId) {
    const sent = `update auth.message set state = 'sent', body = null, tries = tries + 1, last_problem = null, sent_at = $2 where id = $1 and state = 'waiting'`
    await database.accountsPool.query(sent, [id, now])
    return
  }
  await narrowed(
    database.pool,
    {},
    async (tx) => {
      await tx
        .updateTable('outbox')
        .set((row) => ({ state: 'sent', body: null, marks: null, tries: row('tries', '+', 1), lastProblem: null, sentAt: now }))
        .where('partnershipId', '=', partnershipId)
        .where('id', '=', id)
        .where('state', '=', 'waiting')
        .execute()
      await log(tx, { id, partnershipId }, { state: 'sent', sentAt: now })
    },
    'livewell_background',
  )
}

// A link to sign in is worth nothing by the time it is given up, so its text goes; a message of a partnership can be tried again.
async function markTried({ database }: Office, { id, partnershipId }: Waiting, code: string, isLast: boolean) {
  const state = isLast ? 'failed' : 'waiting'
  if (!partnershipId) {
    const tried = `update auth.message set tries = tries + 1, last_problem = $2, state = $3, body = case when $3 = 'failed' then null else body end
      where id = $1 and state = 'waiting'`
    await database.accountsPool.query(tried, [id, code, state])
    return
  }
  await narrowed(
    database.pool,
    {},
    async (tx) => {
      await tx
        .updateTable('outbox')
        .set((row) => ({ state, tries: row('tries', '+', 1), lastProblem: code }))
        .where('partnershipId', '=', partnershipId)
        .where('id', '=', id)
        .where('state', '=', 'waiting')
        .execute()
      await log(tx, { id, partnershipId }, { state })
    },
    'livewell_background',
  )
}

/** What became of a message to a person, for them and their workers to read. Of one to anybody else there is no such row. */
const log = (tx: Tx, { partnershipId, id }: Required<Waiting>, became: { state: 'waiting' | 'sent' | 'failed'; sentAt?: Date }) =>
  tx.updateTable('messageLog').set(became).where('partnershipId', '=', partnershipId).where('id', '=', id).execute()

const DAY_MS = 24 * 60 * 60 * 1000
const SENT_KEPT_DAYS = 30
const FAILED_KEPT_DAYS = 90

/** Clears messages sent more than thirty days ago, those given up that nobody has looked after for ninety, and counts of tries that are over. */
export async function clearOldMessages({ database, clock }: Office, post: Post): Promise<void> {
  const sentBefore = new Date(clock().getTime() - SENT_KEPT_DAYS * DAY_MS)
  const failedBefore = new Date(clock().getTime() - FAILED_KEPT_DAYS * DAY_MS)
  await narrowed(
    database.pool,
    {},
    async (tx) => {
      await tx.deleteFrom('outbox').where('state', '=', 'sent').where('createdAt', '<', sentBefore).where('sentAt', '<', sentBefore).execute()
      await tx.deleteFrom('outbox').where('state', '=', 'failed').where('createdAt', '<', failedBefore).execute()
    },
    'livewell_background',
  )
  await database.accountsPool.query(
    `delete from auth.message where (state = 'sent' and created_at < $1 and sent_at < $1) or (state = 'failed' and created_at < $2)`,
    [sentBefore, failedBefore],
  )
  await clearOldAttempts(database.accountsPool)
  await post.tidy(sentBefore)
}

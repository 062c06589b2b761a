import type { Context } from 'hono'
import { deleteCookie, getCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { sql } from 'kysely'
import { recordInAudit } from '../audit.ts'
import { dayIn } from '../clock.ts'
import { narrowed } from '../database/narrowed.ts'
import { NotAllowed, NotFound } from '../errors.ts'
import { SLUG } from '../slug.ts'
import { codeCookie, hashToken, isToken } from '../tokens.ts'
import { type Hat, Viewer } from '../viewer.ts'
import { wordsFor } from '../words.ts'
import type { Env, House, OutsideEnv } from './env.ts'
import { lacksTwoSteps } from './twoSteps.ts'

const isSecure = ({ settings }: Pick<House, 'settings'>) => settings.url.startsWith('https:')
const sessionCookie = (house: Pick<House, 'settings'>) => `${isSecure(house) ? '__Secure-' : ''}livewell.session_token`

/** This browser forgets who is signed in: it is about to be handed to others. The session, which nobody holds any more, runs out by itself. */
export const forgetWhoIsSignedIn = (c: Context<Env>) => deleteCookie(c, sessionCookie(c.var.house), { path: '/', secure: isSecure(c.var.house) })

/** Who is signed in, by their session. Resolved before any transaction begins: it needs a connection of its own. */
export const resolveAccount = () =>
  createMiddleware<OutsideEnv>(async (c, next) => {
    const { accounts } = c.var.house
    if (getCookie(c, sessionCookie(c.var.house))) {
      const session = await accounts.api.getSession({ headers: c.req.raw.headers })
      if (session) {
        const { id, name, email, twoFactorEnabled } = session.user as typeof session.user & { twoFactorEnabled?: boolean }
        c.set('account', { accountId: id, name, email, hasTotp: twoFactorEnabled === true })
      }
    }
    await next()
  })

/**
 * Works out what the viewer reaches in the partnership of the address, in one short read. Not found when there is none. They act as the
 * hat they wear, or as one of `as` that they have.
 */
export async function findViewer(
  house: Pick<House, 'database' | 'clock'>,
  slug: string,
  accountId: string | undefined,
  as: readonly Hat[] = [],
): Promise<Viewer> {
  if (!SLUG.test(slug)) throw new NotFound()
  const row = await narrowed(house.database.pool, { accountId }, (tx) =>
    tx
      .selectFrom('partnership as p')
      // Rows of the account alone: the policy of membership sees to that.
      .leftJoin('membership as m', (join) => join.onRef('m.partnershipId', '=', 'p.partnershipId').on('m.leftAt', 'is', null))
      .leftJoin('hatWorn as w', (join) => join.onRef('w.partnershipId', '=', 'm.partnershipId').onRef('w.membershipId', '=', 'm.id'))
      .where('p.slug', '=', slug)
      .select(['p.partnershipId', 'p.slug', 'p.name', 'p.timeZone', 'p.phone', 'p.answersWithinDays', 'p.staffNeedTotp'])
      .select([
        'm.id as membershipId',
        'm.name as memberName',
        'm.hats',
        'm.teamIds',
        'm.coveringTeamIds',
        'm.coveringUntil',
        'm.organisationIds',
        'm.groupIds',
        'm.personId',
        'm.supervises',
        'w.hat',
      ])
      // Likewise: of what is kept, rows of the account alone.
      .select((eb) =>
        eb
          .selectFrom('keeper as k')
          .whereRef('k.partnershipId', '=', 'p.partnershipId')
          .select(sql<string[] | null>`array_agg(k.entry_id)`.as('entryIds'))
          .as('entryIds'),
      )
      .executeTakeFirst(),
  )
  if (!row) throw new NotFound()
  const { partnershipId, name, timeZone, phone, answersWithinDays, staffNeedTotp, membershipId, hats } = row
  const partnership = { id: partnershipId, slug: row.slug, name, timeZone, phone, answersWithinDays, staffNeedTotp }
  if (!membershipId || !hats) return new Viewer(partnership, { accountId })
  const hat = as.find((each) => hats.includes(each)) ?? (hats.includes(row.hat as Hat) ? (row.hat as Hat) : (hats[0] as Hat))
  const covering = row.coveringUntil && row.coveringUntil >= dayIn(timeZone, house.clock()) ? (row.coveringTeamIds ?? []) : []
  return new Viewer(partnership, {
    accountId,
    membershipId,
    name: row.memberName ?? '',
    hats,
    hat,
    // Each hat reaches what its part needs, and no more.
    teamIds: hat === 'health coach' || hat === 'link worker' ? [...(row.teamIds ?? []), ...covering] : [],
    organisationIds: hat === 'referrer' ? (row.organisationIds ?? []) : [],
    groupIds: hat === 'group leader' || hat === 'volunteer' ? (row.groupIds ?? []) : [],
    personId: hat === 'person' ? (row.personId ?? undefined) : undefined,
    supervisesIds: hat === 'health coach' || hat === 'link worker' || hat === 'administrator' ? (row.supervises ?? []) : [],
    // Whatever hat they wear: who keeps an entry was asked to. A commissioner's role in the database changes nothing.
    entryIds: hat === 'commissioner' ? [] : (row.entryIds ?? []),
  })
}

/** Whoever holds a link. When it is that of a keeper and has not run out, it reaches the entry they keep. One short read. */
async function findHolder({ database, clock }: Pick<House, 'database' | 'clock'>, viewer: Viewer, tokenHash: string): Promise<Viewer> {
  const { partnershipId } = viewer
  const kept = await narrowed(database.pool, { partnershipId, tokenHash }, (tx) =>
    tx
      .selectFrom('keeper')
      .select(['entryId', 'name'])
      .where('partnershipId', '=', partnershipId)
      .where('tokenHash', '=', tokenHash)
      .where('tokenExpiresAt', '>', clock())
      .executeTakeFirst(),
  )
  return viewer.holding(tokenHash, kept && { entryIds: [kept.entryId], name: kept.name })
}

/** Everything of a request inside a partnership happens in one transaction narrowed to its viewer, committed before the answer is sent. */
export const inPartnership = () =>
  createMiddleware<Env>(async (c, next) => {
    const { house, account } = c.var
    const known = await findViewer(house, c.req.param('partnership') ?? '', account?.accountId)
    // A link in a message ends with its token, which the transaction has to know before any route runs.
    const token = c.req.path.split('/').at(-1)
    const viewer = isToken(token) ? await findHolder(house, known, hashInHand(c, token)) : known
    c.set('viewer', viewer)
    c.set('words', wordsFor(c.var.words.language, viewer.partnership.timeZone))
    c.set('today', dayIn(viewer.partnership.timeZone, c.var.now))
    // Help that cannot wait is never behind a step.
    if (viewer.partnership.staffNeedTotp && lacksTwoSteps(viewer.hats, account) && !c.req.path.endsWith('/urgent-help')) {
      const next = c.req.method === 'GET' ? `?next=${encodeURIComponent(c.req.path)}` : ''
      return c.redirect(`/account/two-step${next}`, 303)
    }
    try {
      await narrowed(house.database.pool, viewer, async (tx) => {
        c.set('tx', tx)
        await next()
        if (c.error) throw c.error
        // An address that no route answers has nothing to decide.
        if (!c.var.decided && c.res.status !== 404) throw new Error(`Nothing decided who may ${c.req.method} ${c.req.routePath}`)
        // A page that says what is wrong has changed nothing.
        if (c.res.status >= 400) throw new NothingChanged()
      })
    } catch (problem) {
      if (problem instanceof NothingChanged) return
      if (problem instanceof NotAllowed && problem.audit) await recordRefusal(c.var, viewer, problem.audit)
      // Answered already by the error page; anything else (a commit that failed) still has to be.
      if (problem !== c.error) throw problem
    }
  })

/** The hash that a link opens by: of the link, or of the link and its code together when a code was given for it. */
function hashInHand(c: Context, token: string): string {
  const door = hashToken(token)
  const code = getCookie(c, codeCookie(door))
  return code && /^\d{6}$/.test(code) ? hashToken(`${token}.${code}`) : door
}

class NothingChanged extends Error {}

// In a second transaction, because the first was rolled back.
async function recordRefusal({ house, requestId, now }: Env['Variables'], viewer: Viewer, what: { thing: string; thingId?: string; personId?: string }) {
  await narrowed(house.database.pool, viewer, (tx) => recordInAudit({ tx, viewer, requestId, now }, 'was refused', what))
}

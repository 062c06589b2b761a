import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { dayIn } from '../../../platform/clock.ts'
import { narrowed, type Tx } from '../../../platform/database/narrowed.ts'
import type { Acting, Carried, House } from '../../../platform/http/env.ts'
import { addressOf } from '../../../platform/http/front.ts'
import { SLUG } from '../../../platform/slug.ts'
import { hashToken } from '../../../platform/tokens.ts'
import { type Partnership, type Reach, Viewer } from '../../../platform/viewer.ts'
import { wordsFor } from '../../../platform/words.ts'
import { error, FhirProblem } from './problem.ts'
import { findPartnership, findSystemByKey, findSystemByToken, noteUse } from './queries.ts'
import type { May, System } from './system.ts'

export type FhirEnv = { Variables: Carried & { partnership: Partnership; base: string; system: System } }
export type C = Context<FhirEnv>

/** Does something as the role of clinical systems: the only way this part reads or writes anything. */
export const asClinical = <T>({ database }: Pick<House, 'database'>, reach: Reach, work: (tx: Tx) => Promise<T>): Promise<T> =>
  narrowed(database.pool, reach, work, 'livewell_clinical')

/** Whose address it is. */
export const ofPartnership = () =>
  createMiddleware<FhirEnv>(async (c, next) => {
    const slug = c.req.param('partnership') ?? ''
    const partnership = SLUG.test(slug) ? await asClinical(c.var.house, {}, (tx) => findPartnership(tx, slug)) : undefined
    if (!partnership) throw new FhirProblem(404, error('not-found', 'There is no partnership at this address'))
    c.set('partnership', partnership)
    c.set('base', `${new URL(c.var.house.settings.url).origin}/${slug}/fhir/R4`)
    await next()
  })

/** How often something may be asked, by whatever tells askers apart. Each server counts for itself. */
export function throttled({ times, seconds }: { times: number; seconds: number }, by: (c: C) => string = (c) => addressOf(c as never)) {
  const limiter = new RateLimiterMemory({ points: times, duration: seconds })
  return createMiddleware<FhirEnv>(async (c, next) => {
    try {
      await limiter.consume(by(c))
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused
      const headers = { 'retry-after': String(Math.ceil(refused.msBeforeNext / 1000)) }
      throw new FhirProblem(429, error('throttled', `You may ask ${times} times in ${seconds} seconds`), headers)
    }
    await next()
  })
}

const CHALLENGE = { 'www-authenticate': 'Bearer realm="Livewell"' }

/** Who asks, by the key in the header. It is never taken from an address, where logs and others would see it. */
export const known = () =>
  createMiddleware<FhirEnv>(async (c, next) => {
    if (c.req.query('access_token') !== undefined) throw new FhirProblem(400, error('security', 'A key never stands in an address. Send it in a header'))
    const [, inHand] = /^Bearer ([A-Za-z0-9_.-]{20,200})$/i.exec(c.req.header('authorization') ?? '') ?? []
    if (!inHand) throw new FhirProblem(401, error('login', 'Send the key of your system: Authorization: Bearer …'), CHALLENGE)
    const { house, partnership, now } = c.var
    const system = await systemHolding(c, inHand)
    if (!system) throw new FhirProblem(401, error('login', 'This key or token is not known, was taken back or has run out'), CHALLENGE)
    c.set('system', system)
    const today = dayIn(partnership.timeZone, now)
    if (system.lastUsedOn !== today) await asClinical(house, reachOf(c), (tx) => noteUse(tx, partnership.id, system.id, today))
    await next()
  })

function systemHolding({ var: { house, partnership, now } }: C, inHand: string) {
  const { id } = partnership
  const tokenHash = hashToken(inHand)
  const ask = <T>(reach: Reach, work: (tx: Tx) => Promise<T>) => asClinical(house, { partnershipId: id, ...reach }, work)
  if (inHand.startsWith(TOKEN)) return findSystemByToken(ask, id, tokenHash, now)
  return ask({ tokenHash }, (tx) => findSystemByKey(tx, id))
}

/** How a token begins that was given for minutes, so that it is told from a key, and is found where it should not be. */
export const TOKEN = 'livewell_token_'

/** A route for systems that may do this. */
export const mayDo = (may: May) =>
  createMiddleware<FhirEnv>(async (c, next) => {
    if (!c.var.system.may.includes(may)) throw new FhirProblem(403, error('forbidden', 'This system may not do that'))
    await next()
  })

const reachOf = ({ var: { partnership, system } }: C): Reach => ({
  partnershipId: partnership.id,
  systemId: system.id,
  organisationIds: [system.organisationId],
})

/** One transaction of the system that asks. */
export const inReach = <T>(c: C, work: (acting: Acting<Viewer>) => Promise<T>): Promise<T> => {
  const { partnership, system, now, requestId, house } = c.var
  const viewer = new Viewer(partnership, { organisationIds: [system.organisationId], name: `${system.name}, ${system.organisationName}` })
  const about = { viewer, now, requestId, house, today: dayIn(partnership.timeZone, now), words: wordsFor('en', partnership.timeZone) }
  return asClinical(house, reachOf(c), (tx) => work({ tx, ...about }))
}

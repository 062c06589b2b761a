import type pg from 'pg'
import { dayIn } from '../../../platform/clock.ts'
import type { House } from '../../../platform/http/env.ts'
import { SLUG } from '../../../platform/slug.ts'
import { findRules } from '../keeping/rules.ts'
import type { Asked } from './parameters.ts'
import type { Partnership } from './partnership.ts'
import { FeedProblem } from './problem.ts'
import type { Sought } from './queries/narrowing.ts'
import { findPartnership, findPostcode } from './queries/partnership.ts'
import type { Showing } from './shown.ts'
import { asFeed } from './streaming.ts'

/** The feed of a partnership on a day: what every answer of it is made from. */
export interface Opened {
  pool: pg.Pool
  partnership: Partnership
  showing: Showing
  /** Where it is on the web, without a slash at the end. */
  address: string
}

/** Opens the feed of the partnership of an address. Throws FeedProblem when there is none. */
export async function openFeed({ database: { pool }, settings }: Pick<House, 'database' | 'settings'>, slug: string, now: Date): Promise<Opened> {
  const opened = SLUG.test(slug)
    ? await asFeed(pool, undefined, async (tx) => {
        const partnership = await findPartnership(tx, slug)
        return partnership && { partnership, rules: await findRules(tx, partnership.id) }
      })
    : undefined
  if (!opened) throw new FeedProblem(404, 'There is no partnership at this address')
  const { partnership, rules } = opened
  const { timeZone } = partnership
  return {
    pool,
    partnership,
    showing: { today: dayIn(timeZone, now), rules, timeZone },
    address: `${new URL(settings.url).origin}/${slug}/open-referral-uk/v3`,
  }
}

/** What was asked for, as queries narrow by it. Throws FeedProblem for a postcode nobody knows. */
export async function soughtIn({ pool, partnership, showing }: Opened, asked: Asked): Promise<Sought> {
  const { id: partnershipId } = partnership
  const { postcode } = asked
  const near = postcode ? await asFeed(pool, partnershipId, (tx) => findPostcode(tx, partnershipId, postcode)) : undefined
  if (postcode && !near) throw new FeedProblem(400, 'postcode is not one that is known here', 'postcode')
  return { partnershipId, showing, asked, near }
}

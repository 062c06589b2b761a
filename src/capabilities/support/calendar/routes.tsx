import { Hono } from 'hono'
import { allow } from '../../../platform/access.ts'
import { dayIn } from '../../../platform/clock.ts'
import { narrowed } from '../../../platform/database/narrowed.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Env, OutsideEnv } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { findViewer } from '../../../platform/http/visit.ts'
import { hashToken, isToken } from '../../../platform/tokens.ts'
import { isMember } from '../../../platform/viewer.ts'
import { partnershipPaths } from '../../partnerships/index.ts'
import { maySeeCaseload } from '../access.ts'
import { paths } from '../paths.ts'
import { CalendarPage } from './CalendarPage.tsx'
import { makeFeed, stopFeed } from './changes.ts'
import { calendarOfTalks } from './feed.ts'
import { feedForm } from './form.ts'
import { findFeed, findFeedInHand, listForCalendar } from './queries.ts'

export const calendarRoutes = new Hono<Env>()
  .get('/support/calendar', allow(maySeeCaseload), async (c) => {
    const feed = await findFeed(c.var.tx, c.var.viewer)
    return c.render(<CalendarPage feed={feed} answers={feedForm.blank({ shows: feed?.shows ?? 'no names' })} />)
  })
  .post('/support/calendar', allow(maySeeCaseload), async (c) => {
    const { tx, viewer, house } = c.var
    const answers = feedForm.read(c)
    if (answers.problems) return c.render(<CalendarPage feed={await findFeed(tx, viewer)} answers={answers} />, 422)
    const token = await makeFeed(c.var, answers.values.shows)
    const address = `${house.settings.url}${paths.calendarFeed(viewer.partnership.slug, token)}`
    // Shown here and nowhere else: a redirect would have to carry it.
    return c.render(<CalendarPage feed={await findFeed(tx, viewer)} answers={feedForm.blank(answers.values)} address={address} />)
  })
  .post('/support/calendar/stop', allow(maySeeCaseload), async (c) => {
    await stopFeed(c.var)
    return seeOther(c, paths.calendar(c.var.viewer.partnership.slug), 'The address no longer works')
  })

/**
 * What a calendar program asks for, with no session: the address opens it. Whose it is is found with the hash of its token; then the talks
 * are read as that worker reaches them now, and nothing when they no longer do.
 */
export const calendarFeed = new Hono<OutsideEnv>().get('/:partnership/calendar/:token', async (c) => {
  const { house, now } = c.var
  const { partnership: slug, token } = c.req.param()
  if (!isToken(token)) throw new NotFound()
  const { pool } = house.database
  const { partnership } = await findViewer(house, slug, undefined)
  const tokenHash = hashToken(token)
  const feed = await narrowed(pool, { partnershipId: partnership.id, tokenHash }, (tx) => findFeedInHand(tx, partnership.id, tokenHash, now))
  const worker = feed && (await findViewer(house, slug, feed.accountId, ['health coach', 'link worker']))
  if (!feed || !worker || !isMember(worker) || worker.membershipId !== feed.membershipId || !maySeeCaseload(worker)) throw new NotFound()
  const today = dayIn(partnership.timeZone, now)
  const talks = await narrowed(pool, worker, (tx) => listForCalendar(tx, worker, today))
  const url = `${house.settings.url}${partnershipPaths.today(slug)}`
  c.header('content-type', 'text/calendar; charset=utf-8')
  return c.body(calendarOfTalks(talks, { shows: feed.shows, timeZone: partnership.timeZone, url, today }))
})

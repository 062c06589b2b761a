import { type Context, Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { anybody } from '../../../../platform/access.ts'
import type { Env, Visit } from '../../../../platform/http/env.ts'
import { seeOther } from '../../../../platform/http/front.ts'
import type { Entry } from '../../entry.ts'
import { paths, placesAt, timesAt } from '../../paths.ts'
import { findEntry, listPlaces } from '../../queries/entries.ts'
import { listSchedules } from '../../queries/entryParts.ts'
import { askChange, saveChange } from '../../routes/changing.tsx'
import { placesRoutes } from '../../routes/places.tsx'
import { timesRoutes } from '../../routes/times.tsx'
import { keepSignedIn, takeKeeperOff } from '../changes/keepers.ts'
import { leaveForm } from '../forms/keep.ts'
import type { Keeper } from '../keeper.ts'
import { type Doing, KeepPage } from '../pages/KeepPage.tsx'
import { KeepLinkEndedPage, LeavePage, NoLongerKeeperPage } from '../pages/LinkPages.tsx'
import { keepingPaths } from '../paths.ts'
import { countWaiting, findKeeperByLink, findMovedTo } from '../queries.ts'
import * as saying from './saying.tsx'

type Kept = { Variables: Visit & { entry: Entry; keeper: Keeper } }

/** The entry that the link in hand opens. A link that has run out, or that we do not know, opens a page that says so. */
const withKept = () =>
  createMiddleware<Kept>(async (c, next) => {
    const { tx, viewer } = c.var
    ;(c as unknown as Context<Env>).set('decided', true)
    const keeper = await findKeeperByLink(tx, viewer)
    const entry = keeper && viewer.keeps(keeper.entryId) ? await findEntry(tx, viewer.partnershipId, keeper.entryId) : undefined
    if (!keeper) return c.render(<KeepLinkEndedPage why="unknown" />, 404)
    if (!entry) return c.render(<KeepLinkEndedPage why="expired" />, 410)
    if (entry.state === 'at rest' && (await findMovedTo(tx, viewer.partnershipId, entry.id))) return c.render(<KeepLinkEndedPage why="moved" />, 410)
    c.set('entry', entry)
    c.set('keeper', keeper)
    await next()
    return undefined
  })

const doingOf = (c: Context): Doing => {
  const { slug } = (c.var as Visit).viewer.partnership
  const token = c.req.param('token') ?? ''
  const { start, change, places, times, close, openAgain, putToRest, history, suggestions } = keepingPaths.byLink
  return {
    start: start(slug, token),
    change: change(slug, token),
    places: places(slug, token).list,
    times: times(slug, token).list,
    close: close(slug, token),
    openAgain: openAgain(slug, token),
    putToRest: putToRest(slug, token),
    history: history(slug, token),
    suggestions: suggestions(slug, token),
  }
}

const whereOf = (c: Context) => {
  const { change, start } = doingOf(c)
  return { action: change, back: start }
}

const backOf = (c: Context) => doingOf(c).start

/** When and where: the same pages as with an account. */
const places = placesRoutes({
  guard: withKept(),
  pattern: placesAt((rest) => `/community/keep/places${rest}/:token`),
  at: (c) => keepingPaths.byLink.places(c.var.viewer.partnership.slug, c.req.param('token') ?? ''),
  back: backOf,
})
const times = timesRoutes({
  guard: withKept(),
  pattern: timesAt((rest) => `/community/keep/times${rest}/:token`),
  at: (c) => keepingPaths.byLink.times(c.var.viewer.partnership.slug, c.req.param('token') ?? ''),
  back: backOf,
})

/** A keeper with a link in hand. Opening a link changes nothing, because scanners of mail open links, too. */
export const byLink = new Hono<Env>()
  .get('/community/keep/thank-you', anybody(), (c) => c.render(<NoLongerKeeperPage />))

  .route('/', places)
  .route('/', times)

  .get('/community/keep/:token', withKept(), async (c) => {
    const { tx, viewer, entry, keeper, account } = c.var
    const token = c.req.param('token')
    const { slug } = viewer.partnership
    return c.render(
      <KeepPage
        entry={entry}
        places={await listPlaces(tx, entry.partnershipId, entry.id)}
        schedules={await listSchedules(tx, entry.partnershipId, [entry.id])}
        doing={doingOf(c)}
        waiting={await countWaiting(tx, entry.partnershipId, entry.id)}
        leave={keepingPaths.byLink.leave(slug, token)}
        signedIn={account && !keeper.membershipId ? keepingPaths.byLink.signedIn(slug, token) : undefined}
      />,
    )
  })
  .post('/community/keep/:token', withKept(), (c) => saying.stillRight(c, doingOf(c)))

  .get('/community/keep/change/:token', withKept(), (c) => askChange(c, c.var.entry, whereOf(c)))
  .post('/community/keep/change/:token', withKept(), (c) => saveChange(c, c.var.entry, whereOf(c)))

  .get('/community/keep/closed/:token', withKept(), (c) => saying.askClose(c, doingOf(c)))
  .post('/community/keep/closed/:token', withKept(), (c) => saying.close(c, doingOf(c)))
  .post('/community/keep/open-again/:token', withKept(), (c) => saying.open(c, doingOf(c)))
  .get('/community/keep/at-rest/:token', withKept(), (c) => saying.askRest(c, doingOf(c)))
  .post('/community/keep/at-rest/:token', withKept(), (c) => saying.rest(c, doingOf(c)))
  .get('/community/keep/history/:token', withKept(), (c) => saying.history(c, doingOf(c)))
  .post('/community/keep/history/:token', withKept(), (c) => saying.bringBackVersion(c, doingOf(c)))
  .get('/community/keep/suggestions/:token', withKept(), (c) => saying.suggestions(c, doingOf(c)))
  .post('/community/keep/suggestions/:token', withKept(), (c) => saying.answer(c, doingOf(c)))

  .get('/community/keep/leave/:token', withKept(), (c) => c.render(<LeavePage answers={leaveForm.blank()} action={c.req.path} back={doingOf(c).start} />))
  .post('/community/keep/leave/:token', withKept(), async (c) => {
    await takeKeeperOff(c.var, c.var.entry)
    return seeOther(c, keepingPaths.byLink.thanks(c.var.viewer.partnership.slug))
  })
  .post('/community/keep/signed-in/:token', withKept(), async (c) => {
    const { viewer, keeper, entry } = c.var
    const isTheirs = await keepSignedIn(c.var, keeper)
    const { slug } = viewer.partnership
    return isTheirs
      ? seeOther(c, paths.entry(slug, entry.id), 'You keep this page with your account now')
      : seeOther(c, doingOf(c).start, 'Your account has no place in this partnership')
  })

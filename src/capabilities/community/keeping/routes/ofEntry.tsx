import { type Context, Hono } from 'hono'
import { anybody } from '../../../../platform/access.ts'
import { NotFound } from '../../../../platform/errors.ts'
import type { Acting, Env, Visit } from '../../../../platform/http/env.ts'
import { seeOther } from '../../../../platform/http/front.ts'
import { isId } from '../../../../platform/ids.ts'
import { mayChangeEntry } from '../../access.ts'
import type { Entry } from '../../entry.ts'
import { paths } from '../../paths.ts'
import { findEntry } from '../../queries/entries.ts'
import { withEntry } from '../../routes/directory.tsx'
import { mayLookAfterDirectory } from '../access.ts'
import { askKeeper } from '../changes/askKeeper.ts'
import { setKeeper, takeKeeperOff } from '../changes/keepers.ts'
import { suggest } from '../changes/suggest.ts'
import { type Undone, undoMerge } from '../changes/undoMerge.ts'
import { keeperForm, suggestForm, undoMergeForm } from '../forms/keep.ts'
import type { Doing } from '../pages/KeepPage.tsx'
import { WhatIsWrongPage } from '../pages/SayingPages.tsx'
import { KeeperPage } from '../pages/WorkerPages.tsx'
import { keepingPaths } from '../paths.ts'
import { findKeeper } from '../queries.ts'
import * as saying from './saying.tsx'

const doingOf = (c: Context): Doing => {
  const { viewer, entry } = c.var as Visit & { entry: Entry }
  const { slug } = viewer.partnership
  const { close, openAgain, putToRest, history, suggestions } = keepingPaths
  const { id } = entry
  return {
    start: paths.entry(slug, id),
    change: paths.changeEntry(slug, id),
    places: paths.places(slug, id).list,
    times: paths.times(slug, id).list,
    close: close(slug, id),
    openAgain: openAgain(slug, id),
    putToRest: putToRest(slug, id),
    history: history(slug, id),
    suggestions: suggestions(slug, id),
  }
}

const undoneWords: Record<Undone, string> = {
  'as they were': 'The merge is undone. Both pages are as they were',
  'kept what it took': 'The other page is back. This one keeps what it took, because it was changed since',
  'undo the later one first': 'This page was merged into another later. Undo that first',
}

/** What is said of one entry: by anybody, that something is wrong; by whoever keeps it, all the rest. */
export const ofEntry = new Hono<Env>()
  .get('/community/:id/what-is-wrong', anybody(), async (c) => c.render(<WhatIsWrongPage {...wrongWith(c, await entryIn(c))} answers={suggestForm.blank()} />))
  .post('/community/:id/what-is-wrong', anybody(), async (c) => {
    const entry = await entryIn(c)
    const answers = suggestForm.read(c)
    if (answers.problems) return c.render(<WhatIsWrongPage {...wrongWith(c, entry)} answers={answers} />, 422)
    await suggest(c.var, entry, answers.values)
    return seeOther(c, paths.entry(c.var.viewer.partnership.slug, entry.id), 'Thank you. Whoever keeps this page will read what you told us')
  })

  .get('/community/:id/keeper', withEntry(mayLookAfterDirectory), async (c) => {
    const { tx, entry } = c.var
    const keeper = await findKeeper(tx, entry.partnershipId, entry.id)
    return c.render(<KeeperPage entry={entry} keeper={keeper} answers={keeperForm.blank(keeper ?? { version: 0 })} />)
  })
  .post('/community/:id/keeper', withEntry(mayLookAfterDirectory), async (c) => {
    const { tx, entry, viewer } = c.var
    const answers = keeperForm.read(c)
    const keeper = await findKeeper(tx, entry.partnershipId, entry.id)
    if (answers.problems) return c.render(<KeeperPage entry={entry} keeper={keeper} answers={answers} />, 422)
    const { version, askNow, ...told } = answers.values
    const there = paths.entry(viewer.partnership.slug, entry.id)
    // Sent twice: it is as they wanted.
    const isSame = keeper !== undefined && keeper.version > version && keeper.name === told.name && keeper.email === told.email && keeper.phone === told.phone
    if (isSame) return seeOther(c, there, 'Saved')
    await setKeeper(c.var, entry, version, told)
    if (askNow) await askNowOf(c.var, entry)
    return seeOther(c, there, askNow ? 'Saved. They are sent a link' : 'Saved')
  })
  .post('/community/:id/keeper/ask', withEntry(mayLookAfterDirectory), async (c) => {
    const { entry, viewer } = c.var
    const isAsked = await askNowOf(c.var, entry)
    return seeOther(
      c,
      paths.entry(viewer.partnership.slug, entry.id),
      isAsked ? 'They are sent a link' : 'They were asked today already, or have no e-mail address',
    )
  })
  .post('/community/:id/keeper/take-off', withEntry(mayLookAfterDirectory), async (c) => {
    await takeKeeperOff(c.var, c.var.entry)
    return seeOther(c, paths.entry(c.var.viewer.partnership.slug, c.var.entry.id), 'Nobody keeps this page now')
  })

  .get('/community/:id/closed', withEntry(mayChangeEntry), (c) => saying.askClose(c, doingOf(c)))
  .post('/community/:id/closed', withEntry(mayChangeEntry), (c) => saying.close(c, doingOf(c)))
  .post('/community/:id/open-again', withEntry(mayChangeEntry), (c) => saying.open(c, doingOf(c)))
  .get('/community/:id/at-rest', withEntry(mayChangeEntry), (c) => saying.askRest(c, doingOf(c)))
  .post('/community/:id/at-rest', withEntry(mayChangeEntry), (c) => saying.rest(c, doingOf(c)))
  .get('/community/:id/history', withEntry(mayChangeEntry), (c) => {
    const { viewer, entry } = c.var
    return saying.history(c, doingOf(c), mayLookAfterDirectory(viewer) ? keepingPaths.undoMerge(viewer.partnership.slug, entry.id) : undefined)
  })
  .post('/community/:id/history', withEntry(mayChangeEntry), (c) => saying.bringBackVersion(c, doingOf(c)))
  .get('/community/:id/suggestions', withEntry(mayChangeEntry), (c) => saying.suggestions(c, doingOf(c)))
  .post('/community/:id/suggestions', withEntry(mayChangeEntry), (c) => saying.answer(c, doingOf(c)))
  .post('/community/:id/undo-merge', withEntry(mayLookAfterDirectory), async (c) => {
    const { entry, viewer } = c.var
    const answers = undoMergeForm.read(c)
    if (!answers.values) throw new NotFound()
    const undone = await undoMerge(c.var, entry.id, answers.values.merge)
    return seeOther(c, keepingPaths.history(viewer.partnership.slug, entry.id), undoneWords[undone])
  })

/** Asks the keeper of an entry now, unless that was done today or there is no address. */
async function askNowOf(acting: Acting, entry: Entry): Promise<boolean> {
  const { tx, today } = acting
  const keeper = await findKeeper(tx, entry.partnershipId, entry.id)
  if (!keeper?.email || (keeper.askedOn === today && keeper.askedAbout === entry.lastCheckedOn)) return false
  await askKeeper(acting, [{ ...keeper, entryName: entry.name, lastCheckedOn: entry.lastCheckedOn }])
  return true
}

async function entryIn(c: Context<Env, any>): Promise<Entry> {
  const { tx, viewer } = c.var
  const id = c.req.param('id')
  const entry = isId(id) ? await findEntry(tx, viewer.partnershipId, id) : undefined
  if (!entry) throw new NotFound()
  return entry
}

const wrongWith = (c: Context<Env, any>, { id, name }: Entry) => {
  const { slug } = c.var.viewer.partnership
  return { name, action: keepingPaths.whatIsWrong(slug, id), back: paths.entry(slug, id) }
}

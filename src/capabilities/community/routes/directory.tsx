import { type Context, Hono } from 'hono'
import { allow, anybody, thingInPath } from '../../../platform/access.ts'
import { metresBetween } from '../../../platform/distance.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { isId } from '../../../platform/ids.ts'
import { mayAddEntry, mayChangeEntry } from '../access.ts'
import { addEntry } from '../changes/addEntry.ts'
import { type EntryPlace, placeOf, webAddress } from '../entry.ts'
import { addEntryForm, stillRightForm } from '../forms/entry.ts'
import { mayReadGroup } from '../groups/access.ts'
import { sayStillRight } from '../keeping/changes/sayOfEntry.ts'
import { keptOf, lookForTheSame } from '../keeping/lookAtEntry.ts'
import { IsItOneOfThese } from '../keeping/pages/AlikePages.tsx'
import { findMovedTo } from '../keeping/queries.ts'
import { AddEntryPage } from '../pages/ChangeEntryPages.tsx'
import { EntryPage } from '../pages/EntryPage.tsx'
import { paths } from '../paths.ts'
import { findEntry, findPlace } from '../queries/entries.ts'
import { findParts } from '../queries/entryParts.ts'
import { lookingIn } from '../search/find.ts'
import { askChange, choicesFor, saveChange, savedOf, type Where } from './changing.tsx'

export const withEntry = thingInPath('entry', findEntry, ({ id }) => ({ thing: 'entry', thingId: id }))

/** The directory: for anybody to read, for its keepers to keep true. */
export const directory = new Hono<Env>()
  .get('/community/add', allow(mayAddEntry), async (c) => {
    const form = addEntryForm(await choicesFor(c))
    return c.render(<AddEntryPage form={form} answers={form.blank({ ways: ['in person'] })} />)
  })
  .post('/community/add', allow(mayAddEntry), async (c) => {
    const form = addEntryForm(await choicesFor(c))
    const answers = form.read(c)
    if (answers.problems) return c.render(<AddEntryPage form={form} answers={answers} />, 422)
    const { id, keepsRegister, isAnother, ...told } = answers.values
    const words = { ...told, website: webAddress(told.website) ?? '' }
    const there = isAnother ? [] : await lookForTheSame(c.var.tx, c.var.viewer.partnershipId, id, words)
    if (there.length > 0) {
      return c.render(<AddEntryPage form={form} answers={{ typed: answers.typed, problems: [] }} before={<IsItOneOfThese looked={there} />} />, 422)
    }
    const { isPlaced } = await addEntry(c.var, id, words, { keepsRegister })
    return seeOther(c, paths.entry(c.var.viewer.partnership.slug, id), savedOf(isPlaced, words))
  })

  .get('/community/:id', anybody(), async (c) => {
    const { tx, viewer } = c.var
    const id = c.req.param('id')
    const entry = isId(id) ? await findEntry(tx, viewer.partnershipId, id) : undefined
    if (!entry) throw new NotFound()
    const movedTo = entry.state === 'at rest' ? await findMovedTo(tx, viewer.partnershipId, id) : undefined
    if (movedTo) return c.redirect(paths.entry(viewer.partnership.slug, movedTo.id), 301)
    const mayChange = mayChangeEntry(viewer, entry)
    if (entry.state === 'at rest' && !mayChange) throw new NotFound()
    const parts = await findParts(tx, entry, c.var.today)
    return c.render(
      <EntryPage
        entry={entry}
        {...parts}
        url={`${c.var.house.settings.url}${paths.entry(viewer.partnership.slug, id)}`}
        looking={lookingIn(c)}
        away={await awayOf(c, parts.places)}
        mayChange={mayChange}
        keepsRegister={entry.groupId !== null && mayReadGroup(viewer, { id: entry.groupId })}
        kept={await keptOf(c.var, entry)}
      />,
    )
  })

  .get('/community/:id/change', withEntry(mayChangeEntry), (c) => askChange(c, c.var.entry, whereOf(c, c.var.entry)))
  .post('/community/:id/change', withEntry(mayChangeEntry), (c) => saveChange(c, c.var.entry, whereOf(c, c.var.entry)))

  .post('/community/:id/still-right', withEntry(mayChangeEntry), async (c) => {
    const { entry, viewer } = c.var
    const answers = stillRightForm.read(c)
    if (answers.values) await sayStillRight(c.var, entry, answers.values.version)
    return seeOther(c, paths.entry(viewer.partnership.slug, entry.id), 'Thank you. The page says that you checked it today')
  })

const whereOf = (c: Context<any>, { id }: { id: string }): Where => {
  const { slug } = (c as Context<Env>).var.viewer.partnership
  return { action: paths.changeEntry(slug, id), back: paths.entry(slug, id) }
}

/** How far the nearest place of an entry is from the place of the address, when both are known. */
async function awayOf(c: Context<Env>, places: readonly EntryPlace[]) {
  const { near } = lookingIn(c)
  const there = places.map(placeOf).filter((place) => place !== undefined)
  const here = near && there.length > 0 ? await findPlace(c.var.tx, c.var.viewer.partnershipId, near) : undefined
  return here ? { metres: Math.min(...there.map((place) => metresBetween(here, place))), from: here.name } : undefined
}

import { type Context, Hono } from 'hono'
import { allow, anybody, thingInPath } from '../../../platform/access.ts'
import { metresBetween } from '../../../platform/distance.ts'
import { NotFound, OutOfDate } from '../../../platform/errors.ts'
import type { Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { isId } from '../../../platform/ids.ts'
import { mayAddEntry, mayChangeEntry, mayReadGroup } from '../access.ts'
import { addEntry } from '../changes/addEntry.ts'
import { changeEntry } from '../changes/changeEntry.ts'
import { type EntryPlace, placeOf, webAddress } from '../entry.ts'
import { addEntryForm, changeEntryForm, stillRightForm } from '../forms/entry.ts'
import { sayStillRight } from '../keeping/changes/sayOfEntry.ts'
import { keptOf, lookForTheSame } from '../keeping/lookAtEntry.ts'
import { IsItOneOfThese } from '../keeping/pages/AlikePages.tsx'
import { findMovedTo } from '../keeping/queries.ts'
import { AddEntryPage, asFormValues, ChangeEntryPage } from '../pages/ChangeEntryPages.tsx'
import { EntryPage } from '../pages/EntryPage.tsx'
import { paths } from '../paths.ts'
import { findEntry, findPlace, listPlaces } from '../queries/entries.ts'
import { lookingIn } from '../search/find.ts'

export const withEntry = thingInPath('entry', findEntry, ({ id }) => ({ thing: 'entry', thingId: id }))

const NOT_PLACED = 'Saved. We do not know where this place is, so it is found by its name and words only'

/** The directory: for anybody to read, for its keepers to keep true. */
export const directory = new Hono<Env>()
  .get('/community/add', allow(mayAddEntry), (c) => c.render(<AddEntryPage answers={addEntryForm.blank()} />))
  .post('/community/add', allow(mayAddEntry), async (c) => {
    const answers = addEntryForm.read(c)
    if (answers.problems) return c.render(<AddEntryPage answers={answers} />, 422)
    const { id, keepsRegister, isAnother, ...told } = answers.values
    const words = { ...told, website: webAddress(told.website) ?? '' }
    const there = isAnother ? [] : await lookForTheSame(c.var.tx, c.var.viewer.partnershipId, id, words)
    if (there.length > 0) return c.render(<AddEntryPage answers={{ typed: answers.typed, problems: [] }} before={<IsItOneOfThese looked={there} />} />, 422)
    const { isPlaced } = await addEntry(c.var, id, words, { keepsRegister })
    return seeOther(c, paths.entry(c.var.viewer.partnership.slug, id), isPlaced ? 'Saved' : NOT_PLACED)
  })

  .get('/community/:id', anybody(), async (c) => {
    const { tx, viewer } = c.var
    const id = c.req.param('id')
    const entry = isId(id) ? await findEntry(tx, viewer.partnershipId, id) : undefined
    if (!entry) throw new NotFound()
    const movedTo = entry.state === 'at rest' ? await findMovedTo(tx, viewer.partnershipId, id) : undefined
    if (movedTo) return c.redirect(paths.entry(viewer.partnership.slug, movedTo.id), 301)
    const places = await listPlaces(tx, viewer.partnershipId, id)
    return c.render(
      <EntryPage
        entry={entry}
        places={places}
        looking={lookingIn(c)}
        away={await awayOf(c, places)}
        mayChange={mayChangeEntry(viewer, entry)}
        keepsRegister={entry.groupId !== null && mayReadGroup(viewer, { id: entry.groupId })}
        kept={await keptOf(c.var, entry)}
      />,
    )
  })

  .get('/community/:id/change', withEntry(mayChangeEntry), async (c) => {
    const { tx, entry } = c.var
    const there = asFormValues(entry, await listPlaces(tx, entry.partnershipId, entry.id))
    return c.render(<ChangeEntryPage entry={entry} there={there} answers={changeEntryForm.blank(there)} />)
  })
  .post('/community/:id/change', withEntry(mayChangeEntry), async (c) => {
    const { tx, entry, viewer } = c.var
    const answers = changeEntryForm.read(c)
    const there = asFormValues(entry, await listPlaces(tx, entry.partnershipId, entry.id))
    if (answers.problems) return c.render(<ChangeEntryPage entry={entry} there={there} answers={answers} />, 422)
    const { version, ...words } = answers.values
    try {
      const { isPlaced } = await changeEntry(c.var, entry, version, { ...words, website: webAddress(words.website) ?? '' })
      return seeOther(c, paths.entry(viewer.partnership.slug, entry.id), isPlaced ? 'Saved' : NOT_PLACED)
    } catch (problem) {
      if (!(problem instanceof OutOfDate)) throw problem
      const again = { typed: { ...answers.typed, version: String(entry.version) }, problems: [] }
      return c.render(<ChangeEntryPage entry={entry} there={there} answers={again} isOutOfDate />, 409)
    }
  })

  .post('/community/:id/still-right', withEntry(mayChangeEntry), async (c) => {
    const { entry, viewer } = c.var
    const answers = stillRightForm.read(c)
    if (answers.values) await sayStillRight(c.var, entry, answers.values.version)
    return seeOther(c, paths.entry(viewer.partnership.slug, entry.id), 'Thank you. The page says that you checked it today')
  })

/** How far the nearest place of an entry is from the place of the address, when both are known. */
async function awayOf(c: Context<Env>, places: readonly EntryPlace[]) {
  const { near } = lookingIn(c)
  const there = places.map(placeOf).filter((place) => place !== undefined)
  const here = near && there.length > 0 ? await findPlace(c.var.tx, c.var.viewer.partnershipId, near) : undefined
  return here ? { metres: Math.min(...there.map((place) => metresBetween(here, place))), from: here.name } : undefined
}

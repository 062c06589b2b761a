import { type Context, Hono } from 'hono'
import { NotFound } from '../../../platform/errors.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { isId } from '../../../platform/ids.ts'
import { mayChangeEntry } from '../access.ts'
import { addPlace, changePlace, removePlace } from '../changes/keepPlaces.ts'
import { type Entry, type EntryPlace, placeOf } from '../entry.ts'
import { placeForm } from '../forms/place.ts'
import { removeForm } from '../forms/times.ts'
import { OnePlacePage, PlacesPage } from '../pages/PlacesPages.tsx'
import { type PlacesAt, paths, placesAt } from '../paths.ts'
import { findPlaceOf, listPlaces } from '../queries/entries.ts'
import { NOT_PLACED } from './changing.tsx'
import { withEntry } from './directory.tsx'
import type { Kept, OfEntry } from './kept.ts'
import { unlessOutOfDate } from './outOfDate.ts'

/** Where an entry takes place: for whoever may change it, with an account or by a link. */
export const placesRoutes = ({ guard, pattern, at, back }: Kept<PlacesAt>) =>
  new Hono<OfEntry>()
    .get(pattern.list, guard, async (c) => {
      const { tx, entry } = c.var
      return c.render(<PlacesPage at={at(c)} back={back(c)} entry={entry} places={await listPlaces(tx, entry.partnershipId, entry.id)} />)
    })

    .get(pattern.add, guard, (c) => {
      const { entry } = c.var
      return c.render(<OnePlacePage at={at(c)} entry={entry} answers={placeForm.blank({ version: entry.version })} />)
    })
    .post(pattern.add, guard, async (c) => {
      const { entry } = c.var
      const answers = placeForm.read(c)
      if (answers.problems) return c.render(<OnePlacePage at={at(c)} entry={entry} answers={answers} />, 422)
      const { version, id, ...words } = answers.values
      const { isPlaced } = await addPlace(c.var, entry, version, id, words)
      return seeOther(c, at(c).list, isPlaced ? 'Saved' : NOT_PLACED)
    })

    .get(pattern.one(':place'), guard, async (c) => {
      const { entry } = c.var
      const place = await placeIn(c, entry)
      return c.render(<OnePlacePage at={at(c)} entry={entry} place={place} answers={placeForm.blank({ ...asWords(place), version: entry.version })} />)
    })
    .post(pattern.one(':place'), guard, async (c) => {
      const { entry } = c.var
      const place = await placeIn(c, entry)
      const answers = placeForm.read(c)
      if (answers.problems) return c.render(<OnePlacePage at={at(c)} entry={entry} place={place} answers={answers} />, 422)
      const { version, id: _, ...words } = answers.values
      return unlessOutOfDate(
        async () => {
          const { isPlaced } = await changePlace(c.var, entry, version, place, words)
          return seeOther(c, at(c).list, isPlaced ? 'Saved' : NOT_PLACED)
        },
        () => {
          const again = { typed: { ...answers.typed, version: String(entry.version) }, problems: [] }
          return c.render(<OnePlacePage at={at(c)} entry={entry} place={place} answers={again} theirs={placeForm.blank(asWords(place))} />, 409)
        },
      )
    })
    .post(pattern.remove(':place'), guard, async (c) => {
      const { entry } = c.var
      const answers = removeForm.read(c)
      await removePlace(c.var, entry, answers.values?.version ?? 0, await placeIn(c, entry))
      return seeOther(c, at(c).list, 'Taken away')
    })

/** With an account. */
export const places = placesRoutes({
  guard: withEntry(mayChangeEntry),
  pattern: placesAt((rest) => `/community/:id/places${rest}`),
  at: (c) => paths.places(c.var.viewer.partnership.slug, c.var.entry.id),
  back: (c) => paths.entry(c.var.viewer.partnership.slug, c.var.entry.id),
})

async function placeIn(c: Context<OfEntry>, entry: Entry): Promise<EntryPlace> {
  const id = c.req.param('place')
  const place = isId(id) ? await findPlaceOf(c.var.tx, entry.partnershipId, entry.id, id) : undefined
  if (!place) throw new NotFound()
  return place
}

const asWords = (place: EntryPlace) => ({
  placeName: place.name,
  address: place.address,
  postcode: place.postcode ?? '',
  point: placeOf(place),
  access: place.access,
})

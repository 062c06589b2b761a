import { type Context, Hono } from 'hono'
import { NotFound } from '../../../platform/errors.ts'
import type { Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { isId } from '../../../platform/ids.ts'
import { mayChangeEntry } from '../access.ts'
import { addPlace, changePlace, removePlace } from '../changes/keepPlaces.ts'
import type { Entry, EntryPlace } from '../entry.ts'
import { placeForm } from '../forms/place.ts'
import { removeForm } from '../forms/times.ts'
import { OnePlacePage, PlacesPage } from '../pages/PlacesPages.tsx'
import { paths } from '../paths.ts'
import { findPlaceOf, listPlaces } from '../queries/entries.ts'
import { NOT_PLACED } from './changing.tsx'
import { withEntry } from './directory.tsx'
import { unlessOutOfDate } from './outOfDate.ts'

/** Where an entry takes place: for whoever may change it. */
export const places = new Hono<Env>()
  .get('/community/:id/places', withEntry(mayChangeEntry), async (c) => {
    const { tx, entry } = c.var
    return c.render(<PlacesPage entry={entry} places={await listPlaces(tx, entry.partnershipId, entry.id)} />)
  })

  .get('/community/:id/places/add', withEntry(mayChangeEntry), (c) => {
    const { entry } = c.var
    return c.render(<OnePlacePage entry={entry} answers={placeForm.blank({ version: entry.version })} />)
  })
  .post('/community/:id/places/add', withEntry(mayChangeEntry), async (c) => {
    const { entry } = c.var
    const answers = placeForm.read(c)
    if (answers.problems) return c.render(<OnePlacePage entry={entry} answers={answers} />, 422)
    const { version, id, ...words } = answers.values
    const { isPlaced } = await addPlace(c.var, entry, version, id, words)
    return seeOther(c, placesOf(c, entry), isPlaced ? 'Saved' : NOT_PLACED)
  })

  .get('/community/:id/places/:place', withEntry(mayChangeEntry), async (c) => {
    const { entry } = c.var
    const place = await placeOf(c, entry)
    return c.render(<OnePlacePage entry={entry} place={place} answers={placeForm.blank({ ...asWords(place), version: entry.version })} />)
  })
  .post('/community/:id/places/:place', withEntry(mayChangeEntry), async (c) => {
    const { entry } = c.var
    const place = await placeOf(c, entry)
    const answers = placeForm.read(c)
    if (answers.problems) return c.render(<OnePlacePage entry={entry} place={place} answers={answers} />, 422)
    const { version, id: _, ...words } = answers.values
    return unlessOutOfDate(
      async () => {
        const { isPlaced } = await changePlace(c.var, entry, version, place, words)
        return seeOther(c, placesOf(c, entry), isPlaced ? 'Saved' : NOT_PLACED)
      },
      () => {
        const again = { typed: { ...answers.typed, version: String(entry.version) }, problems: [] }
        return c.render(<OnePlacePage entry={entry} place={place} answers={again} theirs={placeForm.blank(asWords(place))} />, 409)
      },
    )
  })
  .post('/community/:id/places/:place/remove', withEntry(mayChangeEntry), async (c) => {
    const { entry } = c.var
    const answers = removeForm.read(c)
    await removePlace(c.var, entry, answers.values?.version ?? 0, await placeOf(c, entry))
    return seeOther(c, placesOf(c, entry), 'Taken away')
  })

const placesOf = (c: Context, { id }: Entry) => paths.places((c as Context<Env>).var.viewer.partnership.slug, id)

async function placeOf(c: Context, entry: Entry): Promise<EntryPlace> {
  const id = c.req.param('place')
  const place = isId(id) ? await findPlaceOf((c as Context<Env>).var.tx, entry.partnershipId, entry.id, id) : undefined
  if (!place) throw new NotFound()
  return place
}

const asWords = ({ name, address, postcode, access }: EntryPlace) => ({ placeName: name, address, postcode: postcode ?? '', access })

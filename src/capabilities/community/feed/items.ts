import type { Tx } from '../../../platform/database/narrowed.ts'
import type { Opened } from './opened.ts'
import type { ListName } from './parameters.ts'
import { listChangesOf } from './queries/changes.ts'
import { listLines, listOrganisers, listPlaces, listTaxonomies, listTerms, listWholes } from './queries/wholes.ts'
import { asOrganization } from './shapes/organization.ts'
import { asService, asServiceLine } from './shapes/service.ts'
import { asServiceAtLocation, asServiceAtLocationLine } from './shapes/serviceAtLocation.ts'
import { asTaxonomy, asTerm } from './shapes/taxonomy.ts'

/** How much is said of each: its id and when it changed; its fields of one value; all that belongs to it. */
export type Depth = 'minimal' | 'line' | 'whole'

/** The things of a list as the standard has them, in the order of their ids. */
export async function itemsOf(tx: Tx, opened: Opened, name: ListName, ids: readonly string[], depth: Depth): Promise<object[]> {
  if (depth === 'minimal') return listChangesOf(tx, opened, name, ids)
  return makers[name](tx, opened, ids, depth)
}

const makers: Record<ListName, (tx: Tx, opened: Opened, ids: readonly string[], depth: Depth) => Promise<object[]>> = {
  services: async (tx, opened, ids, depth) =>
    depth === 'whole'
      ? (await listWholes(tx, opened.partnership.id, ids)).map((whole) => asService(whole, opened))
      : (await listLines(tx, opened.partnership.id, ids)).map((line) => asServiceLine(line, opened)),

  service_at_locations: async (tx, opened, ids, depth) => {
    const partnershipId = opened.partnership.id
    const places = await listPlaces(tx, partnershipId, ids)
    const entryIds = [...new Set(places.map(({ entryId }) => entryId))]
    if (depth === 'whole') {
      const wholes = new Map((await listWholes(tx, partnershipId, entryIds)).map((whole) => [whole.entry.id, whole]))
      return places.flatMap((place) => {
        const whole = wholes.get(place.entryId)
        return whole ? asServiceAtLocation(whole, place, opened) : []
      })
    }
    const lines = new Map((await listLines(tx, partnershipId, entryIds)).map((line) => [line.entry.id, line]))
    return places.flatMap((place) => {
      const line = lines.get(place.entryId)
      return line ? asServiceAtLocationLine(line, place, opened) : []
    })
  },

  organizations: async (tx, { partnership }, ids) => {
    const organisers = new Map((await listOrganisers(tx, partnership.id, ids)).map((organiser) => [organiser.id, organiser]))
    return ids.flatMap((id) => {
      const organiser = id === partnership.id ? partnership : organisers.get(id)
      return organiser ? asOrganization(organiser) : []
    })
  },

  taxonomies: async (tx, { partnership }, ids) => (await listTaxonomies(tx, partnership.id, ids)).map(asTaxonomy),
  taxonomy_terms: async (tx, { partnership }, ids) => (await listTerms(tx, partnership.id, ids)).map(({ term, taxonomy }) => asTerm(term, taxonomy)),
}

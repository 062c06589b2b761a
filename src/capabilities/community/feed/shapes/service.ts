import type { Partnership } from '../partnership.ts'
import type { Whole, WholeLine } from '../queries/wholes.ts'
import { lastModified, type Showing, statusOf } from '../shown.ts'
import { asEmail, asUri, given, idOf, some } from './given.ts'
import { asAccessibility, asLocation } from './location.ts'
import { asOrganization } from './organization.ts'
import { asSchedule } from './schedule.ts'
import type { Service, ServiceLine } from './shapes.ts'
import { asTerm } from './taxonomy.ts'

/** What the feed is of: whose, and which entries are shown today. */
export interface Of {
  partnership: Partnership
  showing: Showing
}

/** The fields of a service that have one value, with who runs it. Of what is out of sight: that it is, and no more. */
export function asServiceLine({ entry, organiser }: WholeLine, { partnership, showing }: Of): ServiceLine {
  const status = statusOf(entry, showing)
  const organization = asOrganization(organiser ?? partnership)
  const known = { id: entry.id, organization_id: organization.id, name: entry.name, status }
  const last_modified = lastModified(entry, showing).toISOString()
  if (status === 'inactive') return { ...known, last_modified, organization }
  return {
    ...known,
    description: given(entry.summary),
    url: asUri(entry.website),
    email: asEmail(entry.contactEmail),
    fees: given(entry.cost),
    minimum_age: entry.agesFrom ?? undefined,
    maximum_age: entry.agesTo ?? undefined,
    assured_date: entry.lastCheckedOn,
    alert: status === 'temporarily closed' ? given(entry.closedBecause) : undefined,
    last_modified,
    organization,
    livewell_kind: entry.kind,
    eligibility_description: given(entry.whoSuits),
    livewell_first_visit: given(entry.firstVisit),
    livewell_when: given(entry.whenItMeets),
    livewell_access: given(entry.access),
    livewell_access_features: some(entry.accessFeatures),
    livewell_ways: some(entry.ways),
    livewell_is_free: entry.isFree,
    livewell_room_for: entry.roomFor ?? undefined,
    livewell_places_left: entry.placesLeft ?? undefined,
    livewell_closed_until: status === 'temporarily closed' ? (entry.closedUntil ?? undefined) : undefined,
  }
}

/** A service with all that belongs to it. */
export function asService(whole: Whole, of: Of): Service {
  const { entry, places, schedules, costs, terms } = whole
  const line = asServiceLine(whole, of)
  if (line.status === 'inactive') return line
  const service_id = entry.id
  return {
    ...line,
    schedules: some(schedules.map(asSchedule)),
    service_at_locations: some(
      places.map((place) => ({
        id: place.id,
        service_id,
        location_id: place.locationId,
        location: { ...asLocation(place), accessibility: asAccessibility(place, entry) },
      })),
    ),
    languages: some(entry.languages.map((code) => ({ id: idOf('language', entry.id, code), service_id, code, name: languageName(code) }))),
    cost_options: some(
      costs.map(({ id, validFrom, validTo, option, amountPence, amountWords }) => ({
        id,
        service_id,
        valid_from: validFrom ?? undefined,
        valid_to: validTo ?? undefined,
        option: given(option),
        ...(amountPence === null ? {} : { currency: 'GBP', amount: amountPence / 100 }),
        amount_description: given(amountWords),
      })),
    ),
    phones: some(phonesOf(entry.contactPhone, entry.id)),
    contacts: some(contactsOf(whole)),
    attributes: some(
      terms.map(({ term, taxonomy }) => ({
        id: idOf('attribute', entry.id, term.id),
        link_id: entry.id,
        link_type: 'service',
        taxonomy_term_id: term.id,
        taxonomy_term: asTerm(term, taxonomy),
      })),
    ),
  }
}

/** Whom to ask: the one on the entry itself, then the others. */
function contactsOf({ entry, contacts }: Whole): NonNullable<Service['contacts']> {
  const { contactName: name, contactPhone: phone, contactEmail: email } = entry
  const first = [name, phone, email].some((text) => text.trim()) ? [{ id: idOf('contact', entry.id), name, title: '', phone, email }] : []
  return [...first, ...contacts].map((contact) => ({
    id: contact.id,
    service_id: entry.id,
    name: given(contact.name),
    title: given(contact.title),
    email: asEmail(contact.email),
    phones: some(phonesOf(contact.phone, contact.id)),
  }))
}

const phonesOf = (number: string, of: string) => (number.trim() ? [{ id: idOf('phone', of), number: number.trim() }] : [])

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

function languageName(code: string): string | undefined {
  try {
    return languageNames.of(code)
  } catch {
    return undefined // Not shaped like a code of a language.
  }
}

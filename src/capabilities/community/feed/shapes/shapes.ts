import { z } from 'zod'

// The things of Open Referral UK (HSDS-UK 3.0) as this feed gives them. What begins with `livewell_` is ours and no part of the
// standard; `phones`, `code`, `currency`, `eligibility_description`, the e-mail of a contact and the name of a language are of the
// international HSDS 3.0, which the UK profile left out.

const uuid = () => z.string().meta({ format: 'uuid' })
const uri = () => z.string().meta({ format: 'uri' })
const email = () => z.string().meta({ format: 'email' })
const day = () => z.string().meta({ format: 'date' })
const moment = () => z.string().meta({ format: 'date-time' })
const time = () => z.string().meta({ description: 'HH:MM:SS, in the time zone of the partnership.' })

export const statuses = ['active', 'inactive', 'defunct', 'temporarily closed'] as const

export const phone = z.object({ id: uuid(), number: z.string() })

export const organizationLine = z.object({
  id: uuid(),
  name: z.string(),
  description: z.string(),
  email: email().optional(),
  website: uri().optional(),
  phones: z.array(phone).optional(),
})

export const taxonomy = z.object({ id: uuid(), name: z.string(), description: z.string(), uri: uri().optional() })

export const taxonomyTerm = z.object({
  id: uuid(),
  name: z.string(),
  description: z.string(),
  code: z.string().optional(),
  parent_id: uuid().optional(),
  taxonomy: z.string().optional(),
  taxonomy_id: uuid().optional(),
  term_uri: uri().optional(),
})

export const attribute = z.object({ id: uuid(), link_id: uuid(), link_type: z.string(), taxonomy_term_id: uuid(), taxonomy_term: taxonomyTerm })

export const schedule = z.object({
  id: uuid(),
  service_id: uuid(),
  service_at_location_id: uuid().optional(),
  valid_from: day().optional(),
  valid_to: day().optional(),
  dtstart: day().optional(),
  freq: z.enum(['WEEKLY', 'MONTHLY']).optional(),
  interval: z.number().optional(),
  byday: z.string().optional(),
  bymonthday: z.string().optional(),
  opens_at: time().optional(),
  closes_at: time().optional(),
  schedule_link: uri().optional(),
  attending_type: z.string().optional(),
  notes: z.string().optional(),
  livewell_rule: z.string().optional().meta({ description: 'The rule of RFC 5545, where the frequencies of the profile cannot say it.' }),
  livewell_not_on_bank_holidays: z.boolean().optional(),
  livewell_exceptions: z
    .array(z.object({ day: day(), happens: z.boolean(), opens_at: time().optional(), closes_at: time().optional(), because: z.string().optional() }))
    .optional()
    .meta({ description: 'Days on which the rule does not hold.' }),
})

export const address = z.object({
  id: uuid(),
  location_id: uuid(),
  address_1: z.string(),
  city: z.string(),
  state_province: z.string(),
  postal_code: z.string(),
  country: z.string(),
  address_type: z.enum(['physical', 'postal', 'virtual']),
})

export const locationLine = z.object({
  id: uuid(),
  location_type: z.enum(['physical', 'postal', 'virtual']),
  name: z.string().optional(),
  description: z.string().optional(),
  latitude: z.number().optional(),
  longitude: z.number().optional(),
})

export const location = locationLine.extend({
  addresses: z.array(address).optional(),
  accessibility: z.array(z.object({ id: uuid(), location_id: uuid(), accessibility: z.string().optional(), description: z.string().optional() })).optional(),
})

export const serviceLine = z.object({
  id: uuid(),
  organization_id: uuid(),
  name: z.string(),
  status: z.enum(statuses),
  description: z.string().optional(),
  url: uri().optional(),
  email: email().optional(),
  fees: z.string().optional(),
  minimum_age: z.number().optional(),
  maximum_age: z.number().optional(),
  assured_date: day().optional(),
  alert: z.string().optional(),
  eligibility_description: z.string().optional(),
  last_modified: moment(),
  organization: organizationLine,
  livewell_kind: z.enum(['group', 'service']).optional(),
  livewell_first_visit: z.string().optional(),
  livewell_when: z.string().optional(),
  livewell_access: z.string().optional(),
  livewell_access_features: z.array(z.string()).optional(),
  livewell_ways: z.array(z.string()).optional(),
  livewell_is_free: z.boolean().optional(),
  livewell_room_for: z.number().optional(),
  livewell_places_left: z.number().optional(),
  livewell_closed_until: day().optional(),
})

const placeOfService = z.object({ id: uuid(), service_id: uuid(), location_id: uuid(), location })

export const service = serviceLine.extend({
  schedules: z.array(schedule).optional(),
  service_at_locations: z.array(placeOfService).optional(),
  languages: z.array(z.object({ id: uuid(), service_id: uuid(), code: z.string(), name: z.string().optional() })).optional(),
  cost_options: z
    .array(
      z.object({
        id: uuid(),
        service_id: uuid(),
        valid_from: day().optional(),
        valid_to: day().optional(),
        option: z.string().optional(),
        currency: z.string().optional(),
        amount: z.number().optional(),
        amount_description: z.string().optional(),
      }),
    )
    .optional(),
  phones: z.array(phone).optional(),
  contacts: z
    .array(
      z.object({
        id: uuid(),
        service_id: uuid(),
        name: z.string().optional(),
        title: z.string().optional(),
        email: email().optional(),
        phones: z.array(phone).optional(),
      }),
    )
    .optional(),
  attributes: z.array(attribute).optional(),
})

export const organization = organizationLine.extend({ services: z.array(service).optional() })
export const serviceAtLocationLine = z.object({ id: uuid(), service_id: uuid(), location_id: uuid(), location: locationLine, service: serviceLine })
export const serviceAtLocation = serviceAtLocationLine.extend({ location, service, schedules: z.array(schedule).optional() })
export const taxonomyWithTerms = taxonomy.extend({ taxonomy_terms: z.array(taxonomyTerm).optional() })
export const apiDetails = z.object({ version: z.string(), profile: uri(), openapi_url: uri() })
export const minimalItem = z.object({ id: uuid(), modified_date: moment() })

/** What is wrong with a request, in the form of RFC 9457. */
export const problem = z.object({ type: z.string(), title: z.string(), status: z.number(), detail: z.string(), parameter: z.string().optional() })

export type ServiceLine = z.infer<typeof serviceLine>
export type Service = z.infer<typeof service>
export type Schedule = z.infer<typeof schedule>
export type Location = z.infer<typeof location>
export type LocationLine = z.infer<typeof locationLine>
export type OrganizationLine = z.infer<typeof organizationLine>
export type ServiceAtLocation = z.infer<typeof serviceAtLocation>
export type ServiceAtLocationLine = z.infer<typeof serviceAtLocationLine>
export type TaxonomyTerm = z.infer<typeof taxonomyTerm>

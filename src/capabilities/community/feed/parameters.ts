import { z } from 'zod'
import { isId } from '../../../platform/ids.ts'
import { foldPostcode } from '../../../platform/postcode.ts'
import { FeedProblem } from './problem.ts'

export const USUAL_PER_PAGE = 50
export const MOST_PER_PAGE = 100
export const USUAL_PROXIMITY = 5_000
const MOST_PROXIMITY = 100_000

const id = (description: string) =>
  z.string().refine(isId, 'is an id, which looks like 0193f3a4-7c1e-7b52-a3f0-5d8c2b9e4f10').meta({ format: 'uuid', description })
const yes = (description: string) =>
  z.stringbool({ truthy: ['true', '1'], falsy: ['false', '0'], error: 'is true or false' }).meta({ type: 'boolean', description })
const number = (most: number) => z.coerce.number('is a number').min(0, 'is 0 or more').max(most, `is ${most} at most`)
const whole = (most: number) => z.coerce.number('is a whole number').int('is a whole number').min(1, 'is 1 or more').max(most, `is ${most} at most`)
const time = (description: string) =>
  z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/, 'is a time of day, like 09:30')
    .meta({ description })

/** Every parameter of the feed: what it may be, what it means, and what is said when it is something else. */
export const parameters = {
  search: z.string().max(200, 'has 200 letters at most').meta({ description: 'Words to be found in it.' }),
  page: whole(1_000_000_000).meta({ description: 'Which page, counted from 1.', default: 1 }),
  per_page: whole(MOST_PER_PAGE).meta({ description: 'How many on a page.', default: USUAL_PER_PAGE }),
  taxonomy_term_id: id('Services with this term.'),
  taxonomy_id: id('What has any term of this taxonomy, or is one.'),
  minimum_age: number(130).meta({ description: 'Services whose minimum age is known, and at least this.' }),
  maximum_age: number(130).meta({ description: 'Services whose maximum age is known, and at most this.' }),
  start_time: time('Services that begin at this time of day or later. Asked with end_time or day, one schedule meets all of them.'),
  end_time: time('Services that end at this time of day or earlier.'),
  day: z
    .string()
    .toUpperCase()
    .pipe(z.enum(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], 'is MO, TU, WE, TH, FR, SA or SU'))
    .meta({ description: 'Services on this day of the week.' }),
  postcode: z
    .string()
    .refine((text) => foldPostcode(text) !== undefined, 'is a whole postcode, like NG12 5AA')
    .meta({ description: 'What is near this postcode. A postcode that is not known here is a 400.' }),
  proximity: z.coerce
    .number('is a number of metres')
    .min(1, 'is 1 metre or more')
    .max(MOST_PROXIMITY, `is ${MOST_PROXIMITY} metres at most`)
    .meta({ description: 'How near, in metres from the middle of the postcode, as the crow flies.', default: USUAL_PROXIMITY }),
  organization_id: id('What this organization provides.'),
  modified_after: z
    .string()
    .transform((text) => text.replace(/ (?=\d\d:\d\d$)/, '+')) // An unescaped plus of the time zone.
    .pipe(z.union([z.iso.datetime({ offset: true, local: true }), z.iso.date()], 'is a moment, like 2026-11-23T09:30:00Z'))
    .transform((text) => new Date(/[Z+]|T.*-/.test(text) || text.length === 10 ? text : `${text}Z`))
    .refine((at) => at.getUTCFullYear() >= 1970 && at.getUTCFullYear() < 2200, 'is a moment, like 2026-11-23T09:30:00Z')
    .meta({
      type: 'string',
      format: 'date-time',
      description: 'What was modified at this moment or after it. Services that have gone since are among them, as "inactive". Without a zone it is UTC.',
    }),
  minimal: yes('Only the id and the modified date; all of them at once unless page or per_page is given.'),
  full: yes('Each with all that belongs to it.'),
  full_service: yes('The services of an organization with all that belongs to them.'),
  format: z
    .enum(['json', 'ndjson'], 'is json or ndjson')
    .meta({ description: 'ndjson is a line for each, all of them; page and per_page do nothing.', default: 'json' }),
  parent_id: id('Terms directly under this one.'),
  top_only: yes('Terms that are under no other.'),
} as const

export type ParameterName = keyof typeof parameters
export type Asked = { [Name in ParameterName]?: z.output<(typeof parameters)[Name]> | undefined }

const PAGED = ['search', 'page', 'per_page', 'format'] as const
const ABOUT_SERVICES = [
  'taxonomy_term_id',
  'taxonomy_id',
  'minimum_age',
  'maximum_age',
  'start_time',
  'end_time',
  'day',
  'organization_id',
  'modified_after',
  'minimal',
  'full',
] as const

/** What may be asked of each list. */
export const parametersOf = {
  services: [...PAGED, ...ABOUT_SERVICES],
  service_at_locations: [...PAGED, ...ABOUT_SERVICES, 'postcode', 'proximity'],
  organizations: [...PAGED, 'taxonomy_term_id', 'taxonomy_id', 'modified_after', 'minimal', 'full', 'full_service'],
  taxonomies: [...PAGED, 'modified_after', 'minimal'],
  taxonomy_terms: [...PAGED, 'taxonomy_id', 'parent_id', 'top_only', 'modified_after', 'minimal'],
} as const satisfies Record<string, readonly ParameterName[]>

export type ListName = keyof typeof parametersOf

/** What was asked, checked. Throws FeedProblem for what is none of `names`, is given twice, or is not what it may be. An empty value is none. */
export function readParameters(queries: Record<string, string[]>, names: readonly ParameterName[]): Asked {
  const asked: Record<string, unknown> = {}
  for (const [name, values] of Object.entries(queries)) {
    if (!names.includes(name as ParameterName)) {
      // A filter that is misspelt would otherwise answer with everything.
      throw new FeedProblem(
        400,
        `There is no parameter of this name here. There ${names.length > 0 ? `are: ${names.join(', ')}` : 'is none'}`,
        name.slice(0, 100),
      )
    }
    const [value = '', second] = values
    if (second !== undefined) throw new FeedProblem(400, `${name} is given more than once`, name)
    if (value === '') continue
    if (value.includes('\u0000')) throw new FeedProblem(400, `${name} has a sign in it that cannot be read`, name)
    const read = parameters[name as ParameterName].safeParse(value)
    if (!read.success) throw new FeedProblem(400, `${name} ${read.error.issues[0]?.message ?? 'cannot be read'}`, name)
    asked[name] = read.data
  }
  if (asked['proximity'] !== undefined && asked['postcode'] === undefined) throw new FeedProblem(400, 'proximity is asked with a postcode', 'proximity')
  return asked as Asked
}

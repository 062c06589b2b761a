import { asSearch, type Looking } from './search/looking.ts'

export const paths = {
  community: (slug: string, looking: Looking = {}) => `/${slug}/community${asSearch(looking)}`,
  entry: (slug: string, id: string, looking: Looking = {}) => `/${slug}/community/${id}${asSearch(looking)}`,
  addEntry: (slug: string) => `/${slug}/community/add`,
  changeEntry: (slug: string, id: string) => `/${slug}/community/${id}/change`,
  places: (slug: string, id: string) => placesAt((rest) => `/${slug}/community/${id}/places${rest}`),
  times: (slug: string, id: string) => timesAt((rest) => `/${slug}/community/${id}/times${rest}`),
  calendar: (slug: string, id: string) => `/${slug}/community/${id}/calendar.ics`,
  calendarOf: (slug: string, looking: Looking = {}) => `/${slug}/community/calendar.ics${asSearch(looking)}`,
  organiser: (slug: string, id: string) => `/${slug}/community/organisers/${id}`,
  stillRight: (slug: string, id: string) => `/${slug}/community/${id}/still-right`,
}

/** Makes the address of a page below another: with an account, or ending with the token of a keeper's link. */
type At = (rest: string) => string

/** Where the places of an entry are kept. */
export const placesAt = (at: At) => ({
  list: at(''),
  add: at('/add'),
  one: (place: string) => at(`/${place}`),
  remove: (place: string) => at(`/${place}/remove`),
})
export type PlacesAt = ReturnType<typeof placesAt>

/** Where it is kept when an entry takes place. */
export const timesAt = (at: At) => ({
  list: at(''),
  add: at('/add'),
  one: (time: string) => at(`/${time}`),
  remove: (time: string) => at(`/${time}/remove`),
  days: (time: string) => at(`/${time}/days`),
  removeDay: (time: string) => at(`/${time}/days/remove`),
})
export type TimesAt = ReturnType<typeof timesAt>

import { asSearch, type Looking } from './search/looking.ts'

export const paths = {
  community: (slug: string, looking: Looking = {}) => `/${slug}/community${asSearch(looking)}`,
  entry: (slug: string, id: string, looking: Looking = {}) => `/${slug}/community/${id}${asSearch(looking)}`,
  addEntry: (slug: string) => `/${slug}/community/add`,
  changeEntry: (slug: string, id: string) => `/${slug}/community/${id}/change`,
  places: (slug: string, id: string) => `/${slug}/community/${id}/places`,
  addPlace: (slug: string, id: string) => `/${slug}/community/${id}/places/add`,
  place: (slug: string, id: string, place: string) => `/${slug}/community/${id}/places/${place}`,
  times: (slug: string, id: string) => `/${slug}/community/${id}/times`,
  addTime: (slug: string, id: string) => `/${slug}/community/${id}/times/add`,
  time: (slug: string, id: string, time: string) => `/${slug}/community/${id}/times/${time}`,
  daysApart: (slug: string, id: string, time: string) => `/${slug}/community/${id}/times/${time}/days`,
  calendar: (slug: string, id: string) => `/${slug}/community/${id}/calendar.ics`,
  calendarOf: (slug: string, looking: Looking = {}) => `/${slug}/community/calendar.ics${asSearch(looking)}`,
  organiser: (slug: string, id: string) => `/${slug}/community/organisers/${id}`,
  stillRight: (slug: string, id: string) => `/${slug}/community/${id}/still-right`,
}

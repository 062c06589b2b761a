import type { Day } from '../../platform/clock.ts'
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

  groups: (slug: string) => `/${slug}/groups`,
  group: (slug: string, id: string) => `/${slug}/groups/${id}`,
  register: (slug: string, groupId: string, on?: Day) => {
    const [year, month, date] = on?.split('-') ?? []
    return `/${slug}/groups/${groupId}/register${on ? `?on-day=${date}&on-month=${month}&on-year=${year}` : ''}`
  },
}

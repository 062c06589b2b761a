import type { Day } from '../../platform/clock.ts'
import { asSearch, type Looking } from './search/looking.ts'

export const paths = {
  community: (slug: string, looking: Looking = {}) => `/${slug}/community${asSearch(looking)}`,
  entry: (slug: string, id: string, looking: Looking = {}) => `/${slug}/community/${id}${asSearch(looking)}`,
  addEntry: (slug: string) => `/${slug}/community/add`,
  changeEntry: (slug: string, id: string) => `/${slug}/community/${id}/change`,
  stillRight: (slug: string, id: string) => `/${slug}/community/${id}/still-right`,

  groups: (slug: string) => `/${slug}/groups`,
  group: (slug: string, id: string) => `/${slug}/groups/${id}`,
  register: (slug: string, groupId: string, on?: Day) => {
    const [year, month, date] = on?.split('-') ?? []
    return `/${slug}/groups/${groupId}/register${on ? `?on-day=${date}&on-month=${month}&on-year=${year}` : ''}`
  },
}

import type { Day } from '../../../platform/clock.ts'

export const paths = {
  visits: (slug: string, area = '') => `/${slug}/visits${area ? `?area=${encodeURIComponent(area)}` : ''}`,
  map: (slug: string, area = '') => `/${slug}/visits/map${area ? `?area=${encodeURIComponent(area)}` : ''}`,
  writeDown: (slug: string, entryId = '') => `/${slug}/visits/new${entryId ? `?entry=${entryId}` : ''}`,
  visit: (slug: string, id: string) => `/${slug}/visits/${id}`,
  change: (slug: string, id: string) => `/${slug}/visits/${id}/change`,
  updates: (slug: string) => `/${slug}/weekly-updates`,
  writeUpdate: (slug: string, week: Day) => `/${slug}/weekly-updates/write/${week}`,
  update: (slug: string, id: string) => `/${slug}/weekly-updates/${id}`,
}

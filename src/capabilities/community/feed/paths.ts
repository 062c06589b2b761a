import { asSearch, type Looking } from '../search/looking.ts'

export const feedPaths = {
  feed: (slug: string) => `/${slug}/open-referral-uk/v3`,
  takeAway: (slug: string, looking: Looking = {}) => `/${slug}/community/take-away${asSearch(looking)}`,
  csv: (slug: string, looking: Looking = {}) => `/${slug}/community/directory.csv${asSearch(looking)}`,
  geojson: (slug: string, looking: Looking = {}) => `/${slug}/community/directory.geojson${asSearch(looking)}`,
  ndjson: (slug: string, looking: Looking = {}) => `/${slug}/community/directory.ndjson${asSearch(looking)}`,
}

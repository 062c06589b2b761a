import type { ListName } from './parameters.ts'

export const feedPaths = {
  feed: (slug: string) => `/${slug}/open-referral-uk/v3`,
  list: (slug: string, name: ListName) => `/${slug}/open-referral-uk/v3/${name}`,
  openapi: (slug: string) => `/${slug}/open-referral-uk/v3/openapi.json`,
}

import type { Looking } from '../search/looking.ts'
import { asSearch } from '../search/looking.ts'

export const paths = {
  introduce: (slug: string, personId: string, looking: Looking = {}) => `/${slug}/people/${personId}/introduce${asSearch(looking)}`,
  introduceTo: (slug: string, personId: string, entryId: string) => `/${slug}/people/${personId}/introduce/${entryId}`,
  introduceElsewhere: (slug: string, personId: string) => `/${slug}/people/${personId}/introduce/elsewhere`,
  tellOf: (slug: string, personId: string, entryId: string) => `/${slug}/people/${personId}/tell-of/${entryId}`,
  suggest: (slug: string, personId: string, entryId: string) => `/${slug}/people/${personId}/suggest/${entryId}`,
  introduction: (slug: string, id: string) => `/${slug}/introductions/${id}`,
  whatCame: (slug: string, id: string) => `/${slug}/introductions/${id}/what-came-of-it`,
  introduceAfterYes: (slug: string, id: string) => `/${slug}/introductions/${id}/introduce`,
  answer: (slug: string, id: string) => `/${slug}/introductions/${id}/answer`,
}

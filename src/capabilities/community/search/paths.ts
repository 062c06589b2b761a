import { asSearch, type Looking } from './looking.ts'

export const searchPaths = {
  community: (slug: string, looking: Looking = {}) => `/${slug}/community${asSearch(looking)}`,
  map: (slug: string, looking: Looking = {}) => `/${slug}/community/map${asSearch(looking)}`,
  points: (slug: string, looking: Looking = {}) => `/${slug}/community/map/points${asSearch(looking)}`,
  wish: (slug: string, looking: Looking = {}) => `/${slug}/community/wish${asSearch({ words: looking.words, near: looking.near })}`,
  wished: (slug: string) => `/${slug}/community/wish/thank-you`,
  synonyms: (slug: string) => `/${slug}/community/same-words`,
  addSynonym: (slug: string) => `/${slug}/community/same-words/add`,
  changeSynonym: (slug: string, id: string) => `/${slug}/community/same-words/${id}/change`,
  removeSynonym: (slug: string, id: string) => `/${slug}/community/same-words/${id}/remove`,
}

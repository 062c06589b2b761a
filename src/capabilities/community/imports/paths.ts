const under = (slug: string, rest = '') => `/${slug}/community/imports${rest}`

export const importPaths = {
  sources: (slug: string) => under(slug),
  addSource: (slug: string) => under(slug, '/add'),
  sendFile: (slug: string) => under(slug, '/file'),
  source: (slug: string, id: string) => under(slug, `/sources/${id}`),
  changeSource: (slug: string, id: string) => under(slug, `/sources/${id}/change`),
  readNow: (slug: string, id: string) => under(slug, `/sources/${id}/read`),
  places: (slug: string) => under(slug, '/places'),
  import: (slug: string, id: string) => under(slug, `/${id}`),
  rows: (slug: string, id: string, outcome: string, after?: number) => under(slug, `/${id}/entries?outcome=${outcome}${after ? `&after=${after}` : ''}`),
  rejected: (slug: string, id: string) => under(slug, `/${id}/rejected.csv`),
  notes: (slug: string, id: string) => under(slug, `/${id}/notes.csv`),
  switchIn: (slug: string, id: string) => under(slug, `/${id}/switch-in`),
  giveUp: (slug: string, id: string) => under(slug, `/${id}/give-up`),
}

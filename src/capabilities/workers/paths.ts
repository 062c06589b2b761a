const mine = (slug: string, rest = '') => `/${slug}/my-work${rest}`
const pair = (slug: string, id: string, rest = '') => `/${slug}/supervision/${id}${rest}`

export const paths = {
  myWork: (slug: string) => mine(slug),
  takeAway: (slug: string) => mine(slug, '/everything.json'),

  pairs: (slug: string) => `/${slug}/supervision`,
  addPair: (slug: string) => `/${slug}/supervision/new`,
  endPair: (slug: string, id: string) => pair(slug, id, '/end'),
  supervision: (slug: string, id: string) => pair(slug, id),
  addItem: (slug: string, id: string) => pair(slug, id, '/agenda'),
  takeOff: (slug: string, id: string, item: string) => pair(slug, id, `/agenda/${item}/take-off`),
  writeDown: (slug: string, id: string) => pair(slug, id, '/write-down'),

  lookBack: (slug: string) => mine(slug, '/looking-back'),
  answer: (slug: string) => mine(slug, '/looking-back/new'),
  forget: (slug: string, id: string) => mine(slug, `/looking-back/${id}/forget`),

  offer: (slug: string) => mine(slug, '/offer'),
  offers: (slug: string) => `/${slug}/what-we-offer`,
  wish: (slug: string, personId: string) => `/${slug}/people/${personId}/who-would-suit`,
  myWish: (slug: string) => `/${slug}/my-support/who-would-suit`,

  words: (slug: string) => `/${slug}/ways-of-saying`,
  addWay: (slug: string) => `/${slug}/ways-of-saying/new`,
  way: (slug: string, id: string) => `/${slug}/ways-of-saying/${id}`,
}

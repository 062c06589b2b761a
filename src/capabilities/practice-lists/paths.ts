const lists = (slug: string, rest = '') => `/${slug}/practice-lists${rest}`
const runs = (slug: string, id: string, rest = '') => `/${slug}/letter-runs/${id}${rest}`

export const paths = {
  lists: (slug: string) => lists(slug),
  add: (slug: string) => lists(slug, '/add'),
  rules: (slug: string) => lists(slug, '/rules'),
  exampleLetter: (slug: string, format: string) => lists(slug, `/rules/letter.pdf?format=${encodeURIComponent(format)}`),
  list: (slug: string, id: string) => lists(slug, `/${id}`),
  columns: (slug: string, id: string) => lists(slug, `/${id}/columns`),
  rejected: (slug: string, id: string) => lists(slug, `/${id}/rejected.csv`),
  notes: (slug: string, id: string) => lists(slug, `/${id}/notes.csv`),
  use: (slug: string, id: string) => lists(slug, `/${id}/use`),
  cancel: (slug: string, id: string) => lists(slug, `/${id}/cancel`),
  people: (slug: string, id: string) => lists(slug, `/${id}/people`),
  news: (slug: string, listId: string, id: string) => lists(slug, `/${listId}/people/${id}`),
  write: (slug: string, id: string) => lists(slug, `/${id}/write`),
  run: (slug: string, id: string) => runs(slug, id),
  letters: (slug: string, id: string) => runs(slug, id, '/letters.pdf'),
  labels: (slug: string, id: string) => runs(slug, id, '/labels.pdf'),
  sent: (slug: string, id: string) => runs(slug, id, '/sent'),
  cancelRun: (slug: string, id: string) => runs(slug, id, '/cancel'),
  replies: (slug: string) => `/${slug}/replies`,
  reply: (slug: string, id: string) => `/${slug}/replies/${id}`,
  printAgain: (slug: string, id: string) => `/${slug}/replies/${id}/print`,
  newsFromReply: (slug: string, id: string) => `/${slug}/replies/${id}/news`,
  /** Where somebody types in the code of their letter. */
  haveCode: (slug: string) => `/${slug}/reply`,
  /** Where the link and the square code of a letter lead. The only address with something secret in it. */
  byLink: (slug: string, token: string) => `/${slug}/reply/${token}`,
  thanks: (slug: string, reply: string) => `/${slug}/reply/thank-you?for=${reply}`,
}

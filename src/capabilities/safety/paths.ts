const under = (slug: string, rest = '') => `/${slug}/safety${rest}`
const about = (personId: string | undefined) => (personId ? `?person=${personId}` : '')

export const paths = {
  /** What to do, one tap from every conversation. */
  whatToDo: (slug: string, personId?: string) => `${under(slug)}${about(personId)}`,
  setUp: (slug: string) => under(slug, '/set-up'),
  away: (slug: string) => under(slug, '/away'),
  concerns: (slug: string) => under(slug, '/concerns'),
  raise: (slug: string, personId?: string) => `${under(slug, '/concerns/new')}${about(personId)}`,
  concern: (slug: string, id: string) => under(slug, `/concerns/${id}`),
  acknowledge: (slug: string, id: string) => under(slug, `/concerns/${id}/acknowledge`),
  writeDown: (slug: string, id: string) => under(slug, `/concerns/${id}/write-down`),
  passOn: (slug: string, id: string) => under(slug, `/concerns/${id}/pass-on`),
  close: (slug: string, id: string) => under(slug, `/concerns/${id}/close`),
  goOut: (slug: string) => `/${slug}/going-out`,
  outing: (slug: string, id: string) => `/${slug}/going-out/${id}`,
  stayLonger: (slug: string, id: string) => `/${slug}/going-out/${id}/longer`,
  isBack: (slug: string, id: string) => `/${slug}/going-out/${id}/back`,
}

export const paths = {
  person: (slug: string, id: string) => `/${slug}/people/${id}`,
  changePerson: (slug: string, id: string) => `/${slug}/people/${id}/change`,
  messages: (slug: string, id: string) => `/${slug}/people/${id}/messages`,
  mySupport: (slug: string) => `/${slug}/my-support`,
  everything: (slug: string) => `/${slug}/my-support/everything.json`,
  whoHasLooked: (slug: string) => `/${slug}/my-support/who-has-looked`,
}

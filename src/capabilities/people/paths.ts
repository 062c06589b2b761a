export const paths = {
  person: (slug: string, id: string) => `/${slug}/people/${id}`,
  changePerson: (slug: string, id: string) => `/${slug}/people/${id}/change`,
  mySupport: (slug: string) => `/${slug}/my-support`,
  whoHasLooked: (slug: string) => `/${slug}/my-support/who-has-looked`,
}

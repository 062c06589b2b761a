export const paths = {
  person: (slug: string, id: string) => `/${slug}/people/${id}`,
  changePerson: (slug: string, id: string) => `/${slug}/people/${id}/change`,
  messages: (slug: string, id: string) => `/${slug}/people/${id}/messages`,
  same: (slug: string, id: string) => `/${slug}/people/${id}/same`,
  compare: (slug: string, id: string, otherId: string) => `/${slug}/people/${id}/same/${otherId}`,
  somebodyElse: (slug: string, id: string, otherId: string) => `/${slug}/people/${id}/same/${otherId}/not`,
  nobodyOfTeam: (slug: string, id: string, teamId: string) => `/${slug}/people/${id}/same-of-team/${teamId}/not`,
  joining: (slug: string, id: string, joiningId: string) => `/${slug}/people/${id}/joined/${joiningId}`,
  mySupport: (slug: string) => `/${slug}/my-support`,
  everything: (slug: string) => `/${slug}/my-support/everything.json`,
  whoHasLooked: (slug: string) => `/${slug}/my-support/who-has-looked`,
}

export const sharingPaths = {
  mine: (slug: string) => `/${slug}/my-plan/sharing`,
  share: (slug: string) => `/${slug}/my-plan/sharing/new`,
  takeBack: (slug: string, id: string) => `/${slug}/my-plan/sharing/${id}/take-back`,
  toAccount: (slug: string, id: string) => `/${slug}/my-plan/sharing/${id}/with-their-account`,
  withMe: (slug: string) => `/${slug}/shared-plans`,
  ofPerson: (slug: string, personId: string) => `/${slug}/people/${personId}/plan`,
  typeIn: (slug: string, personId: string) => `/${slug}/people/${personId}/plan/type-in`,
  link: (slug: string, token: string) => `/${slug}/shared/${token}`,
  /** A link ends with its token. */
  askForAccount: (slug: string, token: string) => `/${slug}/shared/with-my-account/${token}`,
  writeByLink: (slug: string, pageId: string, token: string) => `/${slug}/shared/${pageId}/write/${token}`,
}

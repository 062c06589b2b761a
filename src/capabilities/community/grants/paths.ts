export const paths = {
  pots: (slug: string, gapId = '') => `/${slug}/grants${gapId ? `?gap=${gapId}` : ''}`,
  addPot: (slug: string) => `/${slug}/grants/pots/add`,
  pot: (slug: string, id: string) => `/${slug}/grants/pots/${id}`,
  changePot: (slug: string, id: string) => `/${slug}/grants/pots/${id}/change`,
  ask: (slug: string, potId: string, gapId = '') => `/${slug}/grants/pots/${potId}/ask${gapId ? `?gap=${gapId}` : ''}`,
  received: (slug: string) => `/${slug}/grants/received`,
  /** Where the link of whoever asked leads. The only address here with something secret in it. */
  byLink: (slug: string, token: string) => `/${slug}/grants/answer/${token}`,
  applications: (slug: string, potId = '') => `/${slug}/grants/applications${potId ? `?pot=${potId}` : ''}`,
  application: (slug: string, id: string) => `/${slug}/grants/applications/${id}`,
  view: (slug: string, id: string) => `/${slug}/grants/applications/${id}/view`,
  decide: (slug: string, id: string) => `/${slug}/grants/applications/${id}/decide`,
  paid: (slug: string, id: string) => `/${slug}/grants/applications/${id}/paid`,
  connect: (slug: string, id: string) => `/${slug}/grants/applications/${id}/connect`,
  tell: (slug: string, id: string) => `/${slug}/grants/applications/${id}/tell`,
}

export const paths = {
  ask: (slug: string) => `/${slug}/referrals/ask`,
  introduce: (slug: string) => `/${slug}/referrals/introduce`,
  received: (slug: string, reference: string) => `/${slug}/referrals/received/${reference}`,
  waiting: (slug: string) => `/${slug}/referrals`,
  mine: (slug: string) => `/${slug}/referrals/mine`,
  referral: (slug: string, id: string) => `/${slug}/referrals/${id}`,
  accept: (slug: string, id: string) => `/${slug}/referrals/${id}/accept`,
  decline: (slug: string, id: string) => `/${slug}/referrals/${id}/decline`,
}

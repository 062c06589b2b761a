export const crisisPaths = {
  mine: (slug: string) => `/${slug}/my-plan/card`,
  choose: (slug: string) => `/${slug}/my-plan/card/choose`,
  renew: (slug: string) => `/${slug}/my-plan/card/make-anew`,
  cancel: (slug: string) => `/${slug}/my-plan/card/cancel`,
  print: (slug: string) => `/${slug}/my-plan/card/print`,
  picture: (slug: string) => `/${slug}/my-plan/card/picture.png`,
  card: (slug: string, token: string) => `/${slug}/card/${token}`,
  opened: (slug: string, token: string) => `/${slug}/card/opened/${token}`,
}

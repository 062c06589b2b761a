export const keepingPaths = {
  takeAway: (slug: string) => `/${slug}/my-plan/take-away`,
  print: (slug: string) => `/${slug}/my-plan/print`,
  file: (slug: string) => `/${slug}/my-plan/plan.json`,
  remove: (slug: string) => `/${slug}/my-plan/delete`,
  keep: (slug: string) => `/${slug}/my-plan/keep`,
}

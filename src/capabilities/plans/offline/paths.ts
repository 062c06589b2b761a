/** Everything of a plan on a device stands under one address, so that what works without a network reaches no other page. */
export const offlinePaths = {
  device: (slug: string) => `/${slug}/my-plan/device`,
  offline: (slug: string) => `/${slug}/my-plan/offline`,
  sync: (slug: string) => `/${slug}/my-plan/sync`,
  goals: (slug: string) => `/${slug}/my-plan/goals.json`,
  worker: (slug: string) => `/${slug}/my-plan/worker.js`,
  manifest: (slug: string) => `/${slug}/my-plan/livewell.webmanifest`,
  icon: (slug: string, size: number) => `/${slug}/my-plan/icon-${size}.png`,
  /** The pages that the worker keeps, and no others. */
  scope: (slug: string) => `/${slug}/my-plan/`,
}

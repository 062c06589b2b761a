export const bookPaths = {
  mine: (slug: string) => `/${slug}/my-plan`,
  add: (slug: string) => `/${slug}/my-plan/add`,
  removed: (slug: string) => `/${slug}/my-plan/removed`,
  ideas: (slug: string) => `/${slug}/my-plan/ideas`,

  /** What the addresses of all pages begin with. */
  pages: (slug: string) => `/${slug}/plan-pages`,
  page: (slug: string, id: string) => `/${slug}/plan-pages/${id}`,
  write: (slug: string, id: string) => `/${slug}/plan-pages/${id}/write`,
  near: (slug: string, id: string, nearId: string) => `/${slug}/plan-pages/${id}/near/${nearId}`,
  takeNearOut: (slug: string, id: string, nearId: string) => `/${slug}/plan-pages/${id}/near/${nearId}/take-out`,
  rename: (slug: string, id: string) => `/${slug}/plan-pages/${id}/rename`,
  move: (slug: string, id: string) => `/${slug}/plan-pages/${id}/move`,
  rest: (slug: string, id: string) => `/${slug}/plan-pages/${id}/rest`,
  remove: (slug: string, id: string) => `/${slug}/plan-pages/${id}/remove`,
  putBack: (slug: string, id: string) => `/${slug}/plan-pages/${id}/put-back`,
  history: (slug: string, id: string) => `/${slug}/plan-pages/${id}/history`,
  asItWas: (slug: string, id: string, version: number) => `/${slug}/plan-pages/${id}/history/${version}`,
  sayAgain: (slug: string, id: string, version: number) => `/${slug}/plan-pages/${id}/history/${version}/bring-back`,
}

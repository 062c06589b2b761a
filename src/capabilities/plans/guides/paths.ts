export const guidePaths = {
  shelf: (slug: string) => `/${slug}/my-plan/guides`,
  guide: (slug: string, id: string) => `/${slug}/my-plan/guides/${id}`,
  slipIn: (slug: string, id: string) => `/${slug}/my-plan/guides/${id}/slip-in`,
}

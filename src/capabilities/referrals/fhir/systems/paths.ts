export const systemPaths = {
  systems: (slug: string) => `/${slug}/clinical-systems`,
  add: (slug: string) => `/${slug}/clinical-systems/add`,
  system: (slug: string, id: string) => `/${slug}/clinical-systems/${id}`,
  change: (slug: string, id: string) => `/${slug}/clinical-systems/${id}/change`,
  makeKey: (slug: string, id: string) => `/${slug}/clinical-systems/${id}/make-key`,
  publicKeys: (slug: string, id: string) => `/${slug}/clinical-systems/${id}/public-keys`,
  revoke: (slug: string, id: string) => `/${slug}/clinical-systems/${id}/revoke`,
}

/** Where the programs themselves go. */
export const baseOf = (url: string, slug: string) => `${new URL(url).origin}/${slug}/fhir/R4`

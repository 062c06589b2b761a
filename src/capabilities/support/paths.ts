export const paths = {
  caseload: (slug: string) => `/${slug}/support`,
}

export const paths = {
  outcomes: (slug: string) => `/${slug}/outcomes`,
}

export const paths = {
  front: (slug: string) => `/${slug}`,
  today: (slug: string) => `/${slug}/today`,
  actingAs: (slug: string) => `/${slug}/acting-as`,
  urgentHelp: (slug: string) => `/${slug}/urgent-help`,
}

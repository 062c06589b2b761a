export const paths = {
  mine: (slug: string) => `/${slug}/my-goals`,
  rhythm: (slug: string) => `/${slug}/my-goals/rhythm`,
  ofPerson: (slug: string, personId: string) => `/${slug}/people/${personId}/goals`,
  write: (slug: string, personId: string) => `/${slug}/people/${personId}/goals/new`,
  goal: (slug: string, id: string) => `/${slug}/goals/${id}`,
  change: (slug: string, id: string) => `/${slug}/goals/${id}/change`,
  rate: (slug: string, id: string) => `/${slug}/goals/${id}/rate`,
  addStep: (slug: string, id: string) => `/${slug}/goals/${id}/steps`,
  tickStep: (slug: string, id: string, stepId: string) => `/${slug}/goals/${id}/steps/${stepId}`,
  moveOn: (slug: string, id: string) => `/${slug}/goals/${id}/state`,
  share: (slug: string, id: string) => `/${slug}/goals/${id}/share`,
}

export const paths = {
  gaps: (slug: string, state = '') => `/${slug}/gaps${state ? `?state=${encodeURIComponent(state)}` : ''}`,
  note: (slug: string, { words, area }: { words?: string; area?: string } = {}) =>
    `/${slug}/gaps/new${words ? `?${new URLSearchParams({ words, ...(area ? { area } : {}) })}` : ''}`,
  noteFor: (slug: string, personId: string) => `/${slug}/people/${personId}/gap`,
  words: (slug: string) => `/${slug}/gaps/words`,
  gap: (slug: string, id: string) => `/${slug}/gaps/${id}`,
  moveOn: (slug: string, id: string) => `/${slug}/gaps/${id}/move-on`,
}

export const paths = {
  caseload: (slug: string) => `/${slug}/support`,
  recordConversation: (slug: string, supportId: string) => `/${slug}/support/${supportId}/conversations/new`,
  throwDraftAway: (slug: string, supportId: string) => `/${slug}/support/${supportId}/conversations/throw-away`,
  planTalk: (slug: string, supportId: string) => `/${slug}/support/${supportId}/plan-talk`,
  didNotHappen: (slug: string, supportId: string) => `/${slug}/support/${supportId}/did-not-meet`,
  conversation: (slug: string, id: string) => `/${slug}/conversations/${id}`,
  handOver: (slug: string, supportId: string) => `/${slug}/support/${supportId}/hand-over`,
  end: (slug: string, supportId: string) => `/${slug}/support/${supportId}/end`,
  invite: (slug: string, personId: string) => `/${slug}/people/${personId}/invite`,
}

export const agreementPaths = {
  say: (slug: string, pageId: string) => `/${slug}/plan-pages/${pageId}/agree`,
  sayByLink: (slug: string, pageId: string, token: string) => `/${slug}/shared/${pageId}/agree/${token}`,
}

export const attachmentPaths = {
  addPicture: (slug: string, pageId: string) => `/${slug}/plan-pages/${pageId}/add-picture`,
  addSound: (slug: string, pageId: string) => `/${slug}/plan-pages/${pageId}/add-voice-note`,
  keep: (slug: string, pageId: string, id: string) => `/${slug}/plan-pages/${pageId}/attached/${id}`,
  takeOut: (slug: string, pageId: string, id: string) => `/${slug}/plan-pages/${pageId}/attached/${id}/take-out`,
  file: (slug: string, pageId: string, id: string) => `/${slug}/plan-pages/${pageId}/attached/${id}/file`,
  /** For whoever holds a link and its code. A link ends with its token. */
  fileByLink: (slug: string, pageId: string, id: string, token: string) => `/${slug}/shared/${pageId}/attached/${id}/${token}`,
  /** For whoever opened a crisis card. */
  fileByCard: (slug: string, pageId: string, id: string, token: string) => `/${slug}/card/opened/${pageId}/attached/${id}/${token}`,
}

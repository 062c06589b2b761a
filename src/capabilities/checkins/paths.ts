export const paths = {
  due: (slug: string) => `/${slug}/check-ins`,
  checkin: (slug: string, id: string) => `/${slug}/check-ins/${id}`,
  answer: (slug: string, id: string) => `/${slug}/check-ins/${id}/answer`,
  send: (slug: string, id: string) => `/${slug}/check-ins/${id}/send`,
  paper: (slug: string, id: string) => `/${slug}/check-ins/${id}/paper`,
  /** Where the link in a message leads. The only address with something secret in it. */
  answerByLink: (slug: string, token: string) => `/${slug}/check-ins/answer/${token}`,
  thanks: (slug: string) => `/${slug}/check-ins/thank-you`,
}

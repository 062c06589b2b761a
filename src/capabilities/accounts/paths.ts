const withNext = (path: string, next: string | undefined) => (next ? `${path}?next=${encodeURIComponent(next)}` : path)

export const paths = {
  signIn: (next?: string) => withNext('/sign-in', next),
  askForLink: (next?: string) => withNext('/sign-in/link', next),
  useLink: (token: string, next?: string) => withNext(`/sign-in/link/${token}`, next),
  code: (next?: string) => withNext('/sign-in/code', next),
  signOut: '/sign-out',
  account: '/account',
  password: '/account/password',
  endSession: (id: string) => `/account/sessions/${id}/end`,
  endOtherSessions: '/account/sessions/end-others',
  remove: '/account/delete',
  removeByLink: (token: string) => `/account/delete/${token}`,
  twoSteps: (next?: string) => withNext('/account/two-step', next),
  beginTwoSteps: '/account/two-step/begin',
  confirmTwoSteps: '/account/two-step/confirm',
  newBackupCodes: '/account/two-step/codes',
  endTwoSteps: '/account/two-step/end',
  join: (slug: string, token: string) => `/${slug}/join/${token}`,
}

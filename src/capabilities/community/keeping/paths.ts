import { placesAt, timesAt } from '../paths.ts'

/** What the worker's list of the directory may show. */
export const checkingLists = ['wants checking', 'hidden', 'without a keeper', 'suggestions', 'alike'] as const
export type CheckingList = (typeof checkingLists)[number]

const slugOf = (list: CheckingList) => list.replaceAll(' ', '-')
export const checkingListOf = (slug: string | undefined): CheckingList => checkingLists.find((list) => slugOf(list) === slug) ?? 'wants checking'

const searchOf = (given: Record<string, string | undefined>) => {
  const said = Object.entries(given).filter((each): each is [string, string] => each[1] !== undefined)
  return said.length > 0 ? `?${new URLSearchParams(said)}` : ''
}

/** Links to what keeps the directory true. Those of a keeper end with the token of their link. */
export const keepingPaths = {
  checking: (slug: string, list: CheckingList = 'wants checking', after?: string) =>
    `/${slug}/community/checking${searchOf({ show: list === 'wants checking' ? undefined : slugOf(list), after })}`,
  rules: (slug: string) => `/${slug}/community/rules`,
  alike: (slug: string, oneId: string, otherId: string) => `/${slug}/community/alike/${oneId}/${otherId}`,
  merge: (slug: string, oneId: string, otherId: string) => `/${slug}/community/alike/${oneId}/${otherId}/merge`,
  twoThings: (slug: string, oneId: string, otherId: string) => `/${slug}/community/alike/${oneId}/${otherId}/two-things`,
  undoMerge: (slug: string, entryId: string) => `/${slug}/community/${entryId}/undo-merge`,

  whatIsWrong: (slug: string, entryId: string) => `/${slug}/community/${entryId}/what-is-wrong`,
  keeper: (slug: string, entryId: string) => `/${slug}/community/${entryId}/keeper`,
  askKeeper: (slug: string, entryId: string) => `/${slug}/community/${entryId}/keeper/ask`,
  takeKeeperOff: (slug: string, entryId: string) => `/${slug}/community/${entryId}/keeper/take-off`,
  close: (slug: string, entryId: string) => `/${slug}/community/${entryId}/closed`,
  openAgain: (slug: string, entryId: string) => `/${slug}/community/${entryId}/open-again`,
  putToRest: (slug: string, entryId: string) => `/${slug}/community/${entryId}/at-rest`,
  history: (slug: string, entryId: string) => `/${slug}/community/${entryId}/history`,
  suggestions: (slug: string, entryId: string) => `/${slug}/community/${entryId}/suggestions`,

  byLink: {
    start: (slug: string, token: string) => `/${slug}/community/keep/${token}`,
    change: (slug: string, token: string) => `/${slug}/community/keep/change/${token}`,
    close: (slug: string, token: string) => `/${slug}/community/keep/closed/${token}`,
    openAgain: (slug: string, token: string) => `/${slug}/community/keep/open-again/${token}`,
    putToRest: (slug: string, token: string) => `/${slug}/community/keep/at-rest/${token}`,
    places: (slug: string, token: string) => placesAt((rest) => `/${slug}/community/keep/places${rest}/${token}`),
    times: (slug: string, token: string) => timesAt((rest) => `/${slug}/community/keep/times${rest}/${token}`),
    history: (slug: string, token: string) => `/${slug}/community/keep/history/${token}`,
    suggestions: (slug: string, token: string) => `/${slug}/community/keep/suggestions/${token}`,
    leave: (slug: string, token: string) => `/${slug}/community/keep/leave/${token}`,
    signedIn: (slug: string, token: string) => `/${slug}/community/keep/signed-in/${token}`,
    thanks: (slug: string) => `/${slug}/community/keep/thank-you`,
  },
}

const ofPlaces = ['places/add/', 'places/:place/', 'places/:place/remove/']
const ofTimes = ['times/add/', 'times/:time/', 'times/:time/remove/', 'times/:time/days/', 'times/:time/days/remove/']

/** Forms that need no account: what anybody tells us, and what a keeper says with a link in hand. */
export const keepingOpenForms = [
  { path: '/community/:id/what-is-wrong', times: 30, minutes: 60 },
  ...['', 'change/', 'closed/', 'open-again/', 'at-rest/', 'history/', 'suggestions/', 'leave/', 'signed-in/', ...ofPlaces, ...ofTimes].map((step) => ({
    path: `/community/keep/${step}:token`,
    times: 120,
    minutes: 60,
  })),
]

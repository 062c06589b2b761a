import type { Day } from '../../../platform/clock.ts'

const of = (slug: string, id: string) => `/${slug}/groups/${id}`

export const paths = {
  groups: (slug: string, filters: { state?: string; worry?: string; after?: string } = {}) => {
    const given = Object.entries(filters).filter(([, value]) => value) as [string, string][]
    return `/${slug}/groups${given.length > 0 ? `?${new URLSearchParams(given)}` : ''}`
  },
  group: of,
  register: (slug: string, groupId: string, on?: Day) => {
    const [year, month, date] = on?.split('-') ?? []
    return `${of(slug, groupId)}/register${on ? `?on-day=${date}&on-month=${month}&on-year=${year}` : ''}`
  },
  sheet: (slug: string, id: string) => `${of(slug, id)}/sheet`,
  poster: (slug: string, id: string) => `${of(slug, id)}/poster`,
  posterFile: (slug: string, id: string) => `${of(slug, id)}/poster.pdf`,

  moveOn: (slug: string, id: string) => `${of(slug, id)}/move-on`,
  handOver: (slug: string, id: string) => `${of(slug, id)}/hand-over`,
  willItLast: (slug: string, id: string) => `${of(slug, id)}/will-it-last`,
  belongings: (slug: string, id: string) => `${of(slug, id)}/place-and-kit`,
  placeNote: (slug: string, id: string) => `${of(slug, id)}/place-and-kit/place`,
  kit: (slug: string, id: string, kitId: string) => `${of(slug, id)}/place-and-kit/${kitId}`,
  money: (slug: string, id: string) => `${of(slug, id)}/money`,

  waiting: (slug: string, id: string) => `${of(slug, id)}/waiting`,
  addWaiting: (slug: string, id: string) => `${of(slug, id)}/waiting/add`,
  places: (slug: string, id: string) => `${of(slug, id)}/waiting/places`,
  answerWaiting: (slug: string, id: string, waitingId: string) => `${of(slug, id)}/waiting/${waitingId}`,

  calls: (slug: string, id: string) => `${of(slug, id)}/messages-and-calls`,
  wish: (slug: string, id: string, memberId: string) => `${of(slug, id)}/messages-and-calls/${memberId}`,
  rung: (slug: string, id: string, memberId: string) => `${of(slug, id)}/messages-and-calls/${memberId}/rung`,

  openKiosk: (slug: string, id: string) => `${of(slug, id)}/kiosk`,
  closeKiosk: (slug: string, id: string) => `${of(slug, id)}/kiosk/close`,
  // A link ends with its token, which the transaction has to know before any route runs.
  kiosk: (slug: string, token: string) => `/${slug}/kiosk/${token}`,
  hereAtKiosk: (slug: string, token: string) => `/${slug}/kiosk/here/${token}`,
  newAtKiosk: (slug: string, token: string) => `/${slug}/kiosk/new/${token}`,
  leaveKiosk: (slug: string, token: string) => `/${slug}/kiosk/leave/${token}`,
}

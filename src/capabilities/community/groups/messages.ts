import type { Day } from '../../../platform/clock.ts'
import type { Acting } from '../../../platform/http/env.ts'
import { putInOutbox } from '../../../platform/outbox.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { asEmail, asText, defineMessage, exampleLink, type Worded, word } from '../../../platform/wording.ts'
import { paths as communityPaths } from '../paths.ts'
import type { ReachBy } from './forms/reach.ts'

type Speaking = Pick<Acting<Viewer>, 'words' | 'viewer' | 'house'>

/** What a message needs to know of a group: all of it is published. */
export interface About {
  name: string
  entryId: string | null
  contactPhone: string | null
}

interface Reached {
  reachBy: ReachBy
  reachAt: string
}

/** Tells it the way somebody chose. False when that way is a call: somebody has to ring. */
export async function tell(acting: Pick<Acting<Viewer>, 'tx' | 'viewer' | 'now'>, { reachBy, reachAt: to }: Reached, worded: Worded): Promise<boolean> {
  if (reachBy === 'phone') return false
  await putInOutbox(acting, reachBy === 'text' ? asText(worded, { to }) : asEmail(worded, { to }))
  return true
}

const linkTo = ({ viewer: { partnership }, house }: Speaking, { entryId }: About) =>
  entryId ? `${house.settings.url}${communityPaths.entry(partnership.slug, entryId)}` : ''

const GROUP = { group: { example: 'Thursday walkers' }, day: { example: 'Thursday 10 December' } } as const
const MORE = { contact: { example: '01632 960150' }, link: { example: exampleLink('community') } } as const

/** To somebody who waited. Says the name of the group, which they asked about, and nothing of themselves. */
const placeIsFree = defineMessage({
  kind: 'a place is free',
  about: 'To somebody on the waiting list of a group, when a place is held for them.',
  marks: { ...GROUP, ...MORE },
  email: ({ t }, { group, day, contact, link, partnership }) => ({
    subject: t('A place is free'),
    body: [
      t('Hello,'),
      t('a place is free at {{group}}, and it is yours if you would like it. We hold it until {{day}}.', { group, day }),
      t('To take it, come along, or tell whoever leads the group.'),
      contact && t('If you cannot come, ring {{phone}}.', { phone: contact }),
      link,
      partnership,
    ],
  }),
  text: ({ t }, { group, day, link, partnership }) => [
    t('A place is free at {{group}}. We hold it for you until {{day}}.', { group, day }),
    t('To take it, come along, or tell whoever leads the group.'),
    link,
    partnership,
  ],
})

export const aPlaceIsFree = (speaking: Speaking, about: About, heldUntil: Day): Worded =>
  word(speaking, placeIsFree, {
    group: about.name,
    day: speaking.words.day(heldUntil),
    contact: about.contactPhone ?? '',
    link: linkTo(speaking, about),
  })

/** The day before a meet-up, to those who asked. */
const groupIsTomorrow = defineMessage({
  kind: 'see you tomorrow',
  about: 'The day before a group meets, to those who asked for it.',
  marks: { ...GROUP, where: { example: '10am, Village hall' }, ...MORE },
  email: ({ t }, { group, day, where, contact, link, partnership }) => ({
    subject: t('{{group}} is tomorrow', { group }),
    body: [
      t('Hello,'),
      t('{{group}} meets tomorrow, {{day}}.', { group, day }),
      where && `${where}.`,
      contact && t('If you cannot come, ring {{phone}}.', { phone: contact }),
      link,
      partnership,
      t('You asked for this message. To stop it, tell whoever leads the group.'),
    ],
  }),
  text: ({ t }, { group, day, where, contact, partnership }) => [
    t('{{group}} meets tomorrow, {{day}}.', { group, day }),
    where && `${where}.`,
    contact && t('If you cannot come, ring {{phone}}.', { phone: contact }),
    t('To stop these texts, tell whoever leads the group.'),
    partnership,
  ],
})

export const seeYouTomorrow = (speaking: Speaking, about: About & { time: string; place: string }, on: Day): Worded =>
  word(speaking, groupIsTomorrow, {
    group: about.name,
    day: speaking.words.day(on),
    where: [about.time, about.place].filter(Boolean).join(', '),
    contact: about.contactPhone ?? '',
    link: linkTo(speaking, about),
  })

export const groupMessages = [placeIsFree, groupIsTomorrow]

import type { Day } from '../../../platform/clock.ts'
import type { Acting } from '../../../platform/http/env.ts'
import { type Message, putInOutbox } from '../../../platform/outbox.ts'
import type { Viewer } from '../../../platform/viewer.ts'
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

/** Sends it the way somebody chose. False when that way is a call: somebody has to ring. */
export async function tell(
  acting: Pick<Acting<Viewer>, 'tx' | 'viewer' | 'now'>,
  { reachBy, reachAt }: Reached,
  message: Omit<Message, 'to'>,
): Promise<boolean> {
  if (reachBy !== 'email') return false
  await putInOutbox(acting, { ...message, to: reachAt })
  return true
}

const ending = ({ words: { t }, viewer: { partnership }, house }: Speaking, { entryId, contactPhone }: About) => [
  ...(contactPhone ? [t('If you cannot come, ring {{phone}}.', { phone: contactPhone })] : []),
  ...(entryId ? [`${house.settings.url}${communityPaths.entry(partnership.slug, entryId)}`] : []),
  partnership.name,
]

/** To somebody who waited. Says the name of the group, which they asked about, and nothing of themselves. */
export const aPlaceIsFree = (speaking: Speaking, about: About, heldUntil: Day): Omit<Message, 'to'> => {
  const { t, day } = speaking.words
  return {
    kind: 'a place is free',
    subject: t('A place is free'),
    body: [
      t('Hello,'),
      t('a place is free at {{group}}, and it is yours if you would like it. We hold it until {{day}}.', { group: about.name, day: day(heldUntil) }),
      t('To take it, come along, or tell whoever leads the group.'),
      ...ending(speaking, about),
    ].join('\n\n'),
  }
}

/** The day before a meet-up, to those who asked. */
export const seeYouTomorrow = (speaking: Speaking, about: About & { time: string; place: string }, on: Day): Omit<Message, 'to'> => {
  const { t, day } = speaking.words
  const where = [about.time, about.place].filter(Boolean).join(', ')
  return {
    kind: 'see you tomorrow',
    subject: t('{{group}} is tomorrow', { group: about.name }),
    body: [
      t('Hello,'),
      t('{{group}} meets tomorrow, {{day}}.', { group: about.name, day: day(on) }) + (where ? ` ${where}.` : ''),
      ...ending(speaking, about),
      t('You asked for this message. To stop it, tell whoever leads the group.'),
    ].join('\n\n'),
  }
}

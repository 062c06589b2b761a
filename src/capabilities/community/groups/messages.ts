import type { Day } from '../../../platform/clock.ts'
import type { Acting } from '../../../platform/http/env.ts'
import { putInOutbox } from '../../../platform/outbox.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import type { Words } from '../../../platform/words.ts'
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

/** One thing to tell somebody, as it is said by e-mail and as a text. */
interface Telling {
  kind: string
  subject: string
  body: string
  text: string
}

/** Tells it the way somebody chose. False when that way is a call: somebody has to ring. */
export async function tell(
  acting: Pick<Acting<Viewer>, 'tx' | 'viewer' | 'now'>,
  { reachBy, reachAt: to }: Reached,
  { kind, subject, body, text }: Telling,
): Promise<boolean> {
  if (reachBy === 'phone') return false
  await putInOutbox(acting, reachBy === 'text' ? { kind, to, text } : { kind, to, subject, body })
  return true
}

const ifYouCannot = ({ t }: Words, { contactPhone }: About) => (contactPhone ? [t('If you cannot come, ring {{phone}}.', { phone: contactPhone })] : [])

const linkTo = ({ viewer: { partnership }, house }: Speaking, { entryId }: About) =>
  entryId ? [`${house.settings.url}${communityPaths.entry(partnership.slug, entryId)}`] : []

/** To somebody who waited. Says the name of the group, which they asked about, and nothing of themselves. */
export const aPlaceIsFree = (speaking: Speaking, about: About, heldUntil: Day): Telling => {
  const { t, day } = speaking.words
  const offer = { group: about.name, day: day(heldUntil) }
  const howToTake = t('To take it, come along, or tell whoever leads the group.')
  const { name } = speaking.viewer.partnership
  return {
    kind: 'a place is free',
    subject: t('A place is free'),
    body: [
      t('Hello,'),
      t('a place is free at {{group}}, and it is yours if you would like it. We hold it until {{day}}.', offer),
      howToTake,
      ...ifYouCannot(speaking.words, about),
      ...linkTo(speaking, about),
      name,
    ].join('\n\n'),
    text: [t('A place is free at {{group}}. We hold it for you until {{day}}.', offer), howToTake, ...linkTo(speaking, about), name].join('\n'),
  }
}

/** The day before a meet-up, to those who asked. */
export const seeYouTomorrow = (speaking: Speaking, about: About & { time: string; place: string }, on: Day): Telling => {
  const { t, day } = speaking.words
  const where = [about.time, about.place].filter(Boolean).join(', ')
  const when = t('{{group}} meets tomorrow, {{day}}.', { group: about.name, day: day(on) }) + (where ? ` ${where}.` : '')
  const { name } = speaking.viewer.partnership
  return {
    kind: 'see you tomorrow',
    subject: t('{{group}} is tomorrow', { group: about.name }),
    body: [
      t('Hello,'),
      when,
      ...ifYouCannot(speaking.words, about),
      ...linkTo(speaking, about),
      name,
      t('You asked for this message. To stop it, tell whoever leads the group.'),
    ].join('\n\n'),
    text: [when, ...ifYouCannot(speaking.words, about), t('To stop these texts, tell whoever leads the group.'), name].join('\n'),
  }
}

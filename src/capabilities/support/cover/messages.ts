import type { Acting } from '../../../platform/http/env.ts'
import type { Message, TextMessage } from '../../../platform/outbox.ts'
import { mobileOf } from '../../../platform/post/mobile.ts'
import type { Person } from '../../people/index.ts'
import type { Cover } from './cover.ts'

type Speaking = Pick<Acting, 'words' | 'viewer'>
/** Of a person, what says whether and how they can be told. */
export type Told = Pick<Person, 'id' | 'email' | 'phone' | 'reachBy' | 'mayText'>

/** To somebody whose worker is away for some days, in the way they asked for; nothing when they asked for no message. */
export function somebodyIsThere(
  speaking: Speaking,
  person: Told,
  cover: Pick<Cover, 'awayName' | 'coverName' | 'fromOn' | 'untilOn'>,
): Message | TextMessage | undefined {
  const { t, day } = speaking.words
  const { partnership } = speaking.viewer
  const about = { name: cover.awayName, other: cover.coverName, from: day(cover.fromOn), until: day(cover.untilOn) }
  const said = t('{{name}} is away from {{from}} until {{until}}. {{other}} is there for you then.', about)
  const { phone } = partnership
  if (person.reachBy === 'email' && person.email) {
    const body = [
      t('Hello,'),
      said,
      t('{{other}} has read what we wrote down together. You do not have to say it all again.', about),
      ...(phone ? [t('If anything changes, ring us on {{phone}}.', { phone })] : []),
      partnership.name,
    ].join('\n\n')
    return { kind: 'somebody is there', to: person.email, personId: person.id, subject: t('Who is there for you'), body }
  }
  if (person.reachBy === 'text' && person.mayText && person.phone && mobileOf(person.phone)) {
    return { kind: 'somebody is there', to: person.phone, personId: person.id, text: `${said} ${partnership.name}` }
  }
  return undefined
}

import type { Day } from '../../../platform/clock.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { Message, TextMessage } from '../../../platform/outbox.ts'
import { defineMessage, word } from '../../../platform/wording.ts'
import { messageTo, type ReachedBy } from '../../people/index.ts'
import { somebodyNewWalksWithYou } from '../messages.ts'

/** To somebody who talks with another worker from now on, when no talk is planned. */
export const somebodyElseFromNow = defineMessage({
  kind: 'somebody else from now on',
  about: 'To a person whose support another worker leads from now on, when no talk is planned.',
  marks: { name: { example: 'Jo Bellamy', isNeeded: true } },
  email: ({ t }, { name, partnership, phone }) => ({
    subject: t('Somebody new will be in touch'),
    body: [
      t('Hello,'),
      t('from now on you will talk with {{name}}.', { name }),
      t('{{name}} has read what we wrote down together. You do not have to say it all again.', { name }),
      phone && t('If anything changes, ring us on {{phone}}.', { phone }),
      partnership,
    ],
  }),
  text: ({ t }, { name, partnership }) => [t('{{partnership}}: from now on you will talk with {{name}}.', { partnership, name })],
})

/** What somebody is told, in the way they asked for; nothing when they asked for no message. The day that was planned stays. */
export function somebodyElseNow(
  acting: Pick<Acting, 'words' | 'viewer' | 'house' | 'today'>,
  person: ReachedBy & { personId: string; teamId: string },
  { newName, nextTalkOn }: { newName: string; nextTalkOn: Day | null },
): Message | TextMessage | undefined {
  const { house, words, viewer, today } = acting
  const worded =
    nextTalkOn && nextTalkOn >= today
      ? word(acting, somebodyNewWalksWithYou, { name: newName, day: words.day(nextTalkOn), from: viewer.name })
      : word(acting, somebodyElseFromNow, { name: newName })
  return messageTo(house, { ...person, id: person.personId }, worded)
}

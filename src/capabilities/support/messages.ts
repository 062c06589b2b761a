import type { Day } from '../../platform/clock.ts'
import type { Acting } from '../../platform/http/env.ts'
import type { Message } from '../../platform/outbox.ts'
import { accountPaths } from '../accounts/index.ts'

type Speaking = Pick<Acting, 'words' | 'viewer' | 'house'>

const ending = ({ words: { t }, viewer: { partnership } }: Speaking) =>
  [partnership.phone ? t('If anything changes, ring us on {{phone}}.', { phone: partnership.phone }) : '', partnership.name].filter(Boolean).join('\n\n')

/** To somebody whose support another worker leads from now on. Says nothing of what it is about: others may see the screen. */
export const somebodyNewWalksWithYou = (
  speaking: Speaking,
  { id, email, newName, firstTalkOn }: { id: string; email: string; newName: string; firstTalkOn: Day },
): Message => {
  const { t, day } = speaking.words
  return {
    kind: 'somebody new walks with you',
    to: email,
    personId: id,
    subject: t('Somebody new will be in touch'),
    body: [
      t('Hello,'),
      t('from now on you will talk with {{name}}.', { name: newName }),
      t('{{name}} will get in touch on {{day}}, and has read what we wrote down together. You do not have to say it all again.', {
        name: newName,
        day: day(firstTalkOn),
      }),
      t('With good wishes from {{name}}', { name: speaking.viewer.name }),
      ending(speaking),
    ].join('\n\n'),
  }
}

/** An invitation to an account. The link opens a page with a button: nothing happens before that is pressed. */
export const comeAndSee = (speaking: Speaking, { id, email, token, days }: { id: string; email: string; token: string; days: number }): Message => {
  const { t } = speaking.words
  const { viewer, house } = speaking
  return {
    kind: 'invitation',
    to: email,
    personId: id,
    subject: t('Your own page with us'),
    body: [
      t('Hello,'),
      t('{{name}} invites you to a page of your own. There you can see what happens next, read what we wrote down together, and see who has looked at it.', {
        name: viewer.name,
      }),
      t('Open this link to begin. It works for {{count}} days:', { count: days }),
      `${house.settings.url}${accountPaths.join(viewer.partnership.slug, token)}`,
      t('You do not have to. Everything goes on as before without it.'),
      ending(speaking),
    ].join('\n\n'),
  }
}

/** To somebody who moved on: the letter that is theirs, because they chose to have it by e-mail. What it is about is not in the subject. */
export const yourLetter = (speaking: Speaking, { id, email, text }: { id: string; email: string; text: string }): Message => {
  const { t } = speaking.words
  return {
    kind: 'your letter',
    to: email,
    personId: id,
    subject: t('Your letter'),
    body: [t('Hello,'), t('here is the letter that you asked for. It is yours to keep.'), text, ending(speaking)].join('\n\n'),
  }
}

import { counting, defineMessage, exampleLink, type Given } from '../../platform/wording.ts'
import type { Words } from '../../platform/words.ts'

const ending = ({ t }: Words, { phone, partnership }: Given<never>) => [phone && t('If anything changes, ring us on {{phone}}.', { phone }), partnership]

/** To somebody whose support another worker leads from now on. Says nothing of what it is about: others may see the screen. */
export const somebodyNewWalksWithYou = defineMessage({
  kind: 'somebody new walks with you',
  about: 'To a person whose support another worker leads from now on.',
  marks: { name: { example: 'Jo Bellamy' }, day: { example: 'Thursday 10 December' }, from: { example: 'Sam Okoro' } },
  email: (words, given) => ({
    subject: words.t('Somebody new will be in touch'),
    body: [
      words.t('Hello,'),
      words.t('from now on you will talk with {{name}}.', { name: given.name }),
      words.t('{{name}} will get in touch on {{day}}, and has read what we wrote down together. You do not have to say it all again.', given),
      words.t('With good wishes from {{name}}', { name: given.from }),
      ...ending(words, given),
    ],
  }),
  text: ({ t }, given) => [
    t('{{partnership}}: from now on you will talk with {{name}}, who will get in touch on {{day}}.', given),
    given.phone && t('If anything changes, ring us on {{phone}}.', { phone: given.phone }),
  ],
})

/** The day of the next talk, when a worker planned or moved it. Says nothing of what it is about. */
export const whenWeTalkNext = defineMessage({
  kind: 'when we talk next',
  about: 'To a person, when a worker plans the next talk or moves it. Not when it was agreed in a conversation.',
  marks: { name: { example: 'Sam Okoro' }, when: { example: 'Thursday 10 December at 10.30am', isNeeded: true } },
  email: (words, given) => ({
    subject: words.t('When we will talk'),
    body: [words.t('Hello,'), words.t('{{name}} will talk with you on {{when}}.', { name: given.name, when: given.when }), ...ending(words, given)],
  }),
  text: ({ t }, { partnership, name, when, phone }) => [
    t('{{partnership}}: {{name}} will talk with you on {{when}}.', { partnership, name, when }),
    phone && t('If anything changes, ring us on {{phone}}.', { phone }),
  ],
})

/** An invitation to an account. The link opens a page with a button: nothing happens before that is pressed. */
export const comeAndSee = defineMessage({
  kind: 'invitation',
  about: 'To a person whom a worker invites to a page of their own.',
  marks: { name: { example: 'Sam Okoro' }, days: { example: '7' }, link: { example: exampleLink('join'), isNeeded: true } },
  email: (words, given) => ({
    subject: words.t('Your own page with us'),
    body: [
      words.t('Hello,'),
      words.t(
        '{{name}} invites you to a page of your own. There you can see what happens next, read what we wrote down together, and see who has looked at it.',
        { name: given.name },
      ),
      words.t('Open this link to begin. It works for {{count}} days:', { count: counting(given.days) }),
      given.link,
      words.t('You do not have to. Everything goes on as before without it.'),
      ...ending(words, given),
    ],
  }),
})

/** To somebody who moved on: the letter that is theirs, because they chose to have it by e-mail. What it is about is not in the subject. */
export const yourLetter = defineMessage({
  kind: 'your letter',
  about: 'To a person who moved on and chose to have their letter by e-mail.',
  marks: { letter: { example: '(Here stands the letter.)', isNeeded: true } },
  email: (words, given) => ({
    subject: words.t('Your letter'),
    body: [words.t('Hello,'), words.t('here is the letter that you asked for. It is yours to keep.'), given.letter, ...ending(words, given)],
  }),
})

export const messages = [somebodyNewWalksWithYou, whenWeTalkNext, comeAndSee, yourLetter]

import { counting, defineMessage, exampleLink, type Given } from '../../platform/wording.ts'
import type { Words } from '../../platform/words.ts'

const ending = ({ t }: Words, { phone, partnership }: Given<never>) => [phone && t('If anything changes, ring us on {{phone}}.', { phone }), partnership]

const LINK = { link: { example: exampleLink('referrals/yours'), isNeeded: true } } as const
const REFERENCE = { reference: { example: 'K7QF2-M8XPT', isNeeded: true } } as const
const DAY = { day: { example: 'Thursday 10 December' } } as const

const RECEIVED = { days: { example: '5' }, ...REFERENCE, ...LINK } as const
const received = (words: Words, given: Given<keyof typeof RECEIVED>, first: string) => ({
  subject: words.t('We will be in touch'),
  body: [
    words.t('Hello,'),
    first,
    words.t('One of us will contact you within {{count}} working days, the way you asked us to.', { count: counting(given.days) }),
    words.t('Your reference is {{reference}}.', { reference: given.reference }),
    words.t('Here you can see what you asked for, change it, or take it back:'),
    given.link,
    ...ending(words, given),
  ],
})
const receivedText = ({ t }: Words, { days, link }: Given<keyof typeof RECEIVED>, first: string) => [
  first,
  t('We will contact you within {{count}} working days.', { count: counting(days) }),
  t('See it, change it or take it back: {{link}}', { link }),
]

/** To somebody who asked for support. Says nothing of why they asked. */
export const weHaveYourReferral = defineMessage({
  kind: 'we have your referral',
  about: 'To somebody who asked for support themselves, at once.',
  marks: RECEIVED,
  email: (words, given) => received(words, given, words.t('thank you for getting in touch with us.')),
  text: (words, given) => receivedText(words, given, words.t('{{partnership}}: thank you for getting in touch.', { partnership: given.partnership })),
})

/** To somebody who was introduced. Says nothing of who did, or why. */
export const somebodyIntroducedYou = defineMessage({
  kind: 'somebody introduced you',
  about: 'To somebody whom a referrer introduced with their agreement, at once.',
  marks: RECEIVED,
  email: (words, given) => received(words, given, words.t('somebody who knows you asked us to get in touch, and told us that you agreed.')),
  text: (words, given) =>
    receivedText(words, given, words.t('{{partnership}}: somebody who knows you asked us to get in touch, as you agreed.', { partnership: given.partnership })),
})

export const youAreWelcome = defineMessage({
  kind: 'you are welcome',
  about: 'To a person whose support begins: when you first talk.',
  marks: { name: { example: 'Sam Okoro' }, ...DAY },
  email: (words, given) => ({
    subject: words.t('When we will talk'),
    body: [
      words.t('Hello,'),
      words.t('my name is {{name}}. I would like to hear what matters to you.', { name: given.name }),
      words.t('I will get in touch on {{day}}.', { day: given.day }),
      ...ending(words, given),
    ],
  }),
  text: ({ t }, { name, partnership, day, phone }) => [
    t('Hello, this is {{name}} of {{partnership}}. I will get in touch on {{day}}.', { name, partnership, day }),
    phone && t('If anything changes, ring us on {{phone}}.', { phone }),
  ],
})

/** A text says no reason: it stands behind the link, because whoever sees the screen of the phone reads it. */
export const weCannotHelp = defineMessage({
  kind: 'we cannot help',
  about: 'To a person whom you could not support this time, in the words of whoever answered.',
  marks: { because: { example: 'The walking group on Fridays is nearer to you, and would be glad to see you.', isNeeded: true }, link: { ...LINK.link } },
  email: (words, given) => ({
    subject: words.t('About getting in touch with us'),
    body: [
      words.t('Hello,'),
      words.t('thank you for getting in touch. This time we are not the right people to help:'),
      given.because,
      words.t('You can always ask us again.'),
      given.link && words.t('What you asked us for, and our answer: {{link}}', { link: given.link }),
      ...ending(words, given),
    ],
  }),
  text: ({ t }, { link, partnership }) => [
    link
      ? t('{{partnership}}: we have an answer for you. Read it here: {{link}}', { partnership, link })
      : t('{{partnership}}: thank you for getting in touch. This time we are not the right people to help. You can always ask us again.', { partnership }),
  ],
})

/** To the person, before whoever referred hears anything. Says nothing of what that is. */
export const readItFirst = defineMessage({
  kind: 'read first what your referrer hears',
  about: 'To a person, before whoever introduced them hears how it goes. They can change it or hold it back.',
  marks: { ...DAY, ...LINK },
  email: (words, given) => ({
    subject: words.t('Read this before we pass it on'),
    body: [
      words.t('Hello,'),
      words.t('you agreed that whoever introduced you to us may hear how it goes. You read it first, and you can change it or hold it back:'),
      given.link,
      words.t('If you do nothing, we tell them on {{day}}.', { day: given.day }),
      ...ending(words, given),
    ],
  }),
  text: ({ t }, { partnership, day, link }) => [
    t('{{partnership}}: on {{day}} we tell whoever introduced you how it goes. Read it first, change it or hold it back: {{link}}', { partnership, day, link }),
  ],
})

/** To whoever referred, once the person has seen it. Names nobody: an inbox may be shared. */
export const whatBecameOfIt = defineMessage({
  kind: 'what became of a referral',
  about: 'To whoever referred, when the person has read it and did not hold it back. It names nobody: an inbox may be shared.',
  marks: { ...REFERENCE, said: { example: 'Support has begun.', isNeeded: true } },
  email: (words, given) => ({
    subject: words.t('About the referral {{reference}}', { reference: given.reference }),
    body: [words.t('Hello,'), words.t('the person you introduced to us agreed that you hear what becomes of it:'), given.said, ...ending(words, given)],
  }),
})

/** To whoever referred: a question of the team. Its words wait behind the link, because they may name somebody. */
export const weHaveAQuestion = defineMessage({
  kind: 'a question about a referral',
  about: 'To whoever referred, when a worker asks them something. The question waits behind the link, because it may name somebody.',
  marks: { ...REFERENCE, ...LINK },
  email: (words, given) => ({
    subject: words.t('A question about the referral {{reference}}', { reference: given.reference }),
    body: [words.t('Hello,'), words.t('we have a question about somebody you introduced to us. Please answer it here:'), given.link, ...ending(words, given)],
  }),
})

export const messages = [weHaveYourReferral, somebodyIntroducedYou, youAreWelcome, weCannotHelp, readItFirst, whatBecameOfIt, weHaveAQuestion]

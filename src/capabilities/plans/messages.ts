import { defineMessage, exampleLink } from '../../platform/wording.ts'

/** Says nothing of what they want: others may see the message. */
export const timeToLookAtGoals = defineMessage({
  kind: 'a reminder of goals',
  about: 'To a person who asked to be reminded of their goals, on the day.',
  marks: {
    link: { example: 'https://livewell.example/ashcombe/goals', isNeeded: true },
    change: { example: 'https://livewell.example/ashcombe/goals/rhythm', isNeeded: true },
  },
  email: ({ t }, { link, change, partnership }) => ({
    subject: t('You asked us to remind you'),
    body: [
      t('Hello,'),
      t('you asked us to remind you when it is time to look at your goals again. It can wait, if today is not the day.'),
      link,
      t('If you want no more reminders, or more or less often:'),
      change,
      partnership,
    ],
  }),
})

/** What somebody sends with a link to pages of their plan. */
export const pagesOfAPlan = defineMessage({
  kind: 'pages of a plan',
  about: 'To somebody a person lets see pages of their plan, when the person asks us to send the link.',
  marks: { name: { example: 'Rosa Hartley' }, link: { example: exampleLink('shared'), isNeeded: true } },
  email: ({ t }, { name, link }) => ({
    subject: t('{{name}} shares something with you', { name }),
    body: [
      t('{{name}} would like you to see some pages of their plan.', { name }),
      link,
      t('You need a code as well. They tell you the code another way.'),
      t('If you did not expect this, you need do nothing.'),
    ],
  }),
})

const ofAnOpening = {
  when: { example: 'Tuesday 24 November 2026, 3.10pm', isNeeded: true },
  who: { example: 'Dr Amara Obi, 01632 960177', isNeeded: true },
  place: { example: 'The Queen’s ward' },
  why: { example: 'Found by the river, and could not say what happened' },
} as const

/** Whoever holds the phone may read a text, so it says that a card was opened and by whom, and not why. */
export const yourCardWasOpened = defineMessage({
  kind: 'a crisis card was opened',
  about: 'To a person, at once, when somebody opened pages of their plan with their crisis card.',
  marks: ofAnOpening,
  email: ({ t }, { when, who, place, why }) => ({
    subject: t('Your crisis card was opened'),
    body: [
      t('Your crisis card was opened on {{when}}.', { when }),
      t('Who: {{name}}', { name: who }),
      t('Works at: {{place}}', { place }),
      t('Why: {{why}}', { why }),
      t('If this is wrong, sign in and cancel the card: it opens nothing from then on.'),
    ],
  }),
  text: ({ t }, { when, who }) => [
    t('Your crisis card was opened on {{when}} by {{who}}.', { when, who }),
    t('If this is wrong, sign in and cancel the card: it opens nothing from then on.'),
  ],
})

/** To whom somebody named on their card. */
export const aCardWasOpened = defineMessage({
  kind: 'the crisis card of somebody was opened',
  about: 'To whom a person named on their crisis card, at once, when somebody opened pages with it.',
  marks: { called: { example: 'Dina' }, name: { example: 'Rosa Hartley', isNeeded: true }, ...ofAnOpening },
  email: ({ t }, { called, name, when, who, place, why }) => ({
    subject: t('The crisis card of {{name}} was opened', { name }),
    body: [
      t('Hello {{name}}', { name: called }),
      t('{{name}} asked us to tell you when their crisis card is opened. It was opened on {{when}}.', { name, when }),
      t('Who: {{name}}', { name: who }),
      t('Works at: {{place}}', { place }),
      t('Why: {{why}}', { why }),
    ],
  }),
  text: ({ t }, { name, when, who }) => [t('The crisis card of {{name}} was opened on {{when}} by {{who}}. They asked us to tell you.', { name, when, who })],
})

export const messages = [timeToLookAtGoals, pagesOfAPlan, yourCardWasOpened, aCardWasOpened]

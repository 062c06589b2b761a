import { defineMessage } from '../../platform/wording.ts'

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
  marks: { name: { example: 'Rosa Hartley' }, link: { example: 'https://livewell.example/ashcombe/shared/…', isNeeded: true } },
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

export const messages = [timeToLookAtGoals, pagesOfAPlan]

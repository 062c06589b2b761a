import { defineMessage } from '../../../platform/wording.ts'

/** To somebody whose worker is away for some days. Says nothing of what it is about. */
export const somebodyIsThere = defineMessage({
  kind: 'somebody is there',
  about: 'To a person whose worker is away for some days, when a colleague covers for them.',
  marks: {
    name: { example: 'Ana Reyes' },
    other: { example: 'Ben Lloyd', isNeeded: true },
    first: { example: 'Monday 30 November' },
    until: { example: 'Thursday 3 December', isNeeded: true },
  },
  email: ({ t }, given) => ({
    subject: t('Who is there for you'),
    body: [
      t('Hello,'),
      t('{{name}} is away from {{first}} until {{until}}. {{other}} is there for you then.', given),
      t('{{other}} has read what we wrote down together. You do not have to say it all again.', given),
      given.phone && t('If anything changes, ring us on {{phone}}.', { phone: given.phone }),
      given.partnership,
    ],
  }),
  text: ({ t }, given) => [t('{{partnership}}: {{name}} is away from {{first}} until {{until}}. {{other}} is there for you then.', given)],
})

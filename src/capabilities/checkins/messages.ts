import { defineMessage, exampleLink } from '../../platform/wording.ts'

/** The link to a check-in. Says nothing of who they are, of support, or of what is asked: others may see the message. */
export const aFewQuestions = defineMessage({
  kind: 'a few questions',
  about: 'To a person when their check-in is due: a link that needs no account.',
  marks: { link: { example: exampleLink('check-ins/answer'), isNeeded: true }, day: { example: 'Thursday 31 December' } },
  email: ({ t }, { link, day, phone, partnership }) => ({
    subject: t('A few short questions'),
    body: [
      t('Hello,'),
      t('we have a few short questions for you. They take about two minutes, and you may leave out any of them.'),
      link,
      t('The link works until {{day}}. You do not need an account.', { day }),
      phone && t('If you would rather answer on the phone, ring us on {{phone}}.', { phone }),
      partnership,
    ],
  }),
})

export const messages = [aFewQuestions]

import type { Day } from '../../platform/clock.ts'
import type { Acting } from '../../platform/http/env.ts'
import type { Message } from '../../platform/outbox.ts'
import type { Viewer } from '../../platform/viewer.ts'

/** The link to a check-in. Says nothing of who they are, of support, or of what is asked: others may see the message. */
export const aFewQuestions = (
  { words: { t, day }, viewer: { partnership } }: Pick<Acting<Viewer>, 'words' | 'viewer'>,
  { personId, email, link, lastDay }: { personId: string; email: string; link: string; lastDay: Day },
): Message => ({
  kind: 'a few questions',
  to: email,
  personId,
  subject: t('A few short questions'),
  body: [
    t('Hello,'),
    t('we have a few short questions for you. They take about two minutes, and you may leave out any of them.'),
    link,
    t('The link works until {{day}}. You do not need an account.', { day: day(lastDay) }),
    ...(partnership.phone ? [t('If you would rather answer on the phone, ring us on {{phone}}.', { phone: partnership.phone })] : []),
    partnership.name,
  ].join('\n\n'),
})

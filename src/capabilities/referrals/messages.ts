import type { Day } from '../../platform/clock.ts'
import type { Acting } from '../../platform/http/env.ts'
import type { Message } from '../../platform/outbox.ts'
import type { Viewer } from '../../platform/viewer.ts'

type Speaking = Pick<Acting<Viewer>, 'words' | 'viewer'>

const ending = ({ words: { t }, viewer: { partnership } }: Speaking) =>
  [partnership.phone ? t('If anything changes, ring us on {{phone}}.', { phone: partnership.phone }) : '', partnership.name].filter(Boolean).join('\n\n')

/** To somebody who asked for support, or who was introduced, and wants to be e-mailed. Says nothing of why they asked. */
export const weHaveYourReferral = (
  speaking: Speaking,
  { id, email, reference, isOwn }: { id: string; email: string; reference: string; isOwn: boolean },
): Message => {
  const { t } = speaking.words
  const days = speaking.viewer.partnership.answersWithinDays
  return {
    kind: 'we have your referral',
    to: email,
    personId: id,
    subject: t('We will be in touch'),
    body: [
      t('Hello,'),
      isOwn ? t('thank you for getting in touch with us.') : t('somebody who knows you asked us to get in touch, and told us that you agreed.'),
      t('One of us will contact you within {{count}} working days, the way you asked us to.', { count: days }),
      t('Your reference is {{reference}}.', { reference }),
      ending(speaking),
    ].join('\n\n'),
  }
}

export const youAreWelcome = (speaking: Speaking, { id, email, firstTalkOn }: { id: string; email: string; firstTalkOn: Day }): Message => {
  const { t, day } = speaking.words
  return {
    kind: 'you are welcome',
    to: email,
    personId: id,
    subject: t('When we will talk'),
    body: [
      t('Hello,'),
      t('my name is {{name}}. I would like to hear what matters to you.', { name: speaking.viewer.name }),
      t('I will get in touch on {{day}}.', { day: day(firstTalkOn) }),
      ending(speaking),
    ].join('\n\n'),
  }
}

export const weCannotHelp = (speaking: Speaking, { id, email, because }: { id: string; email: string; because: string }): Message => {
  const { t } = speaking.words
  return {
    kind: 'we cannot help',
    to: email,
    personId: id,
    subject: t('About getting in touch with us'),
    body: [
      t('Hello,'),
      t('thank you for getting in touch. This time we are not the right people to help:'),
      because,
      t('You can always ask us again.'),
      ending(speaking),
    ].join('\n\n'),
  }
}

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
  { id, email, reference, isOwn, url }: { id: string; email: string; reference: string; isOwn: boolean; url: string },
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
      t('Here you can see what you asked for, change it, or take it back:'),
      url,
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

/** To whoever referred, once the person has seen it. Names nobody: an inbox may be shared. */
export const whatBecameOfIt = (speaking: Speaking, { email, reference, words }: { email: string; reference: string; words: string }): Message => {
  const { t } = speaking.words
  return {
    kind: 'what became of a referral',
    to: email,
    subject: t('About the referral {{reference}}', { reference }),
    body: [t('Hello,'), t('the person you introduced to us agreed that you hear what becomes of it:'), words, ending(speaking)].join('\n\n'),
  }
}

/** To whoever referred: a question of the team. Its words wait behind the link, because they may name somebody. */
export const weHaveAQuestion = (speaking: Speaking, { email, reference, url }: { email: string; reference: string; url: string }): Message => {
  const { t } = speaking.words
  return {
    kind: 'a question about a referral',
    to: email,
    subject: t('A question about the referral {{reference}}', { reference }),
    body: [t('Hello,'), t('we have a question about somebody you introduced to us. Please answer it here:'), url, ending(speaking)].join('\n\n'),
  }
}

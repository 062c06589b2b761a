import type { Acting } from '../../../platform/http/env.ts'
import type { Message } from '../../../platform/outbox.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { moneyWords } from '../groups/pence.ts'
import { linkOf } from './link.ts'
import { paths } from './paths.ts'

type Speaking = Pick<Acting<Viewer>, 'words' | 'viewer' | 'house'>
type To = { id: string; email: string }

const message = (
  { words: { t }, viewer: { partnership }, house }: Speaking,
  { id, email }: To,
  kind: string,
  subject: string,
  said: readonly string[],
): Message => ({
  kind,
  to: email,
  subject,
  body: [
    t('Hello,'),
    ...said,
    `${house.settings.url}${paths.byLink(partnership.slug, linkOf(house, id).token)}`,
    ...(partnership.phone ? [t('If you have a question, ring us on {{phone}}.', { phone: partnership.phone })] : []),
    partnership.name,
  ].join('\n\n'),
})

/** To whoever asked: it has come. */
export const weHaveYourApplication = (speaking: Speaking, to: To): Message => {
  const { t } = speaking.words
  return message(speaking, to, 'we have your application', t('We have what you sent'), [
    t('thank you for asking for a small grant. A few people will read it and decide together.'),
    t('Here you see what becomes of it. Keep this link to yourself:'),
  ])
}

/** To whoever asked: what the panel says, in its words. */
export const whatThePanelSays = (
  speaking: Speaking,
  to: To,
  { outcome, awardedPence, answer }: { outcome: 'approve' | 'decline' | 'ask for more'; awardedPence: number | null; answer: string },
): Message => {
  const { t } = speaking.words
  const said = {
    approve: t('good news: the answer is yes. You will get {{amount}}.', { amount: moneyWords(awardedPence ?? 0) }),
    decline: t('thank you for asking. This time the answer is no.'),
    'ask for more': t('thank you for asking. Before we decide, we would like to hear a little more.'),
  }[outcome]
  const next = outcome === 'ask for more' ? t('Answer here:') : t('Here you see all of it:')
  return message(speaking, to, 'about your application', t('About your application'), [said, answer, next])
}

/** To whoever got a grant: the money is on its way, and we would love to hear. */
export const theMoneyIsOnItsWay = (speaking: Speaking, to: To, { awardedPence, reference }: { awardedPence: number; reference: string }): Message => {
  const { t } = speaking.words
  return message(speaking, to, 'the money is on its way', t('The money is on its way'), [
    t('we have sent you {{amount}}. The reference is {{reference}}.', { amount: moneyWords(awardedPence), reference }),
    t('When it has begun, tell us in a few words what came of it:'),
  ])
}

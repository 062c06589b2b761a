import type { Acting } from '../../platform/http/env.ts'
import type { Message } from '../../platform/outbox.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { paths } from './paths.ts'

type Speaking = Pick<Acting<Viewer>, 'words' | 'viewer' | 'house'>
type To = { id: string; name: string }

/** To whoever is asked to answer a concern. Says neither whom nor what it is about: others may see the screen. */
export const aConcernWaitsForYou = ({ words, viewer, house }: Speaking, to: To, { id, acknowledgeBy }: { id: string; acknowledgeBy: Date }): Message => ({
  kind: 'a concern waits for you',
  to: to.name,
  toMembership: to.id,
  subject: words.t('Somebody needs your answer'),
  body: [
    words.t('Hello {{name}},', { name: to.name }),
    words.t('a concern was raised, and you are the one who is asked. Please open it and say that you look after it by {{moment}}.', {
      moment: words.moment(acknowledgeBy),
    }),
    `${house.settings.url}${paths.concern(viewer.partnership.slug, id)}`,
    words.t('If nobody has by then, the next person is asked.'),
    viewer.partnership.name,
  ].join('\n\n'),
})

interface NotBack {
  id: string
  byName: string
  phone: string
  backBy: Date
}

/** To a colleague of somebody who is not back. Says nothing of where they went or with whom: that stands behind the link. */
export const aColleagueIsNotBack = ({ words, viewer, house }: Speaking, to: To, { id, byName, phone, backBy }: NotBack): Message => ({
  kind: 'a colleague is not back',
  to: to.name,
  toMembership: to.id,
  subject: words.t('{{name}} is not back. Please ring them', { name: byName }),
  body: [
    words.t('Hello {{name}},', { name: to.name }),
    words.t('{{name}} went out and meant to be back by {{moment}}. They have not told us that they are safe.', { name: byName, moment: words.moment(backBy) }),
    words.t('Ring them now on {{phone}}.', { phone }),
    words.t('Where they are, and what to do if you do not reach them:'),
    `${house.settings.url}${paths.outing(viewer.partnership.slug, id)}`,
    viewer.partnership.name,
  ].join('\n\n'),
})

import type { Acting } from '../../../platform/http/env.ts'
import type { Message } from '../../../platform/outbox.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { paths } from '../paths.ts'
import type { Waits } from './waits.ts'

type Speaking = Pick<Acting<Viewer>, 'words' | 'viewer' | 'house'>
type To = { id: string; name: string }

const sum = (waits: readonly Waits[], what: 'lastDay' | 'past') => waits.reduce((total, wait) => total + wait[what], 0)

/** To a worker in the morning: how many wait for their teams on the last day of the promise, or past it. Names nobody. */
export function peopleWaitForYou({ words: { t }, viewer: { partnership }, house }: Speaking, to: To, waits: readonly Waits[]): Message {
  const { url } = house.settings
  const [lastDay, past] = [sum(waits, 'lastDay'), sum(waits, 'past')]
  return {
    kind: 'people wait for an answer',
    to: to.name,
    toMembership: to.id,
    subject: t('People wait to hear from us'),
    body: [
      t('Hello {{name}},', { name: to.name }),
      ...(lastDay > 0 ? [t('today is the last day of our promise to {{count}} people who asked for support.', { count: lastDay })] : []),
      ...(past > 0 ? [t('our promise is past for {{count}} people who asked for support.', { count: past })] : []),
      t('You see who they are here:'),
      `${url}${paths.waiting(partnership.slug)}`,
      t('If you do not want this message:'),
      `${url}${paths.nudges(partnership.slug)}`,
      partnership.name,
    ].join('\n\n'),
  }
}

/** To an administrator: for which teams people have waited long past the promise. Counts, and nobody's name. */
export function aTeamIsBehind({ words: { t }, viewer: { partnership }, house }: Speaking, to: To, waits: readonly Waits[]): Message {
  return {
    kind: 'a team is behind its promise',
    to: to.name,
    toMembership: to.id,
    subject: t('People have waited too long for an answer'),
    body: [
      t('Hello {{name}},', { name: to.name }),
      t('these teams have not answered people who asked for support, long after the day we promised:'),
      waits.map(({ teamName, long }) => t('{{team}}: {{number}}', { team: teamName, number: long })).join('\n'),
      t('You may want to ask them what would help.'),
      t('If you do not want this message:'),
      `${house.settings.url}${paths.nudges(partnership.slug)}`,
      partnership.name,
    ].join('\n\n'),
  }
}

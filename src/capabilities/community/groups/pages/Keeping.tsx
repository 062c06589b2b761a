import { Named } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import type { Day } from '../../../../platform/clock.ts'
import type { Group } from '../group.ts'
import { paths } from '../paths.ts'
import { moneyWords } from '../pence.ts'

export interface KeepingProps {
  leads: readonly { id: string; name: string }[]
  helpers: readonly { id: string; name: string }[]
  /** Undefined for those who may not see it. */
  balance: number | undefined
  waiting: number | undefined
  worries: readonly string[]
  today: Day
  may: { keepRegister: boolean; lead: boolean; shape: boolean; accountFor: boolean; askForPlace: boolean }
}

/** What keeps a group alive, each with the way to it. */
export function Keeping({ group, leads, helpers, balance, waiting, worries, today, may }: KeepingProps & { group: Group }) {
  const { t, day } = useVisit().words
  const slug = useSlug()
  return (
    <section aria-label={t('What keeps it going')}>
      <h2 className="nhsuk-heading-s">{t('What keeps it going')}</h2>
      <dl className="lw-facts lw-facts--stacked">
        <div>
          <dt>{t('Leads')}</dt>
          <dd>{leads.length > 0 ? <Named>{leads.map(({ name }) => name).join(', ')}</Named> : t('Nobody yet')}</dd>
        </div>
        <div>
          <dt>{t('Helpers')}</dt>
          <dd>{helpers.length > 0 ? <Named>{helpers.map(({ name }) => name).join(', ')}</Named> : t('Nobody yet')}</dd>
        </div>
        <div>
          <dt>{t('Place and kit')}</dt>
          <dd>
            <a href={paths.belongings(slug, group.id)}>{t('Who has the key, and who holds what')}</a>
          </dd>
        </div>
        {balance === undefined ? null : (
          <div>
            <dt>{t('Money')}</dt>
            <dd>
              <a href={paths.money(slug, group.id)}>{t('{{amount}} in hand', { amount: moneyWords(balance) })}</a>
            </dd>
          </div>
        )}
        {may.askForPlace ? (
          <div>
            <dt>{t('Places')}</dt>
            <dd>
              {group.placesLeft === null ? t('Nobody counts them') : t('{{number}} left', { number: group.placesLeft })}.{' '}
              <a href={paths.waiting(slug, group.id)}>{waiting ? t('Waiting list: {{number}}', { number: waiting }) : t('Waiting list')}</a>
            </dd>
          </div>
        ) : null}
        {may.lead ? (
          <div>
            <dt>{t('Messages and calls')}</dt>
            <dd>
              <a href={paths.calls(slug, group.id)}>{t('Who asked for a word')}</a>
            </dd>
          </div>
        ) : null}
        {may.accountFor ? (
          <div>
            <dt>{t('Will it last?')}</dt>
            <dd>
              {worries.map((worry) => `${t(worry)}. `).join('')}
              <a href={paths.willItLast(slug, group.id)}>
                {group.lastingScore === null ? t('Answer the six questions') : t('{{score}} of 30', { score: group.lastingScore })}
              </a>
            </dd>
          </div>
        ) : null}
        {may.shape ? (
          <div>
            <dt>{t('The worker steps back')}</dt>
            <dd>
              {group.handsOverOn ? `${day(group.handsOverOn)}${group.handsOverOn < today ? ` (${t('has passed')})` : ''}. ` : null}
              <a href={paths.handOver(slug, group.id)}>{group.handsOverOn ? t('Change what was agreed') : t('Agree a day')}</a>
            </dd>
          </div>
        ) : null}
      </dl>
    </section>
  )
}

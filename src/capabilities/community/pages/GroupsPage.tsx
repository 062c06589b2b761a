import { Button } from 'nhsuk-react-components'
import { ListPage } from '../../../design/layouts.tsx'
import { Named } from '../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import type { Day } from '../../../platform/clock.ts'
import type { Words } from '../../../platform/words.ts'
import type { Group } from '../group.ts'
import { paths } from '../paths.ts'

export type GroupWithLast = Group & { lastMetOn: Day | null; lastAttendances: number | null }

/** The groups somebody leads. */
export function GroupsPage({ groups }: { groups: readonly GroupWithLast[] }) {
  const { words } = useVisit()
  const { t } = words
  const slug = useSlug()
  return (
    <ListPage
      title={t('My groups')}
      isEmpty={groups.length === 0}
      empty={<p>{t('You do not lead a group here yet. An administrator of the partnership can put that right.')}</p>}
    >
      <ul className="lw-list">
        {groups.map((group) => (
          <li className="lw-list__item" key={group.id}>
            <h2 className="lw-list__title">
              <a href={paths.group(slug, group.id)}>
                <Named>{group.name}</Named>
              </a>
            </h2>
            <p className="lw-list__meta">{lastMetWords(group, words)}</p>
            <div className="lw-list__actions">
              <Button href={paths.register(slug, group.id)}>
                {t('Keep today’s register')}
                <span className="nhsuk-u-visually-hidden">
                  : <Named>{group.name}</Named>
                </span>
              </Button>
              {group.entryId ? (
                <a href={paths.entry(slug, group.entryId)}>
                  {t('What the public reads')}
                  <span className="nhsuk-u-visually-hidden">
                    {' '}
                    <Named>{group.name}</Named>
                  </span>
                </a>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </ListPage>
  )
}

/** When a group last met, and how many came. */
export const lastMetWords = ({ lastMetOn, lastAttendances }: Pick<GroupWithLast, 'lastMetOn' | 'lastAttendances'>, { t, day }: Words): string =>
  lastMetOn === null
    ? t('No register has been kept yet.')
    : t('Last register: {{day}}. {{people}}', { day: day(lastMetOn), people: peopleWords(lastAttendances ?? 0, t) })

/** How many people, in words. */
export const peopleWords = (people: number, t: Words['t']): string =>
  people === 0 ? t('Nobody came') : people === 1 ? t('1 person came') : t('{{number}} people came', { number: people })

import { Button, Tag } from 'nhsuk-react-components'
import { FilterBar } from '../../../../design/form/FilterBar.tsx'
import type { Answers } from '../../../../design/form/form.ts'
import { ListPage } from '../../../../design/layouts.tsx'
import { Named } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import type { Day } from '../../../../platform/clock.ts'
import type { Words } from '../../../../platform/words.ts'
import { groupFilters } from '../forms/filters.ts'
import { type Group, stateWords } from '../group.ts'
import { paths } from '../paths.ts'

export type GroupWithLast = Group & { lastMetOn: Day | null; lastAttendances: number | null }

/** The groups somebody leads or helps. */
export function GroupsPage({ groups }: { groups: readonly GroupWithLast[] }) {
  const { words } = useVisit()
  const { t } = words
  const slug = useSlug()
  return (
    <ListPage
      title={t('My groups')}
      isEmpty={groups.length === 0}
      empty={<p>{t('You do not lead or help a group here yet. An administrator of the partnership can put that right.')}</p>}
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
            </div>
          </li>
        ))}
      </ul>
    </ListPage>
  )
}

interface AllProps {
  groups: readonly (GroupWithLast & { worries: readonly string[] })[]
  answers: Answers<any>
  next: string | undefined
}

/** Every group that keeps a register here, and why some of them may not last: for workers. */
export function AllGroupsPage({ groups, answers, next }: AllProps) {
  const { words } = useVisit()
  const slug = useSlug()
  return (
    <ListPage
      title="Groups"
      lede="Where each is in its life, and which of them could do with you."
      filters={<FilterBar form={groupFilters} answers={answers} action={paths.groups(slug)} isFiltered={Object.values(answers.typed).some(Boolean)} />}
      isEmpty={groups.length === 0}
      empty={<p>There is no group like that. Groups that keep a register here are added in the directory.</p>}
      next={next}
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
            {group.worries.length > 0 ? <p className="lw-list__text">{group.worries.join('. ')}.</p> : null}
            <div className="lw-list__tags">
              <StateTag state={group.state} />
              {group.worries.length > 0 ? <Tag modifier="orange">May not last</Tag> : null}
            </div>
          </li>
        ))}
      </ul>
    </ListPage>
  )
}

const colours: Record<Group['state'], 'white' | 'blue' | 'green' | 'grey'> = {
  idea: 'white',
  starting: 'blue',
  supported: 'blue',
  'standing on its own': 'green',
  resting: 'grey',
  ended: 'grey',
}

/** Where a group is in its life. */
export function StateTag({ state }: Pick<Group, 'state'>) {
  const { t } = useVisit().words
  return <Tag modifier={colours[state]}>{t(stateWords[state].name)}</Tag>
}

/** When a group last met, and how many came. */
export const lastMetWords = ({ lastMetOn, lastAttendances }: Pick<GroupWithLast, 'lastMetOn' | 'lastAttendances'>, { t, day }: Words): string =>
  lastMetOn === null
    ? t('No register has been kept yet.')
    : t('Last register: {{day}}. {{people}}', { day: day(lastMetOn), people: peopleWords(lastAttendances ?? 0, t) })

/** How many people, in words. */
export const peopleWords = (people: number, t: Words['t']): string =>
  people === 0 ? t('Nobody came') : people === 1 ? t('1 person came') : t('{{number}} people came', { number: people })

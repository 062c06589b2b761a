import { Tag } from 'nhsuk-react-components'
import type { ReactNode } from 'react'
import { ListPage } from '../../../../design/layouts.tsx'
import { Named } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { paths } from '../../paths.ts'
import type { Because } from '../alike.ts'
import { suggestForm } from '../forms/keep.ts'
import { freshnessOf, type KeepingRules } from '../freshness.ts'
import { type CheckingList, checkingLists, keepingPaths } from '../paths.ts'
import { type AlikePair, COUNTED, type Suggestion, type ToCheck } from '../queries.ts'

export type Listed =
  | { list: 'wants checking' | 'hidden' | 'without a keeper'; entries: readonly ToCheck[] }
  | { list: 'suggestions'; suggestions: readonly Suggestion[] }
  | { list: 'alike'; pairs: readonly AlikePair[] }

interface Props {
  listed: Listed
  counts: Record<CheckingList, number>
  rules: KeepingRules
  maySetRules: boolean
  next: string | undefined
}

const titles: Record<CheckingList, string> = {
  'wants checking': 'Wants checking',
  hidden: 'Hidden',
  'without a keeper': 'Without a keeper',
  suggestions: 'What people told us',
  alike: 'Twice, maybe',
}

const told = (count: number) => (count > COUNTED ? `more than ${COUNTED.toLocaleString('en-GB')}` : count.toLocaleString('en-GB'))

/** What the directory needs from those who look after it. */
export function CheckingPage({ listed, counts, rules, maySetRules, next }: Props) {
  const slug = useSlug()
  const { list } = listed
  return (
    <ListPage
      title="The directory: what wants checking"
      lede={`A page wants checking after ${rules.checkAfterDays} days, and is hidden after ${rules.hideAfterDays}.`}
      back={{ href: paths.community(slug), label: 'Find something near you' }}
      actions={
        maySetRules ? (
          <p>
            <a href={keepingPaths.rules(slug)}>Change these days</a>
          </p>
        ) : null
      }
      filters={
        <nav aria-label="Lists">
          <ul className="lw-tabs">
            {checkingLists.map((each) => (
              <li key={each}>
                <a href={keepingPaths.checking(slug, each)} aria-current={each === list ? 'page' : undefined}>
                  {titles[each]} ({told(counts[each])})
                </a>
              </li>
            ))}
          </ul>
        </nav>
      }
      isEmpty={isEmpty(listed)}
      empty={<p>{emptyWords[list]}</p>}
      next={next}
    >
      <ul className="lw-list lw-list--dense">
        <Rows listed={listed} rules={rules} />
      </ul>
    </ListPage>
  )
}

const emptyWords: Record<CheckingList, string> = {
  'wants checking': 'Every page was checked not long ago.',
  hidden: 'Nothing is hidden.',
  'without a keeper': 'Every page has somebody who keeps it.',
  suggestions: 'Nothing waits for an answer.',
  alike: 'Nothing seems to be there twice.',
}

const isEmpty = (listed: Listed) => (listed.list === 'suggestions' ? listed.suggestions : listed.list === 'alike' ? listed.pairs : listed.entries).length === 0

function Rows({ listed, rules }: { listed: Listed; rules: KeepingRules }) {
  if (listed.list === 'suggestions') return listed.suggestions.map((each) => <Told key={each.id} suggestion={each} />)
  if (listed.list === 'alike') return listed.pairs.map((each) => <Pair key={each.oneId + each.otherId} pair={each} />)
  return listed.entries.map((each) => <Entry key={each.id} entry={each} rules={rules} isTagged={listed.list === 'without a keeper'} />)
}

const Row = ({ href, name, meta, children }: { href: string; name: string; meta: ReactNode; children?: ReactNode }) => (
  <li className="lw-list__item">
    <h2 className="lw-list__title">
      <a href={href}>
        <Named>{name}</Named>
      </a>
    </h2>
    <p className="lw-list__meta">{meta}</p>
    {children}
  </li>
)

/** With `isTagged`, in a list of fresh ones and others. */
function Entry({ entry, rules, isTagged }: { entry: ToCheck; rules: KeepingRules; isTagged: boolean }) {
  const { today, words } = useVisit()
  const slug = useSlug()
  const { freshness, days, daysLeft } = freshnessOf(entry.lastCheckedOn, today as string, rules)
  const asked = entry.askedOn && entry.askedAbout === entry.lastCheckedOn ? `Asked ${times(entry.asks ?? 0)}, last ${words.day(entry.askedOn)}` : ''
  return (
    <Row
      href={paths.entry(slug, entry.id)}
      name={entry.name}
      meta={
        <>
          Checked {days === 1 ? '1 day' : `${days} days`} ago by <Named>{entry.lastCheckedBy}</Named>
          {freshness === 'wants checking' ? `, hidden in ${daysLeft === 1 ? '1 day' : `${daysLeft} days`}` : ''}. {asked}
        </>
      }
    >
      <p className="lw-list__actions">
        {entry.keeperName ? (
          <a href={keepingPaths.keeper(slug, entry.id)}>
            Kept by <Named>{entry.keeperName}</Named>
            {entry.keeperPhone ? `, ${entry.keeperPhone}` : ''}
          </a>
        ) : entry.groupId ? (
          <a href={keepingPaths.keeper(slug, entry.id)}>
            Kept by its leader
            <span className="nhsuk-u-visually-hidden">
              : <Named>{entry.name}</Named>
            </span>
          </a>
        ) : (
          <a href={keepingPaths.keeper(slug, entry.id)}>
            Find a keeper
            <span className="nhsuk-u-visually-hidden">
              {' '}
              for <Named>{entry.name}</Named>
            </span>
          </a>
        )}
      </p>
      {isTagged && freshness !== 'fresh' ? (
        <div className="lw-list__tags">
          <Tag modifier={freshness === 'hidden' ? 'red' : 'yellow'}>{freshness === 'hidden' ? 'Hidden' : 'Wants checking'}</Tag>
        </div>
      ) : null}
    </Row>
  )
}

const times = (count: number) => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`)

function Told({ suggestion }: { suggestion: Suggestion }) {
  const { words } = useVisit()
  const slug = useSlug()
  const { entryId, entryName, about, said, createdAt } = suggestion
  return (
    <Row
      href={keepingPaths.suggestions(slug, entryId)}
      name={entryName}
      meta={
        <>
          {suggestForm.fields.about.show(about, words)}: “<Named>{said.length > 120 ? `${said.slice(0, 120)}…` : said}</Named>”,{' '}
          {words.day(createdAt.toISOString().slice(0, 10))}
        </>
      }
    />
  )
}

/** Why two are alike, in words. */
export const becauseWords: Record<Because, string> = {
  name: 'the same name, near each other',
  postcode: 'a similar name at the same postcode',
  phone: 'the same phone number',
  website: 'the same website',
}

const Pair = ({ pair: { oneId, otherId, oneName, otherName, because } }: { pair: AlikePair }) => (
  <Row
    href={keepingPaths.alike(useSlug(), oneId, otherId)}
    name={oneName === otherName ? oneName : `${oneName} and ${otherName}`}
    meta={because.map((each) => becauseWords[each]).join(', ')}
  />
)

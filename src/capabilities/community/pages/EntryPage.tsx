import { Button, Tag } from 'nhsuk-react-components'
import { FormField } from '../../../design/form/FormFields.tsx'
import { ThingPage } from '../../../design/layouts.tsx'
import { Named, Said } from '../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import type { Entry } from '../entry.ts'
import { stillRightForm } from '../forms/entry.ts'
import { paths as groupPaths } from '../groups/paths.ts'
import { stateOn } from '../keeping/freshness.ts'
import { ClosedForNow, StateTag } from '../keeping/pages/AsRead.tsx'
import { type Kept, KeptTrue } from '../keeping/pages/KeptTrue.tsx'
import { keepingPaths } from '../keeping/paths.ts'
import type { EntryParts } from '../parts.ts'
import { paths } from '../paths.ts'
import type { Looking } from '../search/looking.ts'
import { Features } from './entry/Features.tsx'
import { NextTimes } from './entry/NextTimes.tsx'
import { PassItOn } from './entry/PassItOn.tsx'
import { WhereAndWho } from './entry/WhereAndWho.tsx'

interface Props extends EntryParts {
  entry: Entry
  looking: Looking
  /** How far from where somebody looked, in metres, and from where. */
  away: { metres: number; from: string } | undefined
  /** Its whole address, for passing on. */
  url: string
  mayChange: boolean
  keepsRegister: boolean
  /** For whoever keeps it. */
  kept: Kept | undefined
}

/** A page of the directory, in the group's own words: made to be carried on paper, too. */
export function EntryPage({ entry, looking, away, url, mayChange, keepsRegister, kept, ...parts }: Props) {
  const { t, day } = useVisit().words
  const slug = useSlug()
  return (
    <ThingPage
      title={entry.name}
      isName
      back={{ href: paths.community(slug, looking), label: t('Back to the list') }}
      state={<StateOfIt entry={entry} />}
      head={
        <p className="nhsuk-lede-text" translate="no" dir="auto">
          {entry.summary}
        </p>
      }
    >
      <div className="lw-columns">
        <div>
          <NextTimes entry={entry} {...parts} />
          <Told about={t('Who it suits')}>{entry.whoSuits}</Told>
          <Told about={t('What the first visit is like')}>{entry.firstVisit}</Told>
          <Features entry={entry} />
          <p className="lw-quiet">
            {t('Last checked {{day}} by', { day: day(entry.lastCheckedOn) })} <Named>{entry.lastCheckedBy}</Named>.{' '}
            <a className="nhsuk-u-display-none-print" href={keepingPaths.whatIsWrong(slug, entry.id)}>
              {t('Tell us what is wrong')}
            </a>
          </p>
        </div>
        <aside>
          <WhereAndWho entry={entry} away={away} {...parts} />
        </aside>
      </div>
      <PassItOn entry={entry} url={url} isDated={parts.schedules.length > 0} />
      {kept ? <KeptTrue entry={entry} kept={kept} /> : null}
      {mayChange ? <KeepItTrue entry={entry} keepsRegister={keepsRegister} /> : null}
    </ThingPage>
  )
}

/** What kind of thing it is, and whether it is open. */
function StateOfIt({ entry }: { entry: Entry }) {
  const { words, today } = useVisit()
  const { t } = words
  const state = stateOn(entry, today)
  return (
    <>
      <ClosedForNow entry={{ ...entry, state }} />
      <p className="lw-list__tags">
        <Tag modifier="white">{entry.kind === 'group' ? t('Group') : t('Service')}</Tag>
        {entry.isFree ? <Tag modifier="green">{t('Free')}</Tag> : null}
        {entry.ways.includes('online') ? <Tag modifier="white">{t('Online')}</Tag> : null}
        {entry.ways.includes('by phone') ? <Tag modifier="white">{t('By phone')}</Tag> : null}
        {state === 'at rest' ? <StateTag entry={entry} /> : null}
      </p>
    </>
  )
}

const Told = ({ about, children }: { about: string; children: string }) =>
  children ? (
    <>
      <h2 className="nhsuk-heading-m">{about}</h2>
      <Said>{children}</Said>
    </>
  ) : null

/** For whoever keeps it. */
function KeepItTrue({ entry, keepsRegister }: { entry: Entry; keepsRegister: boolean }) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <section className="lw-list__actions" aria-label={t('Changing this page')}>
      <form className="lw-inline-form" method="post" action={paths.stillRight(slug, entry.id)}>
        <FormField form={stillRightForm} answers={stillRightForm.blank({ version: entry.version })} name="version" />
        <Button type="submit">{t('Still right')}</Button>
      </form>
      <Button secondary href={paths.changeEntry(slug, entry.id)}>
        {t('Change this page')}
      </Button>
      <a href={paths.times(slug, entry.id).list}>{t('When it meets, and days off')}</a>
      <a href={paths.places(slug, entry.id).list}>{t('Where it takes place')}</a>
      {entry.groupId && keepsRegister ? <a href={groupPaths.group(slug, entry.groupId)}>{t('How the group goes')}</a> : null}
    </section>
  )
}

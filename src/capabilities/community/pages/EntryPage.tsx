import { Button, Tag } from 'nhsuk-react-components'
import type { ReactNode } from 'react'
import { FormField } from '../../../design/form/FormFields.tsx'
import { ThingPage } from '../../../design/layouts.tsx'
import { Named, Said } from '../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import { distanceInWords } from '../../../platform/distance.ts'
import type { Entry, EntryPlace } from '../entry.ts'
import { stillRightForm } from '../forms/entry.ts'
import { ClosedForNow, StateTag } from '../keeping/pages/AsRead.tsx'
import { type Kept, KeptTrue } from '../keeping/pages/KeptTrue.tsx'
import { keepingPaths } from '../keeping/paths.ts'
import { paths } from '../paths.ts'
import type { Looking } from '../search/looking.ts'

interface Props {
  entry: Entry
  places: readonly EntryPlace[]
  looking: Looking
  /** How far from where somebody looked, in metres, and from where. */
  away: { metres: number; from: string } | undefined
  mayChange: boolean
  keepsRegister: boolean
  /** For whoever keeps it. */
  kept: Kept | undefined
}

/** A page of the directory, in the group's own words: made to be carried on paper, too. */
export function EntryPage({ entry, places, looking, away, mayChange, keepsRegister, kept }: Props) {
  const { t, day } = useVisit().words
  const slug = useSlug()
  return (
    <ThingPage
      title={entry.name}
      isName
      back={{ href: paths.community(slug, looking), label: t('Back to the list') }}
      state={
        <>
          <ClosedForNow entry={entry} />
          <p>
            <Tag modifier="white">{entry.kind === 'group' ? t('Group') : t('Service')}</Tag> {entry.isFree ? <Tag modifier="green">{t('Free')}</Tag> : null}{' '}
            {entry.state === 'at rest' ? <StateTag entry={entry} /> : null}
          </p>
        </>
      }
      head={
        <p className="nhsuk-lede-text" translate="no" dir="auto">
          {entry.summary}
        </p>
      }
      aside={<WhereAndWho entry={entry} places={places} away={away} />}
    >
      <Told about={t('Who it suits')}>{entry.whoSuits}</Told>
      <Told about={t('What the first visit is like')}>{entry.firstVisit}</Told>
      <Told about={t('Getting in and around')}>{entry.access}</Told>
      <p className="lw-quiet">
        {t('Last checked {{day}} by', { day: day(entry.lastCheckedOn) })} <Named>{entry.lastCheckedBy}</Named>.{' '}
        <a className="nhsuk-u-display-none-print" href={keepingPaths.whatIsWrong(slug, entry.id)}>
          {t('Tell us what is wrong')}
        </a>
      </p>
      {mayChange ? <KeepItTrue entry={entry} keepsRegister={keepsRegister} /> : null}
      {kept ? <KeptTrue entry={entry} kept={kept} /> : null}
    </ThingPage>
  )
}

const Told = ({ about, children }: { about: string; children: string }) =>
  children ? (
    <>
      <h2 className="nhsuk-heading-m">{about}</h2>
      <Said>{children}</Said>
    </>
  ) : null

function WhereAndWho({ entry, places, away }: Pick<Props, 'entry' | 'places' | 'away'>) {
  const { t } = useVisit().words
  const { contactName, contactPhone, contactEmail, website } = entry
  const where = places.map(({ name, address, postcode }) => [name, address, postcode].filter(Boolean).join(', ')).join('; ')
  return (
    <dl className="lw-facts lw-facts--stacked">
      <Fact name={t('When')}>{entry.whenItMeets}</Fact>
      <Fact name={t('What it costs')} isOurs={!entry.cost}>
        {entry.cost || (entry.isFree ? t('It is free') : '')}
      </Fact>
      <Fact name={t('Where')}>{where}</Fact>
      {away ? (
        <Fact name={t('How far')} isOurs>
          {t('{{distance}}, from {{place}}', { distance: distanceInWords(away.metres, (sentence, values) => t(sentence, values)), place: away.from })}
        </Fact>
      ) : null}
      <Fact name={t('Who to ask')}>{contactName}</Fact>
      <Fact name={t('Phone')}>{contactPhone ? <a href={`tel:${contactPhone.replace(/[^+\d]/g, '')}`}>{contactPhone}</a> : null}</Fact>
      <Fact name={t('E-mail')}>{contactEmail ? <a href={`mailto:${contactEmail}`}>{contactEmail}</a> : null}</Fact>
      <Fact name={t('Website')}>
        {website ? (
          <a href={website} rel="noopener nofollow">
            {website.replace(/^https?:\/\/|\/$/g, '')}
          </a>
        ) : null}
      </Fact>
    </dl>
  )
}

/** A fact in the words of the entry; with `isOurs`, in words of ours, which a browser may translate. */
const Fact = ({ name, isOurs = false, children }: { name: string; isOurs?: boolean; children: ReactNode }) =>
  children ? (
    <div>
      <dt>{name}</dt>
      <dd {...(isOurs ? {} : { translate: 'no', dir: 'auto' })}>{children}</dd>
    </div>
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
      {entry.groupId && keepsRegister ? <a href={paths.group(slug, entry.groupId)}>{t('How the group goes')}</a> : null}
    </section>
  )
}

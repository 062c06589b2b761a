import { Button, Tag } from 'nhsuk-react-components'
import { Chart, type ChartProps } from '../../../design/Chart.tsx'
import { ThingPage } from '../../../design/layouts.tsx'
import { Named } from '../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import { averageOf, type Figures, type Group, type Meetup } from '../group.ts'
import { paths } from '../paths.ts'
import { peopleWords } from './GroupsPage.tsx'

interface Props {
  group: Group
  figures: Figures
  meetups: readonly Meetup[]
  chart: ChartProps | undefined
  mayKeepRegister: boolean
}

/** A group: the next register, how it goes, and the times it met. */
export function GroupPage({ group, figures, meetups, chart, mayKeepRegister }: Props) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <ThingPage
      title={t('{{group}}: who comes', { group: group.name })}
      back={mayKeepRegister ? { href: paths.groups(slug), label: t('My groups') } : { href: paths.community(slug), label: t('Find something near you') }}
      state={
        <p>
          <Tag modifier={group.state === 'meeting' ? 'green' : 'grey'}>{t(stateWords[group.state])}</Tag>
        </p>
      }
      next={
        <>
          {mayKeepRegister ? <Button href={paths.register(slug, group.id)}>{t('Keep today’s register')}</Button> : null}
          {group.entryId ? (
            <p>
              <a href={paths.entry(slug, group.entryId)}>{t('What the public reads')}</a>
            </p>
          ) : null}
        </>
      }
    >
      <h2 className="nhsuk-heading-m">{t('The last 12 months')}</h2>
      <FiguresShown figures={figures} />
      {chart ? <Chart {...chart} /> : null}
      <h2 className="nhsuk-heading-m">{t('Meet-ups')}</h2>
      {meetups.length === 0 ? <p className="lw-empty">{t('No register has been kept yet. The first one shows here.')}</p> : null}
      <ul className="lw-list lw-list--dense">
        {meetups.map((meetup) => (
          <MeetupRow key={meetup.id} group={group} meetup={meetup} mayKeepRegister={mayKeepRegister} />
        ))}
      </ul>
    </ThingPage>
  )
}

function MeetupRow({ group, meetup, mayKeepRegister }: { group: Group; meetup: Meetup; mayKeepRegister: boolean }) {
  const { t, day } = useVisit().words
  const href = paths.register(useSlug(), group.id, meetup.metOn)
  return (
    <li className="lw-list__item">
      <h3 className="lw-list__title">{mayKeepRegister ? <a href={href}>{day(meetup.metOn)}</a> : day(meetup.metOn)}</h3>
      <p className="lw-list__meta">
        {peopleWords(meetup.attendances, t)}. {t('Kept by')} <Named>{meetup.byName}</Named>
      </p>
      <div className="lw-list__tags" />
    </li>
  )
}

/** Each figure with what it means beside it. */
function FiguresShown({ figures }: { figures: Figures }) {
  const { t } = useVisit().words
  const average = averageOf(figures)
  const shown = [
    { name: t('Meet-ups'), number: figures.meetups, means: t('Days with a register.') },
    { name: t('Attendances'), number: figures.attendances, means: t('Everybody who came, each time they came: the ticked and the others.') },
    { name: t('People at a meet-up'), number: average ?? '–', means: t('Attendances divided by meet-ups.') },
    {
      name: t('Different people'),
      number: figures.people,
      means: t('People on the register who came at least once. The others have no names, so they are not in it.'),
    },
    { name: t('New people'), number: figures.newcomers, means: t('People on the register who came for the first time.') },
  ]
  return (
    <ul className="lw-figures">
      {shown
        .filter(({ number }) => number !== undefined)
        .map(({ name, number, means }) => (
          <li key={name}>
            <div className="lw-figure">
              <p className="lw-figure__number">{number}</p>
              <h3 className="lw-figure__name">{name}</h3>
              <p className="lw-figure__definition">{means}</p>
            </div>
          </li>
        ))}
    </ul>
  )
}

const stateWords: Record<Group['state'], string> = { meeting: 'Meeting', resting: 'Resting', ended: 'Ended' }

import { Button } from 'nhsuk-react-components'
import { Chart, type ChartProps } from '../../../../design/Chart.tsx'
import { ThingPage } from '../../../../design/layouts.tsx'
import { Named } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { paths as communityPaths } from '../../paths.ts'
import { type Figures, type Group, isAlive, type Meetup, type Member, QUIET_AFTER, type Step } from '../group.ts'
import { paths } from '../paths.ts'
import { FiguresShown } from './FiguresShown.tsx'
import { peopleWords, StateTag } from './GroupsPage.tsx'
import { Keeping, type KeepingProps } from './Keeping.tsx'
import { LifeLine } from './LifeLine.tsx'

interface Props extends KeepingProps {
  group: Group
  life: readonly Step[]
  figures: Figures
  /** Whether the figures are of the last year, or since the beginning. */
  isLastYear: boolean
  meetups: readonly Meetup[]
  chart: ChartProps | undefined
  /** For those who lead alone. */
  quiet: readonly Omit<Member, 'isTicked'>[]
}

/** A group: the next register, how it goes, the times it met, its life, and all that keeps it. */
export function GroupPage({ group, life, figures, isLastYear, meetups, chart, quiet, may, ...keeping }: Props) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <ThingPage
      title={t('{{group}}: how it goes', { group: group.name })}
      back={{ href: paths.groups(slug), label: may.keepRegister ? t('My groups') : 'Groups' }}
      state={
        <p>
          <StateTag state={group.state} />
        </p>
      }
      next={<Next group={group} mayKeepRegister={may.keepRegister} />}
      aside={
        <>
          <LifeLine group={group} life={life} mayShape={may.shape} />
          <Keeping group={group} may={may} {...keeping} />
        </>
      }
    >
      <h2 className="nhsuk-heading-m">{isLastYear ? t('The last 12 months') : t('Since the beginning')}</h2>
      <FiguresShown figures={figures} />
      {chart ? <Chart {...chart} /> : null}
      {may.lead ? <Quiet quiet={quiet} groupId={group.id} /> : null}
      <h2 className="nhsuk-heading-m">{t('Meet-ups')}</h2>
      {meetups.length === 0 ? <p className="lw-empty">{t('No register has been kept yet. The first one shows here.')}</p> : null}
      <ul className="lw-list lw-list--dense">
        {meetups.map((meetup) => (
          <MeetupRow key={meetup.id} group={group} meetup={meetup} mayKeepRegister={may.keepRegister} />
        ))}
      </ul>
    </ThingPage>
  )
}

function Next({ group, mayKeepRegister }: { group: Group; mayKeepRegister: boolean }) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <>
      {mayKeepRegister && isAlive(group) ? <Button href={paths.register(slug, group.id)}>{t('Keep today’s register')}</Button> : null}
      <ul className="lw-list__actions">
        {mayKeepRegister ? (
          <>
            <li>
              <a href={paths.openKiosk(slug, group.id)}>{t('Open the kiosk')}</a>
            </li>
            <li>
              <a href={paths.sheet(slug, group.id)}>{t('A register on paper')}</a>
            </li>
          </>
        ) : null}
        {group.entryId ? (
          <>
            <li>
              <a href={paths.poster(slug, group.id)}>{t('A poster')}</a>
            </li>
            <li>
              <a href={communityPaths.entry(slug, group.entryId)}>{t('What the public reads')}</a>
            </li>
          </>
        ) : null}
      </ul>
    </>
  )
}

/** Who used to come and has not been. */
function Quiet({ quiet, groupId }: { quiet: Props['quiet']; groupId: string }) {
  const { t, day } = useVisit().words
  const slug = useSlug()
  return (
    <>
      <h2 className="nhsuk-heading-m">{t('Quiet lately')}</h2>
      <p className="lw-quiet">
        {t('Came three times or more, and missed the last {{number}} meet-ups. Only those who lead see this.', { number: QUIET_AFTER })}
      </p>
      {quiet.length === 0 ? <p>{t('Nobody. Everybody who used to come has been lately.')}</p> : null}
      <ul className="lw-list lw-list--dense">
        {quiet.map(({ id, calledName, lastCameOn }) => (
          <li className="lw-list__item" key={id}>
            <h3 className="lw-list__title">
              <Named>{calledName}</Named>
            </h3>
            <p className="lw-list__meta">{t('Last here {{day}}', { day: day(lastCameOn ?? '') })}</p>
          </li>
        ))}
      </ul>
      {quiet.length > 0 ? (
        <p>
          <a href={paths.calls(slug, groupId)}>{t('Who asked to be rung')}</a>
        </p>
      ) : null}
    </>
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

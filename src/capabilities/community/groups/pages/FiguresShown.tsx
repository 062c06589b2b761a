import { useVisit } from '../../../../design/visit.tsx'
import { averageOf, type Figures } from '../group.ts'

/** Each figure with what it means beside it. */
export function FiguresShown({ figures }: { figures: Figures }) {
  const { t } = useVisit().words
  const shown = [
    { name: t('Meet-ups'), number: figures.meetups, means: t('Days with a register.') },
    {
      name: t('Different people'),
      number: figures.people,
      means: t('People on the register who came at least once. The others have no names, so they are not in it.'),
    },
    { name: t('Attendances'), number: figures.attendances, means: t('Everybody who came, each time they came: the ticked and the others.') },
    { name: t('People at a meet-up'), number: averageOf(figures) ?? '–', means: t('Attendances divided by meet-ups.') },
    { name: t('Came back'), number: figures.cameAgain, means: t('Of the different people, those who came more than once.') },
    ...(figures.newcomers === undefined
      ? []
      : [{ name: t('New people'), number: figures.newcomers, means: t('People on the register who came for the first time.') }]),
  ]
  return (
    <ul className="lw-figures">
      {shown.map(({ name, number, means }) => (
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

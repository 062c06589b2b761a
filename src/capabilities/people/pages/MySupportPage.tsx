import { HomePage } from '../../../design/layouts.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import type { PartOfStory } from '../../../platform/manifest.ts'
import { paths } from '../paths.ts'
import { calledName, type Person } from '../person.ts'
import { PersonHead } from './PersonPage.tsx'
import { StoryParts } from './StoryParts.tsx'

/** A person's own page: what happens next, their goals and groups, and who has looked at what. */
export function MySupportPage({ person, parts }: { person: Person; parts: readonly PartOfStory[] }) {
  const { t } = useVisit().words
  const slug = useSlug()
  const nexts = parts.flatMap(({ next }) => next ?? [])
  const actions = parts.flatMap((part) => part.actions ?? [])
  return (
    <HomePage title={t('Hello {{name}}', { name: calledName(person.name) })}>
      <section className="lw-next">
        <h2 className="nhsuk-heading-m">{t('What happens next')}</h2>
        {nexts.length === 0 ? <p>{t('Nothing is planned yet. You can always ring us.')}</p> : nexts.map((next) => <p key={next}>{next}</p>)}
        {actions.map(({ label, href }) => (
          <p key={href}>
            <a href={href}>{t(label)}</a>
          </p>
        ))}
      </section>
      <PersonHead person={person} />
      <StoryParts parts={parts} />
      <ul className="nhsuk-list">
        <li>
          <a href={paths.changePerson(slug, person.id)}>{t('Change what we know about you')}</a>
        </li>
        <li>
          <a href={paths.whoHasLooked(slug)}>{t('See who has looked at what')}</a>
        </li>
        <li>
          <a href={paths.everything(slug)}>{t('Take away everything we hold about you')}</a>
        </li>
      </ul>
    </HomePage>
  )
}

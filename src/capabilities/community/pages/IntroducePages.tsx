import type { Answers, Form } from '../../../design/form/form.ts'
import { ListPage, QuestionPage } from '../../../design/layouts.tsx'
import { useSlug } from '../../../design/visit.tsx'
import { calledName, type Person, peoplePaths } from '../../people/index.ts'
import type { Entry } from '../entry.ts'
import { paths } from '../paths.ts'
import type { FoundProps } from '../search/pages/CommunityPage.tsx'
import { Filters } from '../search/pages/Filters.tsx'
import { Results } from '../search/pages/Results.tsx'

/** Choosing what to introduce somebody to: the directory, with a button at each. */
export function ChooseEntryPage({ person, ...found }: FoundProps & { person: Person }) {
  const slug = useSlug()
  const { looking } = found
  const props = { ...found, pathFor: (other: typeof looking) => paths.introduce(slug, person.id, other) }
  return (
    <ListPage
      title={`Introduce ${person.name}`}
      lede={person.matters ? `What matters to ${calledName(person.name)}: “${person.matters}”` : `To what would ${calledName(person.name)} like to go?`}
      back={{ href: peoplePaths.person(slug, person.id), label: person.name }}
      filters={<Filters {...props} />}
      isEmpty={false}
      empty={null}
    >
      <Results
        {...props}
        hrefFor={(id) => paths.entry(slug, id, looking)}
        actionFor={({ id, name }) => (
          <a className="nhsuk-button nhsuk-button--secondary" href={paths.introduceTo(slug, person.id, id)}>
            Introduce to {name}
          </a>
        )}
      />
    </ListPage>
  )
}

/** Introducing somebody to one thing, with their agreement. */
export function IntroduceToPage({ person, entry, form, answers }: { person: Person; entry: Entry; form: Form<any>; answers: Answers<any> }) {
  const slug = useSlug()
  return (
    <QuestionPage
      title={`Introduce ${calledName(person.name)} to ${entry.name}`}
      lede={[entry.summary, entry.whenItMeets].filter(Boolean).join(' ')}
      back={{ href: paths.introduce(slug, person.id), label: 'Choose something else' }}
      form={form}
      answers={answers}
      action={paths.introduceTo(slug, person.id, entry.id)}
      submit="Introduce"
    />
  )
}

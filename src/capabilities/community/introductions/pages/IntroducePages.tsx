import type { Answers, Form } from '../../../../design/form/form.ts'
import { ListPage, QuestionPage } from '../../../../design/layouts.tsx'
import { useSlug } from '../../../../design/visit.tsx'
import { calledName, type Person, peoplePaths } from '../../../people/index.ts'
import type { Entry } from '../../entry.ts'
import { paths as communityPaths } from '../../paths.ts'
import type { FoundProps } from '../../search/pages/CommunityPage.tsx'
import { Filters } from '../../search/pages/Filters.tsx'
import { Results } from '../../search/pages/Results.tsx'
import type { Open } from '../changes/introduceTo.ts'
import { suggestForm, tellOfForm } from '../forms/introduceTo.ts'
import { type Introduction, isToldOnly } from '../introduction.ts'
import { paths } from '../paths.ts'

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
      actions={
        <p>
          <a href={paths.introduceElsewhere(slug, person.id)}>A course, a volunteer or a service that is not in the list</a>
        </p>
      }
      filters={<Filters {...props} />}
      isEmpty={false}
      empty={null}
    >
      <Results
        {...props}
        hrefFor={(id) => communityPaths.entry(slug, id, looking)}
        actionFor={({ id, name }) => (
          <>
            <a className="nhsuk-button nhsuk-button--secondary" href={paths.introduceTo(slug, person.id, id)}>
              Introduce to {name}
            </a>
            <a href={paths.suggest(slug, person.id, id)}>Suggest {name}</a> <a href={paths.tellOf(slug, person.id, id)}>Tell them about {name}</a>
          </>
        )}
      />
    </ListPage>
  )
}

interface Asking {
  person: Person
  answers: Answers<any>
  /** What is open already, when that stands in the way. */
  open?: Open | undefined
}

function GoOn({ open }: { open: Open | undefined }) {
  const slug = useSlug()
  if (!open) return null
  return (
    <p>
      {isToldOnly(open) ? (
        <a href={paths.introduceAfterYes(slug, open.id)}>Introduce them after all</a>
      ) : (
        <a href={paths.introduction(slug, open.id)}>See what came of it</a>
      )}
    </p>
  )
}

/** Introducing somebody to one thing, with their agreement. */
export function IntroduceToPage({ person, entry, form, answers, open }: Asking & { entry: Entry; form: Form<any> }) {
  const slug = useSlug()
  return (
    <QuestionPage
      title={`Introduce ${calledName(person.name)} to ${entry.name}`}
      lede={[entry.summary, entry.whenItMeets].filter(Boolean).join(' ')}
      back={{ href: paths.introduce(slug, person.id), label: 'Choose something else' }}
      before={<GoOn open={open} />}
      form={form}
      answers={answers}
      action={paths.introduceTo(slug, person.id, entry.id)}
      submit="Introduce"
    />
  )
}

/** Introducing somebody to a course, a volunteer or a service that is not in the directory, or telling them of it. */
export function IntroduceElsewherePage({ person, form, answers, open }: Asking & { form: Form<any> }) {
  const slug = useSlug()
  return (
    <QuestionPage
      title={`Introduce ${calledName(person.name)} to something else`}
      lede="A course, a volunteer, or a service that is not in the directory."
      back={{ href: paths.introduce(slug, person.id), label: 'Choose from the directory' }}
      before={<GoOn open={open} />}
      form={form}
      answers={answers}
      action={paths.introduceElsewhere(slug, person.id)}
      submit="Save"
    />
  )
}

/** Telling somebody of one thing. */
export function TellOfPage({ person, entry, answers, open }: Asking & { entry: Entry }) {
  const slug = useSlug()
  return (
    <QuestionPage
      title={`Tell ${calledName(person.name)} about ${entry.name}`}
      lede="A leaflet, a number or an address. They read it on their own page, and nobody expects more of them."
      back={{ href: paths.introduce(slug, person.id), label: 'Choose something else' }}
      before={<GoOn open={open} />}
      form={tellOfForm}
      answers={answers}
      action={paths.tellOf(slug, person.id, entry.id)}
      submit="Write it down"
    />
  )
}

/** Suggesting one thing, for the person to think about. */
export function SuggestPage({ person, entry, answers, open }: Asking & { entry: Entry }) {
  const slug = useSlug()
  return (
    <QuestionPage
      title={`Suggest ${entry.name} to ${calledName(person.name)}`}
      lede="They see it on their own page, and say yes or that it is not for them. You can write down their answer, too."
      back={{ href: paths.introduce(slug, person.id), label: 'Choose something else' }}
      before={<GoOn open={open} />}
      form={suggestForm}
      answers={answers}
      action={paths.suggest(slug, person.id, entry.id)}
      submit="Suggest"
    />
  )
}

/** Bringing together what was suggested, or told of. */
export function IntroduceAfterYesPage({ introduction, form, answers }: { introduction: Introduction; form: Form<any>; answers: Answers<any> }) {
  const slug = useSlug()
  return (
    <QuestionPage
      title={`Introduce ${introduction.calledName} to ${introduction.entryName}`}
      back={{ href: paths.introduction(slug, introduction.id), label: 'Back to what they know' }}
      form={form}
      answers={answers}
      action={paths.introduceAfterYes(slug, introduction.id)}
      submit="Introduce"
    />
  )
}

import type { Answers } from '../../../../design/form/form.ts'
import { QuestionPage } from '../../../../design/layouts.tsx'
import { useSlug } from '../../../../design/visit.tsx'
import { type Person, peoplePaths } from '../../../people/index.ts'
import { paths } from '../../paths.ts'
import { remindMeForm } from '../forms.ts'

/** A line of a worker to themselves, for a day. */
export const RemindMePage = ({ person, answers }: { person: Person; answers: Answers<any> }) => (
  <QuestionPage
    title={`Remind me of ${person.name}`}
    lede="You see this on your page for today, from that day on. Nobody else does."
    back={{ href: peoplePaths.person(useSlug(), person.id), label: `Back to ${person.name}` }}
    form={remindMeForm}
    answers={answers}
    action={paths.remindMe(useSlug(), person.id)}
    submit="Remind me"
  />
)

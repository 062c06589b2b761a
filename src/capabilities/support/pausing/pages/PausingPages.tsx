import type { Answers } from '../../../../design/form/form.ts'
import { QuestionPage } from '../../../../design/layouts.tsx'
import { useSlug } from '../../../../design/visit.tsx'
import { calledName, peoplePaths } from '../../../people/index.ts'
import { paths } from '../../paths.ts'
import type { NamedSupport } from '../../support.ts'
import { goOnForm, pauseForm, wayForwardForm } from '../forms/pausing.ts'

interface Props {
  support: NamedSupport
  answers: Answers<any>
}

const useBack = ({ personId, personName }: NamedSupport) => ({ href: peoplePaths.person(useSlug(), personId), label: `Back to ${personName}` })

/** Letting support rest for a while. */
export const PausePage = ({ support, answers }: Props) => (
  <QuestionPage
    title={`Pause ${support.personName}’s support`}
    lede="It goes on where it was. Nobody asks them to begin again."
    back={useBack(support)}
    form={pauseForm}
    answers={answers}
    action={paths.pause(useSlug(), support.id)}
    submit="Pause"
  />
)

/** Support goes on after a pause, or after somebody moved on. */
export const GoOnPage = ({ support, answers }: Props) => (
  <QuestionPage
    title={support.state === 'ended' ? `Welcome ${support.personName} back` : `Go on with ${support.personName}’s support`}
    lede={support.state === 'ended' ? `You lead from now on. The story of ${calledName(support.personName)} goes on where it was.` : undefined}
    back={useBack(support)}
    form={goOnForm}
    answers={answers}
    action={paths.goOn(useSlug(), support.id)}
    submit={support.state === 'ended' ? 'Welcome them back' : 'Go on'}
  />
)

/** The way forward that both agreed on. */
export const WayForwardPage = ({ support, answers }: Props) => (
  <QuestionPage
    title={`A way forward with ${support.personName}`}
    back={useBack(support)}
    form={wayForwardForm}
    answers={answers}
    action={paths.wayForward(useSlug(), support.id)}
    submit="Save"
    after={
      <p>
        If a link worker walks alongside from now on, <a href={paths.handOver(useSlug(), support.id)}>hand over</a>.
      </p>
    }
  />
)

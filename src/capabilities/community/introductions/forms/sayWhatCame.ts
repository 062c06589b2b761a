import { oneOf } from '../../../../design/form/choice.tsx'
import { day } from '../../../../design/form/day.tsx'
import { defineForm } from '../../../../design/form/form.ts'
import { longText } from '../../../../design/form/text.tsx'
import { versionSeen } from '../../../../design/form/unseen.tsx'
import type { Day } from '../../../../platform/clock.ts'
import type { IntroductionState } from '../introduction.ts'

const said = () => longText({ label: 'What did they say?', hint: 'In their words. They can read it', most: 1000, rows: 3 })

/** What came of an introduction to a group whose register says who came. `open` is the state it has, or had before "not for me". */
export const sayOfGroupForm = defineForm({
  version: versionSeen(),
  state: oneOf({
    label: 'What came of it?',
    options: [
      { value: 'introduced', label: 'They go, or would like to', hint: 'The register says how often they come' },
      { value: 'moved on', label: 'They have moved on', hint: 'It did its part, and they do not need it any more' },
      { value: 'not for me', label: 'Not for them' },
    ] satisfies { value: IntroductionState; label: string; hint?: string }[],
    missing: 'Choose what came of it',
  }),
  said: said(),
})

/** What somebody said to their worker of a suggestion. */
export const sayOfSuggestionForm = defineForm({
  version: versionSeen(),
  state: oneOf({
    label: 'What do they say?',
    options: [
      { value: 'suggested', label: 'They have not answered yet' },
      { value: 'said yes', label: 'They would like to go' },
      { value: 'not for me', label: 'Not for them' },
    ] satisfies { value: IntroductionState; label: string }[],
    missing: 'Choose what they say',
  }),
  said: said(),
})

const cameOptions = [
  { value: 'came once', label: 'They have been, or were seen' },
  { value: 'comes regularly', label: 'They go regularly', hint: 'Three times or more' },
  { value: 'moved on', label: 'They have moved on', hint: 'It did its part, and they do not need it any more' },
  { value: 'not for me', label: 'Not for them, or no longer wanted' },
] satisfies { value: IntroductionState; label: string; hint?: string }[]

const whatCame = <Value extends IntroductionState>(first: { value: Value; label: string }) =>
  oneOf<Value | (typeof cameOptions)[number]['value']>({ label: 'What came of it?', options: [first, ...cameOptions], missing: 'Choose what came of it' })

const firstCameOn = () => day({ label: 'When did they first go?', hint: 'Leave empty if they have not been', soonest: -730, latest: 0 })

function dayFits({ state, firstCameOn }: { state: IntroductionState; firstCameOn: Day | '' }) {
  if ((state === 'came once' || state === 'comes regularly') && !firstCameOn)
    return [{ field: 'firstCameOn' as const, message: 'Enter the day they first went' }]
  if ((state === 'introduced' || state === 'told') && firstCameOn)
    return [{ field: 'firstCameOn' as const, message: 'Leave the day empty if they have not been yet' }]
  return []
}

/** What came of an introduction to something that keeps no register here. */
export const sayOfServiceForm = defineForm(
  { version: versionSeen(), state: whatCame({ value: 'introduced', label: 'They have not been yet' }), firstCameOn: firstCameOn(), said: said() },
  dayFits,
)

/** What came of telling somebody. Nobody has to ask. */
export const sayOfToldForm = defineForm(
  {
    version: versionSeen(),
    state: whatCame({ value: 'told', label: 'They have not been' }),
    firstCameOn: firstCameOn(),
    askOn: day({ label: 'Would they like to be asked again? When?', hint: 'If they have not been. Leave empty if not', soonest: 0, latest: 180 }),
    said: said(),
  },
  (values) => [
    ...dayFits(values),
    ...(values.askOn && values.state !== 'told' ? [{ field: 'askOn' as const, message: 'Leave this empty: you know what came of it' }] : []),
  ],
)

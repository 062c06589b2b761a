import { oneOf } from '../../../../design/form/choice.tsx'
import { day } from '../../../../design/form/day.tsx'
import { defineForm } from '../../../../design/form/form.ts'
import { longText } from '../../../../design/form/text.tsx'
import { versionSeen } from '../../../../design/form/unseen.tsx'
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

/** What came of an introduction to something that keeps no register here. */
export const sayOfServiceForm = defineForm(
  {
    version: versionSeen(),
    state: oneOf({
      label: 'What came of it?',
      options: [
        { value: 'introduced', label: 'They have not been yet' },
        { value: 'came once', label: 'They have been' },
        { value: 'comes regularly', label: 'They go regularly', hint: 'Three times or more' },
        { value: 'moved on', label: 'They have moved on', hint: 'It did its part, and they do not need it any more' },
        { value: 'not for me', label: 'Not for them' },
      ] satisfies { value: IntroductionState; label: string; hint?: string }[],
      missing: 'Choose what came of it',
    }),
    firstCameOn: day({ label: 'When did they first go?', hint: 'Leave empty if they have not been', soonest: -730, latest: 0 }),
    said: said(),
  },
  ({ state, firstCameOn }) => {
    if ((state === 'came once' || state === 'comes regularly') && !firstCameOn) return [{ field: 'firstCameOn', message: 'Enter the day they first went' }]
    if (state === 'introduced' && firstCameOn) return [{ field: 'firstCameOn', message: 'Leave the day empty if they have not been yet' }]
    return []
  },
)

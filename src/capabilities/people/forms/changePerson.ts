import { tick } from '../../../design/form/choice.tsx'
import { defineForm } from '../../../design/form/form.ts'
import { longText, text } from '../../../design/form/text.tsx'
import { versionSeen } from '../../../design/form/unseen.tsx'
import { knownBy, makingItEasier, missingOfSupporter, missingToReach, reaching, supporter, whoItIs } from './aboutPerson.tsx'

/** What is known about a person, for them or a worker to put right. */
export const changePersonForm = defineForm(
  {
    version: versionSeen(),
    name: text({ label: 'Name', missing: 'Enter a name', most: 120, fill: 'name' }),
    matters: longText({ label: 'What matters to you', hint: 'In your own words' }),
    goodAt: longText({ label: 'What you are good at and enjoy' }),
    ...reaching('own'),
    ...makingItEasier('own'),
    ...supporter('own'),
    bornOn: whoItIs('own').bornOn,
    ...knownBy('own'),
    countsInEvaluation: tick({
      label: 'Answers to check-ins may be counted, never with a name',
      hint: 'So that we learn together what helps. You can change your mind at any time',
    }),
  },
  (values) => [missingToReach('own', values), missingOfSupporter(values)].filter((missing) => missing !== undefined),
)

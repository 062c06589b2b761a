import { oneOf, pick } from '../../../../design/form/choice.tsx'
import { day } from '../../../../design/form/day.tsx'
import type { Field } from '../../../../design/form/field.ts'
import { defineForm } from '../../../../design/form/form.ts'
import { wholeNumber } from '../../../../design/form/number.tsx'
import { longText, text } from '../../../../design/form/text.tsx'
import { once, versionSeen, wordsSeen } from '../../../../design/form/unseen.tsx'
import { type Area, type Gap, type GapState, mayBecome, stateWords } from '../gap.ts'

const interest = () =>
  text({
    label: 'What would people like?',
    hint: 'A word or two, for example “Singing” or “Walking football”. Everybody here reads it, so name nobody',
    missing: 'Say in a word or two what people would like',
    most: 100,
    fill: 'off',
  })

// The value of an option is never empty: "anywhere" is a dash.
export const ANYWHERE = '-'
const area = (areas: readonly Area[]): Field<string> =>
  pick({
    label: 'Where?',
    empty: 'Choose where',
    options: areas.map(({ outwardCode, name }) => ({ value: outwardCode || ANYWHERE, label: name, isName: true })),
    missing: 'Choose where people would like it',
  })

/** A gap that a worker noticed, or somebody told them of. */
export const noteGapForm = (areas: readonly Area[]) =>
  defineForm({
    id: once(),
    words: wordsSeen(),
    wordsArea: wordsSeen(),
    interest: interest(),
    area: area(areas),
    people: wholeNumber({ label: 'How many people told you so?', hint: 'Leave empty if nobody told you and you noticed it yourself', least: 0, most: 100 }),
    said: longText({ label: 'How did they put it?', hint: 'Only your team reads this, and it is never on the gap', most: 1000, rows: 3 }),
  })

/** What one person would like and cannot find. */
export const noteForPersonForm = (areas: readonly Area[]) =>
  defineForm({
    id: once(),
    interest: interest(),
    area: area(areas),
    said: longText({ label: 'How did they put it?', hint: 'In their words. They and your team read this, and nobody else', most: 1000, rows: 3 }),
  })

interface Answers {
  entries: readonly { id: string; name: string }[]
  applications: readonly { id: string; applicant: string }[]
}

/** What became of a gap. */
export const moveGapOnForm = (gap: Pick<Gap, 'state'>, { entries, applications }: Answers) =>
  defineForm(
    {
      version: versionSeen(),
      state: oneOf<GapState>({
        label: 'What has become of it?',
        options: mayBecome[gap.state].map((state) => ({ value: state, label: stateWords[state] })),
        missing: 'Choose what has become of it',
      }),
      sinceOn: day({ label: 'Since when?', soonest: -365, latest: 0, missing: 'Enter the day' }),
      became: longText({
        label: 'In a few words',
        hint: 'Everybody here reads it, so name nobody',
        missing: 'Say in a few words what has become of it',
        most: 500,
        rows: 3,
      }),
      entryId: pick({
        label: 'What answers it in the directory?',
        hint: 'Of the pages added lately. People who wished for it are told of this page when it is there',
        empty: 'Nothing yet',
        options: entries.map(({ id, name }) => ({ value: id, label: name, isName: true })),
      }),
      applicationId: pick({
        label: 'Which grant helps it?',
        empty: 'None',
        options: applications.map(({ id, applicant }) => ({ value: id, label: applicant, isName: true })),
      }),
    },
    ({ state, entryId }) => (state === 'met' && entryId === '' ? [{ field: 'entryId', message: 'Choose the page of the directory that answers it' }] : []),
  )

/** Words to set aside. */
export const setAsideForm = defineForm({ words: wordsSeen(), area: wordsSeen() })

import { type Option, pick, someOf, tick } from '../../../../design/form/choice.tsx'
import { defineForm } from '../../../../design/form/form.ts'
import { text } from '../../../../design/form/text.tsx'
import { languageName } from '../../../../platform/languages.ts'
import { accessFeatures, days, distances, languages, times, USUAL_DISTANCE, ways } from '../looking.ts'

const fartherOrNearer = distances.filter((miles) => miles !== USUAL_DISTANCE).map((miles) => ({ value: miles, label: `Up to ${miles} miles` }))
const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
const asOptions = (words: readonly string[]) => words.map((value) => ({ value, label: capitalised(value) }))

/** A word that entries are sorted under, as it is offered. */
export interface TermOffered {
  id: string
  taxonomyId: string
  name: string
  sortName: string
}

// Looking up the names of languages takes longer than all else of the form, and there are few languages to read in.
const named = new Map<string, Option[]>()
function languagesIn(reader: string): Option[] {
  const known = named.get(reader)
  if (known) return known
  const options = languages.map((code) => ({ value: code, label: capitalised(languageName(code, reader)), isName: true }))
  named.set(reader, options)
  return options
}

/** What is typed, and not chosen: read before it is known what there is to choose from. */
export const typedFields = {
  words: text({ label: 'What would you like to do?' }),
  near: text({ label: 'Near', hint: 'A village, a town or a postcode', most: 100 }),
}

/** What somebody is looking for. Stands in the address. The words that entries are sorted under are the partnership's own. */
export const lookForForm = (terms: readonly TermOffered[] = [], inLanguage = 'en') =>
  defineForm({
    ...typedFields,
    within: pick({ label: 'How far', options: fartherOrNearer, empty: `Up to ${USUAL_DISTANCE} miles` }),
    free: tick({ label: 'Only what is free' }),
    day: someOf({ label: 'Day', options: asOptions(days) }),
    time: someOf({ label: 'Time of day', options: asOptions(times) }),
    way: someOf({ label: 'How you take part', options: ways }),
    access: someOf({ label: 'What you need there', options: accessFeatures }),
    term: someOf({ label: 'What or who it is for', options: terms.map(({ name, sortName }) => ({ value: sortName, label: name, isName: true })) }),
    age: text({ label: 'Age', most: 3, width: 3 }),
    language: pick({
      label: 'Language spoken',
      options: languagesIn(inLanguage),
      empty: 'Any',
    }),
    kind: pick({
      label: 'What kind',
      options: [
        { value: 'group', label: 'Groups' },
        { value: 'service', label: 'Services' },
      ],
      empty: 'Everything',
    }),
    room: tick({ label: 'Only with places left' }),
  })

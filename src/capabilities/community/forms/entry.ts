import { cloneElement, createElement, Fragment } from 'react'
import { oneOf, someOf, tick } from '../../../design/form/choice.tsx'
import type { Asked, Field, ReadOf, Typed } from '../../../design/form/field.ts'
import { defineForm } from '../../../design/form/form.ts'
import { wholeNumber } from '../../../design/form/number.tsx'
import { email, longText, phone, postcode, text } from '../../../design/form/text.tsx'
import { once, versionSeen } from '../../../design/form/unseen.tsx'
import { LANGUAGES, languageName } from '../../../platform/languages.ts'
import { webAddress } from '../entry.ts'
import { featureWords, poundsOf, wayWords } from '../features.ts'
import { POINT, point } from './point.ts'
import { someRows } from './rows.tsx'

/** What there is to choose from: it differs from partnership to partnership. */
export interface EntryChoices {
  /** Names of those who run something already, as far as they are offered. */
  organisers: readonly string[]
  terms: readonly { id: string; name: string; taxonomy: string; wider: string | null }[]
}

const optionsOf = <Value extends string>(words: Record<Value, string>) =>
  (Object.entries(words) as [Value, string][]).map(([value, label]) => ({ value, label }))

const asked = ({ organisers, terms }: EntryChoices) => ({
  name: text({ label: 'Name', missing: 'Enter a name', most: 120 }),
  kind: oneOf({
    label: 'What is it?',
    options: [
      { value: 'group', label: 'A group', hint: 'Something that meets' },
      { value: 'service', label: 'A service', hint: 'Somewhere to go, ring or ask' },
    ],
    missing: 'Choose what it is',
  }),
  summary: longText({ label: 'What it is, in a sentence or two', missing: 'Say in a sentence what it is', most: 500, rows: 3 }),
  organiser: suggested({ label: 'Who runs it', hint: 'A club, a charity, a council, or a few neighbours', most: 120 }, organisers),

  whoSuits: longText({ label: 'Who it suits', hint: 'In the group’s own words', most: 1000, rows: 3 }),
  firstVisit: longText({ label: 'What the first visit is like', hint: 'Who says hello, what happens, whether somebody may come along', most: 1500 }),
  agesFrom: wholeNumber({ label: 'From what age?', hint: 'Leave both empty when it is for every age', least: 0, most: 130 }),
  agesTo: wholeNumber({ label: 'Up to what age?', least: 0, most: 130 }),
  terms: someOf({
    label: 'What it is about, and who for',
    hint: 'So that people find it when they search',
    options: terms.map(({ id, name, wider }) => ({ value: id, label: wider ? `${wider}: ${name}` : name, isName: true })),
  }),
  languages: languages({ label: 'Languages spoken', hint: 'For example, English, Polish, British Sign Language' }),

  whenItMeets: text({ label: 'When, in your own words', hint: 'For example, Thursdays 10am to 11.30am, not in August' }),
  ways: someOf({ label: 'How do people take part?', options: optionsOf(wayWords), missing: 'Tick how people take part' }),
  placeName: text({ label: 'Village, town or venue', most: 120 }),
  address: text({ label: 'Address', most: 300 }),
  postcode: postcode({ label: 'Postcode', hint: 'So that people nearby find it', fill: 'off' }),
  point: point(POINT),
  accessFeatures: someOf({ label: 'What is there?', options: optionsOf(featureWords) }),
  access: longText({ label: 'Getting in and around', hint: 'Steps, doors, where to park, the nearest bus stop', most: 1000, rows: 3 }),

  isFree: tick({ label: 'It is free' }),
  costs: costs({ label: 'What it costs', hint: 'Leave the rest empty. Where people pay what they can, say so below' }),
  cost: text({ label: 'More about the cost', hint: 'For example, the first time is free' }),

  contactName: text({ label: 'Who to ask', most: 120, fill: 'off' }),
  contactPhone: phone({ label: 'Phone number anybody may ring', fill: 'off' }),
  contactEmail: email({ label: 'E-mail address anybody may write to', fill: 'off' }),
  peopleToAsk: peopleToAsk({ label: 'More people to ask', hint: 'With a phone number or an e-mail address that they are glad for anybody to have' }),
  website: text({ label: 'Website', most: 300 }),
})

/** The parts of the form, in order, each under a heading. */
export const partsOfEntryForm: readonly { heading: string; names: readonly string[] }[] = [
  { heading: 'What it is', names: ['name', 'kind', 'summary', 'organiser', 'keepsRegister', 'isAnother'] },
  { heading: 'Who it suits', names: ['whoSuits', 'firstVisit', 'agesFrom', 'agesTo', 'terms', 'languages'] },
  { heading: 'When and where', names: ['whenItMeets', 'ways', 'placeName', 'address', 'postcode', 'point', 'accessFeatures', 'access'] },
  { heading: 'What it costs', names: ['isFree', 'costs', 'cost'] },
  { heading: 'Who to ask', names: ['contactName', 'contactPhone', 'contactEmail', 'peopleToAsk', 'website'] },
]

interface Checked {
  website: string
  agesFrom: number | undefined
  agesTo: number | undefined
  isFree: boolean
  costs: CostWords[]
}

const putRight = ({ website, agesFrom, agesTo, isFree, costs }: Checked) => [
  ...(website !== '' && webAddress(website) === undefined ? [{ field: 'website' as const, message: 'Enter a web address like www.example.org' }] : []),
  ...(agesFrom !== undefined && agesTo !== undefined && agesTo < agesFrom
    ? [{ field: 'agesTo' as const, message: 'Enter an age that is not lower than the first' }]
    : []),
  ...(isFree && costs.some(({ pence }) => pence !== null && pence > 0)
    ? [{ field: 'costs' as const, message: 'Say what it costs, or that it is free, and not both' }]
    : []),
]

/** A new page of the directory. */
export const addEntryForm = (choices: EntryChoices) =>
  defineForm(
    {
      id: once(),
      ...asked(choices),
      isAnother: tick({ label: 'I have looked: it is not in the directory yet' }),
      keepsRegister: tick({ label: 'It is a group that will keep its register here', hint: 'An administrator then says who leads it' }),
    },
    putRight,
  )

/** Changing a page of the directory. */
export const changeEntryForm = (choices: EntryChoices) => defineForm({ version: versionSeen(), ...asked(choices) }, putRight)

/** Saying that it is still right, as it was read. */
export const stillRightForm = defineForm({ version: versionSeen() })

/** One thing it costs. */
export interface CostWords {
  option: string
  /** Null where no sum was said. */
  pence: number | null
}

/** "£2.50", "2", "50p" → pence. Undefined when it is no sum. */
export function readPounds(typed: string): number | undefined {
  const words = typed.replaceAll(/[\s,]/g, '').toLowerCase()
  const [, pence] = /^(\d{1,6})p$/.exec(words) ?? []
  if (pence) return Number(pence)
  const [, pounds, part] = /^£?(\d{1,6})(?:\.(\d{1,2}))?$/.exec(words) ?? []
  return pounds === undefined ? undefined : Number(pounds) * 100 + Number((part ?? '').padEnd(2, '0'))
}

const costs = (rules: Asked) =>
  someRows<CostWords>({
    ...rules,
    rows: 4,
    boxes: [
      { name: 'pounds', label: 'Pounds', most: 12, width: 5 },
      { name: 'option', label: 'For whom, or what', most: 120, width: 20 },
    ],
    read: ({ pounds = '', option = '' }) => {
      const pence = pounds === '' ? null : readPounds(pounds)
      return pence === undefined ? { problem: 'Enter a sum like 2 or 2.50' } : { value: { option, pence } }
    },
    write: ({ option, pence }) => ({ pounds: pence === null ? '' : poundsOf(pence).slice(1).replaceAll(',', ''), option }),
    show: ({ option, pence }) => [pence === null ? '' : poundsOf(pence), option].filter(Boolean).join(' '),
  })

/** Somebody else to ask. */
export interface PersonToAskWords {
  name: string
  title: string
  phone: string
  email: string
}

const peopleToAsk = (rules: Asked) => {
  const checks: [keyof PersonToAskWords, Field<string>][] = [
    ['phone', phone({ label: '' })],
    ['email', email({ label: '' })],
  ]
  return someRows<PersonToAskWords>({
    ...rules,
    rows: 3,
    boxes: [
      { name: 'name', label: 'Name', most: 120 },
      { name: 'title', label: 'What they do', most: 120 },
      { name: 'phone', label: 'Phone', most: 40, kind: 'tel' },
      { name: 'email', label: 'E-mail', most: 255, kind: 'email' },
    ],
    read: (texts) => {
      const row = { name: '', title: '', phone: '', email: '', ...texts }
      for (const [name, field] of checks) {
        const read = field.read({ [name]: row[name] }, name, { today: '', fileIn: () => undefined })
        if ('problem' in read) return read
      }
      return row.phone || row.email ? { value: row } : { problem: 'Enter a phone number or an e-mail address for each of them' }
    },
    write: (row) => ({ ...row }),
    show: ({ name, title, phone, email }) => [name, title, phone, email].filter(Boolean).join(', '),
  })
}

const KNOWN = new Map(
  LANGUAGES.flatMap((code) => [languageName(code, 'en-GB'), languageName(code, code), code].map((name) => [name.toLowerCase(), code] as const)),
)

/** Languages by their names. Those that are not among the known ones stay as the code that is there. */
const languages = (rules: Asked): Field<string[]> => {
  const line = text({ ...rules, most: 300, fill: 'off' })
  const write = (codes: readonly string[]) => codes.map((code) => languageName(code, 'en-GB')).join(', ')
  return {
    ...line,
    read: (typed: Typed, name, reading): ReadOf<string[]> => {
      const given = line.read(typed, name, reading)
      if ('problem' in given) return given
      const said = given.value
        .split(/[,;]/)
        .map((each) => each.trim())
        .filter(Boolean)
      const codes = said.map((each) => KNOWN.get(each.toLowerCase()) ?? (/^[a-z]{2,3}(-[A-Za-z]{2,4})?$/.test(each) ? each : undefined))
      const unknown = said.find((_, i) => codes[i] === undefined)
      if (unknown) return { problem: 'We do not know the language “{{language}}”. Write it in English, like Polish', about: { language: unknown } }
      return { value: said.length > 0 ? [...new Set(codes as string[])].slice(0, 20) : ['en'] }
    },
    write: (codes, name) => ({ [name]: write(codes) }),
    show: (codes = []) => write(codes),
  }
}

/** One line, with suggestions under it that a browser shows. */
function suggested(rules: Parameters<typeof text>[0], suggestions: readonly string[]): Field<string> {
  const line = text({ ...rules, fill: 'off' })
  return {
    ...line,
    render: (shown) => {
      const id = `${shown.name}-suggestions`
      const options = suggestions.map((value) => createElement('option', { key: value, value }))
      return createElement(Fragment, null, cloneElement(line.render(shown), { list: id } as object), createElement('datalist', { id }, ...options))
    },
  }
}

import type { Selectable } from 'kysely'
import type { Person as PersonTable } from '../../../database/schema.ts'
import { languageName } from '../../platform/languages.ts'
import { isNhsNumber, showNhsNumber } from './nhsNumber.ts'

export type Person = Selectable<PersonTable>
export type AccessNeed = Person['accessNeeds'][number]

/** How somebody wants to be reached: as they are asked themselves, and as others are asked about them. */
export const waysToReach = [
  { value: 'phone', label: 'Phone me', about: 'By phone' },
  { value: 'text', label: 'Text me', about: 'By text' },
  { value: 'email', label: 'E-mail me', about: 'By e-mail' },
  { value: 'letter', label: 'Write me a letter', about: 'By letter' },
  { value: 'somebody else', label: 'Get in touch through somebody I trust', about: 'Through somebody they trust' },
] as const satisfies readonly { value: Person['reachBy']; label: string; about: string }[]

export type WayToReach = (typeof waysToReach)[number]['value']

/** What somebody may need to get in, to understand and to take part. */
export const accessNeeds = [
  { value: 'step-free', label: 'Step-free places' },
  { value: 'quiet place', label: 'A quiet place' },
  { value: 'hearing loop', label: 'A hearing loop' },
  { value: 'large print', label: 'Large print' },
  { value: 'easy read', label: 'Easy words and pictures' },
  { value: 'more time', label: 'More time' },
  { value: 'at home', label: 'To be visited at home' },
  { value: 'somebody beside them', label: 'Somebody there as well' },
] as const satisfies readonly { value: AccessNeed; label: string }[]

export interface Reachable {
  reachBy: WayToReach
  phone: string
  email: string
  address: string
  reachNote: string
}

/** The name somebody is greeted by: the first word of it. */
export const calledName = (name: string): string => name.trim().split(/\s+/)[0] ?? name

interface Fact {
  name: string
  value: string
}

type Said = [string, string | null | undefined | false]

const said = (facts: readonly Said[]): Fact[] => facts.flatMap(([name, value]) => (value ? [{ name, value }] : []))

/** How somebody is reached safely: the way, the numbers, and what was said of them. What nobody said is left out. */
export function waysSaid(person: Person): Fact[] {
  const may = (is: boolean, yes: string, no: string) => (is ? yes : no)
  return said([
    ['They said', `“${waysToReach.find(({ value }) => value === person.reachBy)?.label}”`],
    [
      'Phone',
      person.phone &&
        `${person.phone} (${may(person.mayLeaveMessage, 'may leave a message', 'do not leave a message')}, ${may(person.mayText, 'may text', 'do not text')})`,
    ],
    ['E-mail', person.email],
    ['Address', [person.address, person.postcode].filter(Boolean).join(', ')],
    ['Who else might see it', person.whoMaySee],
    ['A good time', person.goodTimes],
    ['To reach them safely', person.reachNote],
  ])
}

/** What workers have to know before they get in touch, each with its name. What nobody said is left out. */
export function factsToReach(person: Person): Fact[] {
  const needs = said([
    ['Language', [person.language && languageName(person.language, 'en-GB'), person.needsInterpreter && 'with an interpreter'].filter(Boolean).join(', ')],
    ['They need', accessNeeds.flatMap(({ value, label }) => (person.accessNeeds.includes(value) ? [label] : [])).join(', ')],
    ['What makes it easier', person.whatHelps],
    [
      'Supporter',
      person.supporterName &&
        `${[person.supporterName, person.supporterIs, person.supporterContact].filter(Boolean).join(', ')} (${person.supporterAgreed ? 'we may get in touch' : 'do not get in touch'})`,
    ],
    [
      'NHS number',
      person.nhsNumber && `${showNhsNumber(person.nhsNumber)}${isNhsNumber(person.nhsNumber) ? '' : ' (not a valid number: ask, and put it right)'}`,
    ],
  ])
  return [...waysSaid(person), ...needs]
}

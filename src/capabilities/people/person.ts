import type { Selectable } from 'kysely'
import type { Person as PersonTable } from '../../../database/schema.ts'
import type { Option } from '../../design/form/choice.tsx'

export type Person = Selectable<PersonTable>

/** How somebody wants to be reached, and how each is asked about. */
export const waysToReach = [
  { value: 'phone', label: 'Phone me' },
  { value: 'text', label: 'Text me' },
  { value: 'email', label: 'E-mail me' },
  { value: 'letter', label: 'Write me a letter' },
  { value: 'somebody else', label: 'Get in touch through somebody I trust' },
] as const satisfies readonly Option[]

export type WayToReach = (typeof waysToReach)[number]['value']

interface Reachable {
  reachBy: WayToReach
  phone: string
  email: string
  address: string
  reachNote: string
}

/** What is still missing to reach somebody the way they chose. */
export function missingToReach({ reachBy, phone, email, address, reachNote }: Reachable): { field: keyof Reachable; message: string } | undefined {
  if ((reachBy === 'phone' || reachBy === 'text') && !phone) return { field: 'phone', message: 'Enter a phone number, or choose another way to reach you' }
  if (reachBy === 'email' && !email) return { field: 'email', message: 'Enter an e-mail address, or choose another way to reach you' }
  if (reachBy === 'letter' && !address) return { field: 'address', message: 'Enter an address, or choose another way to reach you' }
  if (reachBy === 'somebody else' && !reachNote) return { field: 'reachNote', message: 'Say who we should get in touch with, and how' }
  return undefined
}

/** The name somebody is greeted by: the first word of it. */
export const calledName = (name: string): string => name.trim().split(/\s+/)[0] ?? name

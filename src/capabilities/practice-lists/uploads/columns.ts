/** What a column of a practice's file may be, as it is asked about, and what practices' systems call it. */
export const columns = {
  name: { label: 'Full name', known: ['name', 'full name', 'person name', 'display name'] },
  firstName: { label: 'First name', known: ['first name', 'forename', 'forenames', 'given name', 'first names', 'given names'] },
  lastName: { label: 'Last name', known: ['last name', 'surname', 'family name'] },
  bornOn: { label: 'Date of birth', known: ['date of birth', 'dob', 'birth date', 'birthdate', 'born', 'd o b'] },
  nhsNumber: { label: 'NHS number', known: ['nhs number', 'nhs no', 'nhs', 'nhsnumber'] },
  address1: { label: 'Address, first line', known: ['address', 'address 1', 'address line 1', 'address1', 'house name flat number', 'full address'] },
  address2: { label: 'Address, second line', known: ['address 2', 'address line 2', 'address2', 'number and street', 'street'] },
  address3: { label: 'Address, third line', known: ['address 3', 'address line 3', 'address3', 'village', 'locality'] },
  address4: { label: 'Address, fourth line', known: ['address 4', 'address line 4', 'address4', 'town', 'city', 'post town'] },
  postcode: { label: 'Postcode', known: ['postcode', 'post code', 'address postcode'] },
  phone: { label: 'Mobile number', known: ['mobile', 'mobile number', 'mobile telephone', 'mobile phone', 'phone', 'telephone'] },
  mayText: { label: 'May we text them?', known: ['may text', 'text consent', 'sms consent', 'consent to sms', 'consent to text', 'sms'] },
  email: { label: 'E-mail address', known: ['email', 'e mail', 'email address', 'e mail address'] },
  mayEmail: { label: 'May we e-mail them?', known: ['may email', 'may e mail', 'email consent', 'e mail consent', 'consent to email'] },
  format: { label: 'Large print or easy read', known: ['format', 'letter format', 'accessible information', 'preferred format', 'communication needs'] },
  died: { label: 'Died', known: ['died', 'deceased', 'date of death', 'dod', 'death'] },
  optedOut: { label: 'Asked not to be written to', known: ['opted out', 'opt out', 'dissent', 'objection', 'no contact'] },
  leaveOut: { label: 'Leave out', known: ['leave out', 'exclude', 'leave', 'do not invite'] },
} as const

export type Column = keyof typeof columns
export const columnNames = Object.keys(columns) as Column[]

/** Which column of the file is what: its number from 0. */
export type Matched = Partial<Record<Column, number>>

const folded = (name: string) =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()

/** Guesses what each column is by its name. Each is taken for one thing at most. */
export function guessColumns(names: readonly string[]): Matched {
  const matched: Matched = {}
  const taken = new Set<number>()
  for (const column of columnNames) {
    const known: readonly string[] = columns[column].known
    const at = names.findIndex((name, index) => !taken.has(index) && known.includes(folded(name)))
    if (at === -1) continue
    matched[column] = at
    taken.add(at)
  }
  // A name in two parts needs no whole one.
  if (matched.firstName !== undefined && matched.lastName !== undefined) delete matched.name
  return matched
}

/** What is still missing for anybody to be written to, in words. */
export function missingColumn(matched: Matched): { column: Column; message: string } | undefined {
  if (matched.name === undefined && matched.lastName === undefined) return { column: 'name', message: 'Say which column has the name' }
  const hasLetter = matched.address1 !== undefined && matched.postcode !== undefined
  const hasOther = (matched.email !== undefined && matched.mayEmail !== undefined) || (matched.phone !== undefined && matched.mayText !== undefined)
  if (!hasLetter && !hasOther) return { column: 'address1', message: 'Say which columns have the address and the postcode' }
  const twice = columnNames.find((one) => columnNames.some((other) => other !== one && matched[one] !== undefined && matched[one] === matched[other]))
  return twice ? { column: twice, message: 'Two of these are the same column' } : undefined
}

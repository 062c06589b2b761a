import type { Concept, HumanName, Identifier, Telecom } from './shapes.ts'

export const NHS_NUMBER = 'https://fhir.nhs.uk/Id/nhs-number'
const ODS = 'https://fhir.nhs.uk/id/ods-organization-code'

/** What a code says in words: as somebody wrote it, else as its list has it. */
export const wordsOf = (concept: Concept | undefined): string =>
  (concept?.text ?? concept?.coding?.map(({ display }) => display ?? '').find((display) => display !== '') ?? '').trim()

/** A name as somebody is called: given names and family name, without titles. */
export const nameOf = (name: HumanName | undefined): string => [...(name?.given ?? []), name?.family ?? ''].join(' ').trim() || (name?.text?.trim() ?? '')

/** The name that somebody goes by now. */
export const nameInUse = (names: readonly HumanName[] = []): HumanName | undefined => {
  const now = names.filter(({ use, period }) => use !== 'old' && use !== 'maiden' && !period?.end)
  return ['official', 'usual', undefined].map((wanted) => now.find(({ use }) => use === wanted)).find(Boolean) ?? now[0]
}

/** Phone numbers or e-mail addresses that are in use, those to be tried first before others. */
export const telecomsOf = (telecoms: readonly Telecom[] = [], system: 'phone' | 'email'): string[] =>
  telecoms
    .filter((each) => (each.system === system || (system === 'phone' && each.system === 'sms')) && each.use !== 'old' && !each.period?.end && each.value)
    .sort((one, other) => (one.rank ?? 99) - (other.rank ?? 99))
    .map(({ value = '' }) => value.trim())

/** The code that the NHS gave to an organisation. Publishers differ in how they write the name of the list. */
export const odsCodeOf = (identifiers: readonly Identifier[] = []): string | undefined =>
  identifiers
    .find(({ system }) => system?.toLowerCase() === ODS)
    ?.value?.trim()
    .toUpperCase()

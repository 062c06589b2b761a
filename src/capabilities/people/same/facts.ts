import { factsToReach, type Person } from '../person.ts'

/** What we know of somebody, in words, by what it is called. What was not said is not there. */
export function factsAbout(person: Person, { day }: { day: (day: string) => string }): Record<string, string> {
  const facts = [
    { name: 'Name', value: person.name },
    { name: 'Born', value: person.bornOn ? day(person.bornOn) : '' },
    ...factsToReach(person),
    { name: 'What matters to them', value: person.matters },
    { name: 'What they are good at', value: person.goodAt },
    { name: 'Figures', value: person.countsInEvaluation ? 'May be counted, never their name' : 'Not to be counted' },
  ]
  return Object.fromEntries(facts.filter(({ value }) => value).map(({ name, value }) => [name, value]))
}

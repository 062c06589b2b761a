import type { Hat } from '../src/platform/viewer.ts'

/** Who signs in to the demo, by the one hat that each wears. All of them are made up. */
export const nameOf: Record<Hat, string> = {
  person: 'Rosa Hartley',
  supporter: 'Theo Ashdown',
  referrer: 'Anita Pell',
  'health coach': 'Sam Okoro',
  'link worker': 'Jo Bellamy',
  'group leader': 'Jan Fielding',
  volunteer: 'Kit Larkin',
  evaluator: 'Noor Haddad',
  commissioner: 'Marcus Vale',
  administrator: 'Lou Castle',
}

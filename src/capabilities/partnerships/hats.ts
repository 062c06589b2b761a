import type { Hat } from '../../platform/viewer.ts'

/** What each hat is called, and what it comes to do, in a line. */
export const hatWords: Record<Hat, { name: string; comesTo: string }> = {
  person: { name: 'Person', comesTo: 'See your own support, your goals and your groups' },
  supporter: { name: 'Supporter', comesTo: 'Introduce somebody, with their agreement' },
  referrer: { name: 'Referrer', comesTo: 'Refer somebody, and see what became of it' },
  'health coach': { name: 'Health coach', comesTo: 'See new people first, listen, agree a way forward' },
  'link worker': { name: 'Link worker', comesTo: 'Walk alongside people to their goals and into their community' },
  'group leader': { name: 'Group leader', comesTo: 'Keep your group’s register and its page' },
  volunteer: { name: 'Volunteer', comesTo: 'Find out where you can help' },
  evaluator: { name: 'Evaluator', comesTo: 'See what changed, for how many, and how sure we are' },
  commissioner: { name: 'Commissioner', comesTo: 'See the figures, and nobody’s name' },
  administrator: { name: 'Administrator', comesTo: 'Set up the partnership, its people and its rules' },
}

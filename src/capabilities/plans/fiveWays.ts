/**
 * The Five Ways to Wellbeing, described in our own words.
 *
 * @see Aked, Marks, Cordon and Thompson (2008), Five Ways to Wellbeing, New Economics Foundation.
 */
export const fiveWays = [
  { key: 'connect', name: 'Connect', words: 'Spend time with people, and talk and listen to them.' },
  { key: 'be active', name: 'Be active', words: 'Move in a way you enjoy, as much as feels right for you.' },
  { key: 'take notice', name: 'Take notice', words: 'Stop for a moment and look at what is around you.' },
  {
    key: 'keep learning',
    name: 'Keep learning',
    words: 'Try something new, or go back to something you used to like.',
  },
  { key: 'give', name: 'Give', words: 'Do something kind for a friend, a neighbour or a group.' },
] as const

export type WayToWellbeing = (typeof fiveWays)[number]['key']

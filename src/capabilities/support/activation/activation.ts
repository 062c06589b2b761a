import type { Selectable } from 'kysely'
import type { Activation as ActivationTable } from '../../../../database/schema.ts'

export type Activation = Selectable<ActivationTable>
export type Level = 1 | 2 | 3 | 4
export const LEVELS: readonly Level[] = [1, 2, 3, 4]

/** Asked again after so many months (Live Well paper, box 6). */
export const ASKED_AGAIN_AFTER_MONTHS = 3

/** Four levels of confidence and know-how in looking after one's own health, in our words, and what helps a worker to help at each. */
export const levels: Record<Level, { name: string; isLike: string; helps: string }> = {
  1: {
    name: 'Finding my feet',
    isLike: 'It can all feel like a lot, and others seem to know best.',
    helps: 'Listen first. Meet often, for short talks. One very small thing at a time, done together, and notice when it goes well.',
  },
  2: {
    name: 'Getting to know',
    isLike: 'I am starting to see what I can do, and would like to know more and feel surer.',
    helps: 'Meet regularly. Find things out together. Small steps they choose, and somebody who has been there.',
  },
  3: {
    name: 'Trying things',
    isLike: 'I do things for my health, and want them to become part of my days.',
    helps: 'Meet less often. Build on what works, practise for days that are hard, and bring in groups and courses.',
  },
  4: {
    name: 'Keeping it going',
    isLike: 'I have ways that work for me. A hard time can still throw me.',
    helps: 'A talk now and then. Plan for hard times, and ask what they might like to share with others.',
  },
}

import { accounts } from './capabilities/accounts/index.ts'
import { checkins } from './capabilities/checkins/index.ts'
import { community } from './capabilities/community/index.ts'
import { evaluation } from './capabilities/evaluation/index.ts'
import { partnerships } from './capabilities/partnerships/index.ts'
import { people } from './capabilities/people/index.ts'
import { plans } from './capabilities/plans/index.ts'
import { practiceLists } from './capabilities/practice-lists/index.ts'
import { referrals } from './capabilities/referrals/index.ts'
import { safety } from './capabilities/safety/index.ts'
import { support } from './capabilities/support/index.ts'
import { workers } from './capabilities/workers/index.ts'
import type { Capability } from './platform/manifest.ts'

/** The whole product, in the order of its navigation. */
export const capabilities: readonly Capability[] = [
  partnerships,
  referrals,
  practiceLists,
  support,
  safety,
  plans,
  people,
  community,
  checkins,
  workers,
  evaluation,
  accounts,
]

/** What each capability may use of another: its `index.ts`, and nothing behind it. No circle. */
export const needs: Record<string, readonly string[]> = {
  accounts: ['partnerships'],
  checkins: ['people'],
  community: ['people', 'safety', 'support'],
  evaluation: [],
  partnerships: [],
  people: ['partnerships'],
  plans: ['people', 'support'],
  'practice-lists': ['evaluation', 'partnerships', 'people', 'referrals'],
  referrals: ['people', 'partnerships', 'support', 'workers'],
  safety: ['partnerships', 'people'],
  support: ['accounts', 'checkins', 'partnerships', 'people', 'safety', 'workers'],
  workers: ['partnerships', 'people'],
}

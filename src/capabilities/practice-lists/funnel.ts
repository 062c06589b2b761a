import { sql } from 'kysely'
import { type Tx, withoutSeeingNames } from '../../platform/database/narrowed.ts'
import type { Counted } from '../../platform/manifest.ts'
import { type Cell, hideSmall } from '../evaluation/index.ts'
import type { Because } from './list.ts'

/** How many people of a list came how far, as they are: shown to nobody before what is small is hidden. */
export interface Steps {
  found: number
  leftOut: Partial<Record<Because, number>>
  invited: number
  replied: number
  yes: number
  referral: number
  supported: number
}

const REASONS = ['marked', 'twice', 'known', 'said no', 'opted out', 'died', 'moved away'] as const satisfies readonly Because[]

/** Counts the people of one list, or of all that are or were in use; those who are forgotten are in the figures they left. */
export async function countSteps(tx: Tx, partnershipId: string, listId?: string): Promise<Steps> {
  const lists = sql`partnership_id = ${partnershipId} and ${listId ? sql`id = ${listId}` : sql`state in ('in use', 'forgotten')`}`
  const { rows } = await sql<Record<string, number>>`
    with l as (select id, gone from practice_list where ${lists}),
    here as (
      select count(*) as found,
        ${sql.join(REASONS.map((because) => sql`count(*) filter (where p.state = 'left out' and p.because = ${because}) as ${sql.ref(because)}`))},
        count(p.invited_on) as invited, count(p.replied_at) as replied, count(*) filter (where p.state = 'yes') as yes, count(p.referral_id) as referral,
        count(*) filter (where r.state = 'accepted') as supported
      from l join listed_person p on p.partnership_id = ${partnershipId} and p.list_id = l.id
      left join referral r on r.partnership_id = ${partnershipId} and r.id = p.referral_id
    ),
    gone as (
      select ${sql.join(['found', ...REASONS, 'invited', 'replied'].map((step) => sql`coalesce(sum((gone->>${step})::integer), 0) as ${sql.ref(step)}`))} from l
    )
    select ${sql.join(['found', ...REASONS, 'invited', 'replied'].map((step) => sql`(here.${sql.ref(step)} + gone.${sql.ref(step)})::integer as ${sql.ref(step)}`))},
      here.yes::integer as yes, here.referral::integer as referral, here.supported::integer as supported
    from here, gone`.execute(tx)
  const row = rows[0] as Record<string, number>
  const of = (step: string) => row[step] ?? 0
  return {
    found: of('found'),
    leftOut: Object.fromEntries(REASONS.map((because) => [because, of(because)])),
    invited: of('invited'),
    replied: of('replied'),
    yes: of('yes'),
    referral: of('referral'),
    supported: of('supported'),
  }
}

/** The same of one list for whoever may see its figures, counted by the role that sees no name. */
export const countStepsOf = (tx: Tx, partnershipId: string, listId: string) => withoutSeeingNames(tx, () => countSteps(tx, partnershipId, listId))

const sum = (steps: Steps, reasons: readonly Because[]) => reasons.reduce((all, because) => all + (steps.leftOut[because] ?? 0), 0)

/** Those the practice left on its list, and of them those whom nothing we know leaves out. */
export function invitable(steps: Steps): { offered: number; toInvite: number } {
  const offered = steps.found - sum(steps, ['marked', 'twice'])
  return { offered, toInvite: steps.found - sum(steps, REASONS) }
}

/** The chain from the register to support, each part of the one before it. */
export function asChain(steps: Steps): Extract<Counted, { kind: 'chain' }> {
  const { offered, toInvite } = invitable(steps)
  return {
    kind: 'chain',
    steps: [
      { label: 'On a practice’s list', count: offered },
      { label: 'To be invited', count: toInvite },
      { label: 'Invited', count: Math.min(steps.invited, toInvite) },
      { label: 'Replied', count: Math.min(steps.replied, steps.invited) },
      { label: 'Said yes', count: steps.yes },
      { label: 'Became a referral', count: steps.referral },
      { label: 'Supported', count: steps.supported },
    ],
  }
}

/** Who is left out and why: what the practice wrote itself as it is; what we know of people hidden where few are. */
export function leftOutShown(steps: Steps): { because: Because; cell: Cell }[] {
  const { toInvite } = invitable(steps)
  const ours = REASONS.filter((because) => because !== 'marked' && because !== 'twice')
  const { cells } = hideSmall([...ours.map((because) => steps.leftOut[because] ?? 0), toInvite])
  const own = (['marked', 'twice'] as const).map((because) => ({ because, cell: { shown: steps.leftOut[because] ?? 0 } }))
  return [...own, ...ours.map((because, at) => ({ because, cell: cells[at] as Cell }))]
}

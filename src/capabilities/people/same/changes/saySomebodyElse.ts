import type { Acting } from '../../../../platform/http/env.ts'

/** Remembers that somebody is not the same person as some others, so that nobody is asked again. Said twice, it is said once. */
export async function saySomebodyElse({ tx, viewer, now }: Pick<Acting, 'tx' | 'viewer' | 'now'>, personId: string, otherIds: readonly string[]) {
  if (otherIds.length === 0) return
  await tx
    .insertInto('notTheSame')
    .values(
      otherIds.map((otherId) => {
        const [oneId, other] = [personId, otherId].sort() as [string, string]
        return { partnershipId: viewer.partnershipId, oneId, otherId: other, byMembership: viewer.membershipId, byName: viewer.name, at: now }
      }),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

import { reachingTeams } from '../../../platform/database/narrowed.ts'
import type { Acting } from '../../../platform/http/env.ts'

/**
 * An administrator changed the name of somebody who leads: the support they lead says so, because the person reads it there. The
 * administrator does not reach support; this one statement does, and gives nothing back.
 */
export async function followLead({ tx, viewer }: Acting, { id, name }: { id: string; name: string }) {
  const { partnershipId } = viewer
  // They may have led somebody in a team that they were in, or covered for, before.
  const teams = await tx.selectFrom('team').select('id').where('partnershipId', '=', partnershipId).execute()
  await reachingTeams(tx, viewer, { teamIds: teams.map((team) => team.id) }, () =>
    tx.updateTable('support').set({ ledByName: name }).where('partnershipId', '=', partnershipId).where('ledBy', '=', id).execute(),
  )
}

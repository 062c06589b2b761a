import { recordInAudit } from '../../../../platform/audit.ts'
import type { Tx } from '../../../../platform/database/narrowed.ts'
import { OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import type { Wrong } from '../saving.ts'
import type { Team } from '../team.ts'
import { holdStill } from './holdStill.ts'

export interface TeamDetails {
  name: string
  area: string
  outwardCodes: string[]
  takesTheRest: boolean
}

/** What the other teams say against these details. Nobody changes a team after this until the transaction ends. */
export async function whatIsWrongWithTeam(tx: Tx, partnershipId: string, { outwardCodes, takesTheRest }: TeamDetails, id?: string): Promise<Wrong[]> {
  await holdStill(tx, partnershipId)
  const teams = await tx.selectFrom('team').select(['id', 'name', 'outwardCodes', 'takesTheRest']).where('partnershipId', '=', partnershipId).execute()
  const others = teams.filter((team) => team.id !== id)
  const taken = outwardCodes.flatMap((code) => {
    const team = others.find((other) => other.outwardCodes.includes(code))
    return team ? [{ code, team: team.name }] : []
  })[0]
  const takesRestNow = teams.find((team) => team.takesTheRest)
  return [
    ...(taken ? [{ field: 'outwardCodes', message: '{{code}} is answered by {{team}}. Take it away there first', about: taken }] : []),
    ...(!takesTheRest && takesRestNow !== undefined && takesRestNow.id === id
      ? [{ field: 'takesTheRest', message: 'Somebody has to answer the rest. Open another team and tick this there instead' }]
      : []),
  ]
}

/** Adds a team. The first one takes the rest, so that everybody is answered. The same id sent twice is the same team. */
export async function addTeam(acting: Acting, id: string, details: TeamDetails) {
  const { tx, viewer, now } = acting
  const { partnershipId } = viewer
  const first = await tx.selectFrom('team').select('id').where('partnershipId', '=', partnershipId).limit(1).executeTakeFirst()
  const takesTheRest = details.takesTheRest || first === undefined
  if (first?.id === id) return
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('team')
    .values({ ...details, partnershipId, id, takesTheRest: false, createdAt: now })
    .onConflict((conflict) => conflict.columns(['partnershipId', 'id']).doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return
  if (takesTheRest) await takeTheRest(acting, id)
  await recordInAudit(acting, 'added', { thing: 'team', thingId: id })
}

/** Changes a team. Throws OutOfDate when somebody did so since `versionSeen`. */
export async function changeTeam(acting: Acting, team: Team, versionSeen: number, { takesTheRest, ...details }: TeamDetails) {
  const { numUpdatedRows } = await acting.tx
    .updateTable('team')
    .set({ ...details, version: versionSeen + 1 })
    .where('partnershipId', '=', team.partnershipId)
    .where('id', '=', team.id)
    .where('version', '=', versionSeen)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('Somebody else has changed this team since you opened it.')
  if (takesTheRest && !team.takesTheRest) await takeTheRest(acting, team.id)
  await recordInAudit(acting, 'changed', { thing: 'team', thingId: team.id })
}

// From one team to the other in one transaction: at no moment does nobody answer.
async function takeTheRest({ tx, viewer }: Acting, id: string) {
  await tx
    .updateTable('team')
    .set((eb) => ({ takesTheRest: false, version: eb('version', '+', 1) }))
    .where('partnershipId', '=', viewer.partnershipId)
    .where('takesTheRest', '=', true)
    .execute()
  await tx.updateTable('team').set({ takesTheRest: true }).where('partnershipId', '=', viewer.partnershipId).where('id', '=', id).execute()
}

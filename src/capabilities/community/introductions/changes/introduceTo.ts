import { recordInAudit } from '../../../../platform/audit.ts'
import type { Day } from '../../../../platform/clock.ts'
import { OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { newId } from '../../../../platform/ids.ts'
import type { Person } from '../../../people/index.ts'
import type { Entry } from '../../entry.ts'
import { takeGroup } from '../../groups/changes/countAgain.ts'
import type { Introduction } from '../introduction.ts'
import { findIntroduction, findOpenIntroduction } from '../queries/introductions.ts'
import { addToHistory } from './addToHistory.ts'
import { moveIntroductions } from './moveIntroductions.ts'

/** They have been introduced to this already, or told of it, or it has been suggested, and it is open. Another team's is not named. */
export class IntroducedAlready extends Error {
  readonly open: Open | undefined
  constructor(open?: Open) {
    super()
    this.open = open
  }
}

export type Open = Pick<Introduction, 'id' | 'introducedOn' | 'toldOn'>

interface OfSupport {
  id: string
  teamId: string
}

/** What somebody is introduced to: something of the directory, or else what it is and what it is called. */
export type Towards = Pick<Introduction, 'toWhat' | 'entryId' | 'groupId' | 'entryName' | 'volunteerId'>

export const towardsEntry = ({ id, groupId, name }: Pick<Entry, 'id' | 'groupId' | 'name'>): Towards => ({
  ...{ toWhat: 'entry', entryId: id, groupId, entryName: name, volunteerId: null },
})

interface New {
  /** Made when the form was opened, so that a form sent twice makes one introduction. */
  id: string
  calledName: string
}

/**
 * Brings a person, who agreed, together with something. A group that keeps a register will know them by the name they are called, and by
 * no more. Throws IntroducedAlready.
 */
export async function introduceTo(acting: Acting, person: Person, support: OfSupport, to: Towards, given: New & { introducedOn: Day }) {
  if (await isThere(acting, person, to, given)) return
  const { introducedOn } = given
  const memberId = await joinGroup(acting, to.groupId, person.id, support.teamId, given.calledName)
  await begin(acting, person, support, { ...rowOf(to, given), memberId, state: 'introduced', begunOn: introducedOn, introducedOn })
  // Somebody who went before this was written down is on the register already.
  if (memberId) await moveIntroductions(acting, [memberId])
  await recordInAudit(acting, 'made', { thing: 'introduction', thingId: given.id, personId: person.id })
}

/** Writes down that a person was told of something: no more is expected, unless they would like to be asked on a day. Throws IntroducedAlready. */
export async function tellOf(acting: Acting, person: Person, support: OfSupport, to: Towards, given: New & { toldOn: Day; askOn: Day | null }) {
  if (await isThere(acting, person, to, given)) return
  const { toldOn, askOn } = given
  await begin(acting, person, support, { ...rowOf(to, given), state: 'told', begunOn: toldOn, toldOn, askOn })
  await recordInAudit(acting, 'told of', { thing: 'introduction', thingId: given.id, personId: person.id })
}

/** Suggests something of the directory to a person, who answers on their own page or to their worker. Throws IntroducedAlready. */
export async function suggest(acting: Acting, person: Person, support: OfSupport, to: Towards, given: New & { why: string }) {
  if (await isThere(acting, person, to, given)) return
  await begin(acting, person, support, { ...rowOf(to, given), state: 'suggested', why: given.why, begunOn: acting.today })
  await recordInAudit(acting, 'suggested', { thing: 'introduction', thingId: given.id, personId: person.id })
}

/** Brings together what was suggested and agreed to, or told of before. Throws OutOfDate when it has moved since `version`, IntroducedAlready. */
export async function introduceAfterYes(
  acting: Acting,
  introduction: Introduction,
  groupId: string | null,
  { version, calledName, introducedOn }: { version: number; calledName: string; introducedOn: Day },
) {
  const { tx, viewer } = acting
  const { id, personId, teamId } = introduction
  const memberId = await joinGroup(acting, groupId, personId, teamId, calledName)
  const state = 'introduced' as const
  const { numUpdatedRows } = await tx
    .updateTable('introduction')
    .set({ state, stateSince: introducedOn, introducedOn, calledName, groupId, memberId, version: version + 1 })
    .set((eb) => ({ yesOn: eb.fn.coalesce('yesOn', eb.val(introducedOn)) }))
    .where('partnershipId', '=', viewer.partnershipId)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('introducedOn', 'is', null)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('This introduction has moved on since you opened it.')
  await addToHistory(acting, introduction, { version: version + 1, state, sinceOn: introducedOn })
  if (memberId) await moveIntroductions(acting, [memberId])
  await recordInAudit(acting, 'made', { thing: 'introduction', thingId: id, personId })
}

/** Whether this was sent before. Throws IntroducedAlready where the same is open under another id. */
async function isThere({ tx, viewer }: Acting, person: Person, to: Towards, { id }: New): Promise<boolean> {
  if (await findIntroduction(tx, viewer.partnershipId, id)) return true
  const open = await findOpenIntroduction(tx, viewer.partnershipId, person.id, to)
  if (open) throw new IntroducedAlready(open)
  return false
}

const rowOf = (to: Towards, { id, calledName }: New) => ({ ...to, id, calledName })

type Beginning = ReturnType<typeof rowOf> & Pick<Introduction, 'state' | 'begunOn'> & Partial<Introduction>

async function begin(acting: Acting, person: Person, support: OfSupport, row: Beginning) {
  const { tx, viewer } = acting
  const { id, state, begunOn, why = '' } = row
  const whose = { partnershipId: viewer.partnershipId, personId: person.id, supportId: support.id, teamId: support.teamId }
  await tx
    .insertInto('introduction')
    .values({ ...row, ...whose, stateSince: begunOn, byMembership: viewer.membershipId, byName: viewer.name })
    .execute()
  await addToHistory(acting, { id, personId: person.id, teamId: support.teamId }, { version: 1, state, sinceOn: begunOn, said: why })
}

/** Puts them on the register of a group, by the name they are called. Nothing where no register is kept. */
async function joinGroup({ tx, viewer, now }: Acting, groupId: string | null, personId: string, teamId: string, calledName: string): Promise<string | null> {
  if (!groupId) return null
  const { partnershipId } = viewer
  await takeGroup(tx, partnershipId, groupId)
  await tx
    .insertInto('groupMember')
    .values({ partnershipId, id: newId(), groupId, calledName, personId, teamId, createdAt: now })
    .onConflict((conflict) => conflict.columns(['partnershipId', 'groupId', 'personId']).doNothing())
    .execute()
  const member = await tx
    .selectFrom('groupMember')
    .select('id')
    .where('partnershipId', '=', partnershipId)
    .where('groupId', '=', groupId)
    .where('personId', '=', personId)
    .executeTakeFirst()
  // Introduced by another team before, whose rows this one does not reach.
  if (!member) throw new IntroducedAlready()
  return member.id
}

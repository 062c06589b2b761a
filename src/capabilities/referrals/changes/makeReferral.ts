import { recordInAudit } from '../../../platform/audit.ts'
import type { Acting } from '../../../platform/http/env.ts'
import { putInOutbox } from '../../../platform/outbox.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { findTeamFor } from '../../partnerships/index.ts'
import { addPerson, type WayToReach } from '../../people/index.ts'
import { weHaveYourReferral } from '../messages.ts'
import { referenceFor, type WayIn } from '../referral.ts'

export interface NewReferral {
  /** Made when the form was opened, so that a form sent twice makes one referral. */
  id: string
  wayIn: WayIn
  ownWords: string
  mayTellReferrer: boolean
  referrer?: { name: string; role: string; contact: string }
  person: {
    name: string
    phone: string
    email: string
    address: string
    postcode: string
    reachBy: WayToReach
    reachNote: string
    mayLeaveMessage: boolean
    whatHelps: string
    practiceId: string
  }
}

/** There is no team in the partnership yet, so nobody could answer. */
export class NobodyAnswers extends Error {}

/**
 * Asks the partnership to get in touch with somebody. Whoever asks may have no account, so nothing is read back. Answers the
 * reference. Throws NobodyAnswers.
 */
export async function makeReferral(acting: Acting<Viewer>, referral: NewReferral): Promise<string> {
  const { tx, viewer, now } = acting
  const { partnershipId } = viewer
  const { practiceId, postcode, email, phone, ...person } = referral.person
  const reference = referenceFor(referral.id)
  const team = await findTeamFor(tx, partnershipId, { practiceId: practiceId || undefined, postcode: postcode || undefined })
  if (!team) throw new NobodyAnswers()

  // The person has the id of the referral that brought them: a second sending meets the first one's rows.
  const isNew = await addPerson(acting, {
    ...person,
    id: referral.id,
    teamId: team.id,
    phone: phone || null,
    email: email || null,
    postcode: postcode || null,
    organisationId: practiceId || null,
    createdAt: now,
  })
  if (!isNew) return reference

  const organisationId = viewer.organisationIds[0] ?? null
  const madeBy = viewer.membershipId ?? null
  await tx
    .insertInto('referral')
    .values({
      partnershipId,
      id: referral.id,
      reference,
      personId: referral.id,
      teamId: team.id,
      organisationId,
      wayIn: referral.wayIn,
      ownWords: referral.ownWords,
      referrerName: referral.referrer?.name ?? null,
      referrerRole: referral.referrer?.role ?? null,
      referrerContact: referral.referrer?.contact ?? null,
      personAgreed: true,
      mayTellReferrer: referral.mayTellReferrer,
      madeBy,
      receivedAt: now,
    })
    .execute()
  const byName = viewer.name || referral.referrer?.name || person.name
  await tx
    .insertInto('referralHistory')
    .values({
      partnershipId,
      referralId: referral.id,
      version: 1,
      teamId: team.id,
      personId: referral.id,
      state: 'received',
      byMembership: madeBy,
      byName,
      at: now,
    })
    .execute()
  if (referral.referrer) {
    await tx
      .insertInto('referralProgress')
      .values({
        partnershipId,
        referralId: referral.id,
        reference,
        teamId: team.id,
        organisationId,
        madeBy,
        calledName: person.name,
        state: 'received',
        changedAt: now,
      })
      .execute()
  }
  await recordInAudit(acting, 'made', { thing: 'referral', thingId: referral.id, personId: referral.id })
  if (email && person.reachBy === 'email')
    await putInOutbox(acting, weHaveYourReferral(acting, { id: referral.id, email, reference, isOwn: !referral.referrer }))
  return reference
}

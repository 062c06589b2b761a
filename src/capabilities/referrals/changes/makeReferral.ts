import { recordInAudit } from '../../../platform/audit.ts'
import { foldName } from '../../../platform/fold.ts'
import type { Acting } from '../../../platform/http/env.ts'
import { putInOutbox } from '../../../platform/outbox.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { word } from '../../../platform/wording.ts'
import { findTeamFor } from '../../partnerships/index.ts'
import { type AccessNeed, addPerson, foldNhsNumber, messageTo, type WayToReach, wayTo } from '../../people/index.ts'
import { somebodyIntroducedYou, weHaveYourReferral } from '../messages.ts'
import { type AgreedHow, type RisksKnown, referenceFor, type WayIn } from '../referral.ts'
import { DAYS_OF_LINK, personLink } from './personLink.ts'

/** A request that the partnership get in touch with somebody, the same for every way in. What nobody said is left out. */
export interface NewReferral {
  /** Made when the form was opened, or from the message that brought it, so that what is sent twice makes one referral. */
  id: string
  wayIn: WayIn
  /** What the person would like, as they said it. */
  ownWords: string
  /** How the person agreed that we get in touch, and what they would rather not. Nobody is referred who has not agreed. */
  agreed: { how: AgreedHow; note?: string }
  mayTellReferrer: boolean
  /** Whoever introduces, when it is not the person. */
  referrer?: Referrer
  /** What those who work with people are asked besides. */
  particulars?: Particulars
  person: PersonReferred
}

export interface Referrer {
  name: string
  role: string
  /** The name of their organisation, as they wrote it. */
  organisation?: string
  /** The organisation of this partnership that they refer for; its referrers see what becomes of it. The viewer's own when left out. */
  organisationId?: string
  phone?: string
  email?: string
}

export interface Particulars {
  reason?: string
  matters?: string
  /** That no risk is known is an answer; not to have been asked is none. */
  risksKnown?: RisksKnown
  risks?: string
  cameUp?: string
  alsoHelping?: string
}

export interface PersonReferred {
  name: string
  reachBy: WayToReach
  bornOn?: string
  /** Kept as it was given; a wrong one is shown as such. */
  nhsNumber?: string
  phone?: string
  email?: string
  address?: string
  postcode?: string
  reachNote?: string
  mayText?: boolean
  mayLeaveMessage?: boolean
  whoMaySee?: string
  goodTimes?: string
  whatHelps?: string
  accessNeeds?: readonly AccessNeed[]
  language?: string
  needsInterpreter?: boolean
  supporterName?: string
  supporterIs?: string
  supporterContact?: string
  supporterAgreed?: boolean
  /** Their GP practice, as an organisation of the partnership. */
  practiceId?: string
}

/** There is no team in the partnership yet, so nobody could answer. */
export class NobodyAnswers extends Error {}

/**
 * Asks the partnership to get in touch with somebody. Whoever asks may have no account, so nothing is read back. Answers the
 * reference, and whether it is new: the same id sent twice is the same referral. Throws NobodyAnswers.
 */
export async function makeReferral(acting: Acting<Viewer>, referral: NewReferral): Promise<{ reference: string; isNew: boolean }> {
  const { tx, viewer } = acting
  const reference = referenceFor(referral.id)
  const { practiceId, postcode } = referral.person
  const team = await findTeamFor(tx, viewer.partnershipId, { practiceId: practiceId || undefined, postcode: postcode || undefined })
  if (!team) throw new NobodyAnswers()

  // The person has the id of the referral that brought them: a second sending meets the first one's rows.
  const person = { ...rowOfPerson(referral), id: referral.id, teamId: team.id }
  const isNew = await addPerson(acting, { ...person, createdAt: acting.now })
  if (!isNew) return { reference, isNew }
  const link = personLink(acting.house, viewer.partnership.slug, referral.id)
  // Only a link that is sent opens anything.
  await writeRows(acting, referral, { reference, teamId: team.id, linkHash: wayTo(acting.house, person) ? link.hash : null })
  await recordInAudit(acting, 'made', { thing: 'referral', thingId: referral.id, personId: referral.id })
  const given = { days: String(viewer.partnership.answersWithinDays), reference, link: link.url }
  const message = messageTo(acting.house, person, word(acting, referral.referrer ? somebodyIntroducedYou : weHaveYourReferral, given))
  if (message) await putInOutbox(acting, message)
  return { reference, isNew }
}

function rowOfPerson({ person, particulars }: NewReferral) {
  const { practiceId, nhsNumber, accessNeeds = [], ...said } = person
  return {
    ...said,
    // Somebody who asks to be texted has said that it is all right.
    mayText: said.mayText === true || said.reachBy === 'text',
    nhsNumber: foldNhsNumber(nhsNumber ?? '').slice(0, 20) || null,
    accessNeeds: [...accessNeeds],
    matters: particulars?.matters ?? '',
    bornOn: said.bornOn || null,
    phone: said.phone || null,
    email: said.email || null,
    postcode: said.postcode || null,
    language: said.language || null,
    organisationId: practiceId || null,
  }
}

async function writeRows({ tx, viewer, now }: Acting<Viewer>, referral: NewReferral, made: { reference: string; teamId: string; linkHash: string | null }) {
  const { partnershipId } = viewer
  const { referrer, particulars, person, id } = referral
  const { reference, teamId, linkHash } = made
  const until = new Date(now.getTime() + DAYS_OF_LINK * 86_400_000)
  const madeBy = viewer.membershipId ?? null
  const organisationId = referrer?.organisationId ?? viewer.organisationIds[0] ?? null
  await tx
    .insertInto('referral')
    .values({
      partnershipId,
      id,
      reference,
      personId: id,
      teamId,
      organisationId,
      wayIn: referral.wayIn,
      ownWords: referral.ownWords,
      personAgreed: true,
      agreedHow: referral.agreed.how,
      agreedNote: referral.agreed.note ?? '',
      mayTellReferrer: referral.mayTellReferrer,
      referrerName: referrer?.name ?? null,
      referrerRole: referrer?.role ?? null,
      referrerOrganisation: referrer?.organisation ?? '',
      referrerPhone: referrer?.phone || null,
      referrerEmail: referrer?.email || null,
      ...particulars,
      personLinkHash: linkHash,
      personLinkUntil: linkHash ? until : null,
      madeBy,
      receivedAt: now,
    })
    .execute()
  const byName = viewer.name || referrer?.name || person.name
  await tx
    .insertInto('referralHistory')
    .values({ partnershipId, referralId: id, version: 1, teamId, personId: id, state: 'received', byMembership: madeBy, byName, at: now })
    .execute()
  if (!referrer) return
  const progress = { reference, teamId, organisationId, madeBy, calledName: person.name, foldedName: foldName(person.name), state: 'received', changedAt: now }
  await tx
    .insertInto('referralProgress')
    .values({ partnershipId, referralId: id, ...progress })
    .execute()
}

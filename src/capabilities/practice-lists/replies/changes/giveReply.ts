import { recordInAudit } from '../../../../platform/audit.ts'
import { OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import type { Viewer } from '../../../../platform/viewer.ts'
import { makeReferral } from '../../../referrals/index.ts'
import { rememberNoMore } from '../../changes/rememberNoMore.ts'
import { type ListedPerson, mayReply } from '../../list.ts'
import { findPractice } from '../../queries.ts'
import type { Reply } from '../forms.ts'

export interface GivenReply {
  reply: Reply
  how: NonNullable<ListedPerson['repliedHow']>
  ownWords: string
  reachBy: 'phone' | 'email' | 'letter' | ''
  phone: string
  mayLeaveMessage: boolean
  email: string
  whatHelps: string
  mayTellReferrer: boolean
}

/**
 * Keeps what somebody answered. Yes becomes a referral, which has their own id, so that an answer sent twice makes one. No is remembered,
 * and may become yes while the list is kept. A question is kept with how to reach them, for a worker to ring. Throws OutOfDate when their
 * answer cannot change any more.
 */
export async function giveReply(acting: Acting<Viewer>, listed: ListedPerson, given: GivenReply) {
  const { tx, viewer, now, today } = acting
  if (!mayReply(listed)) throw new OutOfDate('This invitation has been answered already, or is over.')
  const { partnershipId, id } = listed
  if (given.reply === 'yes') await askForSupport(acting, listed, given)
  if (given.reply === 'no' && listed.state !== 'no') await rememberNoMore(acting, listed, 'said no')
  const { numUpdatedRows } = await tx
    .updateTable('listedPerson')
    .set({
      state: given.reply,
      // Whoever answers was invited, also when nobody wrote down yet that the letters were posted.
      invitedOn: listed.invitedOn ?? today,
      repliedAt: listed.repliedAt ?? now,
      repliedHow: given.how,
      question: given.reply === 'question' ? withHowToReach(given) : null,
      recordedBy: viewer.membershipId ?? null,
      version: listed.version + 1,
      ...(given.reply === 'yes' ? { referralId: id, personId: id } : {}),
    })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', id)
    .where('version', '=', listed.version)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('This invitation has just been answered.')
  await recordInAudit(acting, `answered ${given.reply} to`, { thing: 'invitation', thingId: id, ...(given.reply === 'yes' ? { personId: id } : {}) })
}

async function askForSupport(acting: Acting<Viewer>, listed: ListedPerson, given: GivenReply) {
  const practice = await findPractice(acting.tx, listed.partnershipId, listed.organisationId)
  await makeReferral(acting, {
    id: listed.id,
    wayIn: 'practice list',
    ownWords: given.ownWords || acting.words.t('I would like you to get in touch.'),
    agreed: { how: given.how === 'phone' ? 'said so' : 'wrote it' },
    mayTellReferrer: given.mayTellReferrer,
    referrer: {
      name: practice?.name ?? '',
      role: 'GP practice',
      organisation: practice?.name ?? '',
      organisationId: listed.organisationId,
      phone: practice?.phone ?? '',
    },
    person: {
      name: listed.name,
      bornOn: listed.bornOn ?? '',
      nhsNumber: listed.nhsNumber ?? '',
      address: listed.address,
      postcode: listed.postcode ?? '',
      practiceId: listed.organisationId,
      reachBy: given.reachBy || 'letter',
      phone: given.phone,
      mayLeaveMessage: given.mayLeaveMessage,
      email: given.email,
      whatHelps: given.whatHelps,
    },
  })
}

/** What somebody asks, with how they said to reach them: all that a worker needs to ring. */
const withHowToReach = ({ ownWords, reachBy, phone, email }: GivenReply) =>
  [ownWords, reachBy === 'phone' ? phone : reachBy === 'email' ? email : ''].filter(Boolean).join('\n')

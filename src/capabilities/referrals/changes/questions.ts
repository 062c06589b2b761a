import { recordInAudit } from '../../../platform/audit.ts'
import type { Tx } from '../../../platform/database/narrowed.ts'
import { OutOfDate } from '../../../platform/errors.ts'
import type { Acting } from '../../../platform/http/env.ts'
import { newId } from '../../../platform/ids.ts'
import { putInOutbox } from '../../../platform/outbox.ts'
import { newToken } from '../../../platform/tokens.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { asEmail, word } from '../../../platform/wording.ts'
import type { Person } from '../../people/index.ts'
import { weHaveAQuestion } from '../messages.ts'
import { paths } from '../paths.ts'
import type { Question, Referral } from '../referral.ts'
import { writeDown } from './writeDown.ts'

const DAYS_TO_ANSWER = 21

/** Asks whoever referred: by e-mail with a link when they left an address, and else on the phone. */
export async function askReferrer(acting: Acting, referral: Referral, person: Person, { question }: { question: string }) {
  const { tx, viewer, now, house } = acting
  const { partnershipId, id: referralId, teamId, personId, referrerEmail } = referral
  const link = newToken()
  await tx
    .insertInto('referralQuestion')
    .values({
      ...{ partnershipId, id: newId(), referralId, teamId, personId, question },
      calledName: person.name,
      askedBy: viewer.membershipId,
      askedByName: viewer.name,
      askedAt: now,
      linkHash: referrerEmail ? link.hash : null,
      linkUntil: referrerEmail ? new Date(now.getTime() + DAYS_TO_ANSWER * 86_400_000) : null,
    })
    .execute()
  await writeDown(acting, referral, { did: 'asked', reason: question })
  await recordInAudit(acting, 'asked about', { thing: 'referral', thingId: referralId, personId })
  if (!referrerEmail) return
  const url = `${house.settings.url}${paths.question(viewer.partnership.slug, link.token)}`
  await putInOutbox(acting, asEmail(word(acting, weHaveAQuestion, { reference: referral.reference, link: url }), { to: referrerEmail }))
}

/** The question that a link in hand opens, until it runs out. */
export const findQuestionInHand = (tx: Tx, viewer: Viewer, now: Date): Promise<Question | undefined> =>
  tx
    .selectFrom('referralQuestion')
    .selectAll()
    .where('partnershipId', '=', viewer.partnershipId)
    .where('linkHash', '=', viewer.tokenHash ?? '')
    .where('linkUntil', '>', now)
    .executeTakeFirst()

export const findQuestion = (tx: Tx, partnershipId: string, id: string): Promise<Question | undefined> =>
  tx.selectFrom('referralQuestion').selectAll().where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()

export const listQuestions = (tx: Tx, { partnershipId, id }: Pick<Referral, 'partnershipId' | 'id'>): Promise<Question[]> =>
  tx.selectFrom('referralQuestion').selectAll().where('partnershipId', '=', partnershipId).where('referralId', '=', id).orderBy('askedAt').execute()

/** Writes the answer beside the question. Throws OutOfDate when somebody answered first. */
export async function answerQuestion(acting: Acting<Viewer>, question: Question, { answer, byName }: { answer: string; byName: string }) {
  const { numUpdatedRows } = await acting.tx
    .updateTable('referralQuestion')
    .set({ answer, answeredBy: byName, answeredAt: acting.now })
    .where('partnershipId', '=', question.partnershipId)
    .where('id', '=', question.id)
    .where('answer', 'is', null)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('This question has been answered already.')
  await recordInAudit(acting, 'answered a question about', { thing: 'referral', thingId: question.referralId, personId: question.personId })
}

import { sql } from 'kysely'
import { recordInAudit } from '../../../../platform/audit.ts'
import { OutOfDate } from '../../../../platform/errors.ts'
import { foldName } from '../../../../platform/fold.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { newId } from '../../../../platform/ids.ts'
import type { Area, Gap } from '../gap.ts'
import { FEW, keyOf } from '../gap.ts'
import { findGapByInterest } from '../queries/gaps.ts'
import { countWords } from '../queries/words.ts'
import { addStep } from './moveGapOn.ts'

export interface Noted {
  /** Made when the form was opened, so that a wish written down twice counts once. */
  id: string
  interest: string
  area: Area
  /** How many people said so, where nobody is linked. */
  people: number
  /** In their words: for their team, and never on the gap. */
  said: string
  /** Words of wishes and searches that this is about. */
  words?: { words: string; outwardCode: string } | undefined
}

/**
 * Writes down that somebody would like what they cannot find. The same interest in the same area is one gap; the same person counts
 * once in it. Answers the gap.
 */
export async function noteGap(acting: Acting, noted: Noted, person?: { id: string; teamId: string; calledName: string }): Promise<Gap> {
  const { tx, viewer, today } = acting
  const { partnershipId } = viewer
  const gap = await findOrNotice(acting, noted)
  if (noted.words) await gather(acting, gap, noted.words)
  const teamId = person?.teamId ?? viewer.teamIds[0]
  if (noted.people > 0 && teamId) {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('gapVoice')
      .values({
        partnershipId,
        id: noted.id,
        gapId: gap.id,
        personId: person?.id ?? null,
        calledName: person?.calledName ?? '',
        teamId,
        people: person ? 1 : noted.people,
        said: noted.said,
        saidOn: today,
        byMembership: viewer.membershipId,
        byName: viewer.name,
      })
      .onConflict((same) => same.doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows) await countVoice(acting, gap, person ? 1 : noted.people)
  }
  await recordInAudit(acting, 'wrote down a wish', { thing: 'gap', thingId: gap.id, ...(person ? { personId: person.id } : {}) })
  return gap
}

/** The gap of an interest in an area: the one there is, or a new one. One put to rest is noticed again. */
async function findOrNotice(acting: Acting, { interest, area }: Pick<Noted, 'interest' | 'area'>): Promise<Gap> {
  const { tx, viewer, today } = acting
  const { partnershipId } = viewer
  const interestKey = keyOf(interest) || interest.toLowerCase()
  const there = await findGapByInterest(tx, partnershipId, interestKey, area.outwardCode)
  if (there?.state === 'put to rest') return noticeAgain(acting, there)
  if (there) return there
  const term = await tx
    .selectFrom('term')
    .select(['id', 'name'])
    .where('partnershipId', '=', partnershipId)
    .where('sortName', '=', interestKey)
    .orderBy('id')
    .executeTakeFirst()
  const row = { partnershipId, id: newId(), interest: term?.name ?? interest, interestKey, termId: term?.id ?? null, teamId: area.teamId }
  await tx
    .insertInto('gap')
    .values({ ...row, outwardCode: area.outwardCode, area: area.name, state: 'noticed', stateSince: today, noticedOn: today })
    .onConflict((same) => same.doNothing())
    .execute()
  const gap = await findGapByInterest(tx, partnershipId, interestKey, area.outwardCode)
  // Noticed by somebody else at the same moment, in a transaction that this one cannot see.
  if (!gap) throw new OutOfDate('Somebody else has just noticed the same. Write it down once more.')
  if (gap.id !== row.id) return gap
  await addStep(acting, gap.id, { version: 1, state: 'noticed', sinceOn: today })
  await tx.insertInto('gapTally').values({ partnershipId, gapId: gap.id, teamId: area.teamId }).execute()
  return gap
}

async function noticeAgain(acting: Acting, gap: Gap): Promise<Gap> {
  const { tx, viewer, today } = acting
  const version = gap.version + 1
  const became = 'Somebody asked for it again'
  await tx
    .updateTable('gap')
    .set({ state: 'noticed', stateSince: today, became, version })
    .where('partnershipId', '=', viewer.partnershipId)
    .where('id', '=', gap.id)
    .execute()
  await addStep(acting, gap.id, { version, state: 'noticed', sinceOn: today, became })
  return { ...gap, state: 'noticed', version }
}

/** From now on the gap gathers these words. Their tally follows within the hour; of a new gap, at once. */
async function gather({ tx, viewer }: Acting, gap: Gap, { words, outwardCode }: { words: string; outwardCode: string }) {
  const { partnershipId } = viewer
  const folded = foldName(words).slice(0, 300) || words
  await tx
    .insertInto('gapWord')
    .values({ partnershipId, words: folded, outwardCode, gapId: gap.id })
    .onConflict((same) => same.columns(['partnershipId', 'words', 'outwardCode']).doUpdateSet({ gapId: gap.id }))
    .execute()
  const { wishes, searches } = await countWords(tx, partnershipId, { words: folded, outwardCode })
  await sql`
    update gap_tally set wishes = wishes + ${wishes}, searches = searches + ${searches}
    where partnership_id = ${partnershipId} and gap_id = ${gap.id}`.execute(tx)
  await showPeople({ tx, viewer }, gap)
}

/** One more: at once where the gap is the viewer's team's, else within the hour. */
async function countVoice({ tx, viewer }: Acting, gap: Gap, people: number) {
  await sql`
    update gap_tally set conversations = conversations + ${people} where partnership_id = ${viewer.partnershipId} and gap_id = ${gap.id}`.execute(tx)
  await showPeople({ tx, viewer }, gap)
}

const showPeople = ({ tx, viewer }: Pick<Acting, 'tx' | 'viewer'>, gap: Gap) =>
  sql`
    update gap g set people = case when t.conversations + t.wishes + t.waiting >= ${FEW}::integer then t.conversations + t.wishes + t.waiting end
    from gap_tally t
    where g.partnership_id = ${viewer.partnershipId} and g.id = ${gap.id} and t.partnership_id = g.partnership_id and t.gap_id = g.id`.execute(tx)

/** Sets words aside, so that nobody is asked about them again. */
export async function setWordsAside({ tx, viewer }: Acting, { words, outwardCode }: { words: string; outwardCode: string }) {
  await tx
    .insertInto('gapWord')
    .values({ partnershipId: viewer.partnershipId, words, outwardCode, gapId: null })
    .onConflict((same) => same.doNothing())
    .execute()
}

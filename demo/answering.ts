import { addDays } from '../src/platform/clock.ts'
import type { Locality } from './locality.ts'
import { momentOf } from './rows.ts'

/** Of those who wait for the first team: one whose referrer was asked, one that its person changed, one that a worker looks after. */
export function answerSome({ gathered, staff, today, chance: all }: Locality) {
  const chance = all.apart('answering')
  const [team] = staff.teams
  const [coach] = team?.coaches ?? []
  if (!team || !coach) return
  const waiting = gathered.of('referral').filter(({ teamId, state }) => teamId === team.id && state === 'received')
  const [asked, taken] = waiting.filter(({ referrerName }) => referrerName)
  const changed = waiting.find(({ wayIn }) => wayIn === 'self')
  const step = (row: (typeof waiting)[number], more: { did: 'asked' | 'taken' | 'changed'; reason?: string; was?: string; byName: string }, hour: number) => {
    row.version = Number(row.version ?? 1) + 1
    const { partnershipId, id: referralId, teamId, personId } = row
    const at = momentOf(addDays(today, -1), hour, 10)
    const byMembership = more.did === 'changed' ? null : coach.id
    gathered.add('referralHistory', {
      partnershipId,
      referralId: referralId as string,
      teamId,
      personId,
      version: row.version,
      state: 'received',
      byMembership,
      at,
      ...more,
    })
    return at
  }
  if (asked) {
    const question = 'Does she have somewhere to sit outside? We could meet there first.'
    const askedAt = step(asked, { did: 'asked', reason: question, byName: coach.name }, 10)
    const person = gathered.of('person').find(({ id }) => id === asked.personId)
    const { partnershipId, id: referralId, teamId, personId } = asked
    const of = { partnershipId, referralId: referralId as string, teamId, personId, calledName: person?.name ?? '' }
    gathered.add('referralQuestion', { ...of, id: chance.id(askedAt), question, askedBy: coach.id, askedByName: coach.name, askedAt })
  }
  if (taken) {
    step(taken, { did: 'taken', byName: coach.name }, 11)
    taken.takenBy = coach.id
    taken.takenByName = coach.name
  }
  if (changed) {
    step(changed, { did: 'changed', reason: 'I asked my sister, and we would come together.', was: changed.ownWords, byName: 'The person, by their link' }, 18)
    changed.ownWords = `${changed.ownWords} My sister would come, too.`
  }
}

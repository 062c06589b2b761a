import { aMembership } from '../../src/capabilities/partnerships/factory.ts'
import { aPerson } from '../../src/capabilities/people/factory.ts'
import { makeSomeKeys } from '../../src/capabilities/people/same/jobs.ts'
import { aGoal, aRating, aStep } from '../../src/capabilities/plans/factory.ts'
import { aReferral } from '../../src/capabilities/referrals/factory.ts'
import { aBeginning, aConversation, aSupport } from '../../src/capabilities/support/factory.ts'
import { newId } from '../../src/platform/ids.ts'
import { type Member, Viewer } from '../../src/platform/viewer.ts'
import type { World } from './world.ts'

type Row = Record<string, unknown>

let nth = 0

/**
 * The form that joins two, filled in as on its page: what is not asked comes from there, and an answer may say `kept` or `aside` for whoever that
 * is. Where there is no form any more, those answers are as when the first of the two is kept.
 */
export async function joiningForm(world: World, path: string, as: Member, answers: Record<string, string> = {}) {
  const html = await (await world.ask(path, { as })).text()
  const unseen = Object.fromEntries([...html.matchAll(/name="(keptSeen|version|otherVersion)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]))
  const ids = path.match(/[0-9a-f-]{36}/g) as string[]
  const kept = unseen['keptSeen'] ?? ids[0]
  const whose: Record<string, string | undefined> = { kept, aside: ids.find((id) => id !== kept) }
  const given = { name: 'kept', reaching: 'aside', ...answers }
  const chosen = Object.entries(given).map(([name, answer]) => [name, whose[answer] ?? answer])
  return { id: newId(), because: 'She said so on the phone', ...unseen, ...Object.fromEntries(chosen) } as Record<string, string>
}

/**
 * Somebody is referred once more, by another practice that spells her otherwise, and is supported now, with a goal written down together. Answers
 * both rows, what joins them and takes them apart, and what looks into the database.
 */
export async function somebodyComesAgain(world: World) {
  nth++
  const { partnershipId, north, members } = world
  const bornOn = `195${nth % 10}-03-0${1 + (nth % 8)}`
  const of = { partnershipId, teamId: north.id }
  const known = aPerson({ ...of, name: 'Ivy Marsh', bornOn, phone: `0115 496 10${10 + nth}`, createdAt: new Date('2026-01-05T09:00:00Z') })
  const about = { name: 'Ivey Marsh', bornOn, phone: `07700 9001${10 + nth}`, matters: 'The choir' }
  const again = aPerson({ ...of, ...about, createdAt: new Date('2026-12-01T09:00:00Z') })
  const first = aReferral({ ...of, personId: known.id, state: 'accepted' })
  const second = aReferral({ ...of, personId: again.id })
  const support = aSupport({ ...of, personId: again.id, referralId: second.id, ledBy: members['health coach'].membershipId, ledByName: 'Maya' })
  const goal = aGoal({ ...of, personId: again.id, words: 'Sing again' })
  await world.sow({
    person: [known, again],
    referral: [first, second],
    support: [support],
    supportHistory: [aBeginning(support)],
    conversation: [aConversation(support)],
    goal: [goal],
    goalStep: [aStep({ ...of, personId: again.id, goalId: goal.id, words: 'Ask when they meet' })],
    goalRating: [aRating({ ...of, personId: again.id, goalId: goal.id, said: 'I hummed' })],
  })
  await makeSomeKeys(world.house, partnershipId)

  const comparing = `/ashcombe/people/${known.id}/same/${again.id}`
  const ask = async <R extends Row = Row>(text: string, ...values: unknown[]): Promise<R[]> => (await world.database.pool.query(text, values)).rows as R[]
  const joiningOf = async (id: string) => (await ask<{ id: string }>('select id from joining where person_id = $1 and apart_at is null', id))[0]?.id as string
  return {
    ...{ known, again, support, goalId: goal.id, comparing, ask, joiningOf },
    join: async (more: Record<string, string> = {}, as = members['health coach']) =>
      world.ask(comparing, { as, form: await joiningForm(world, comparing, as, more) }),
    takeApart: async (keptId: string) =>
      world.ask(`/ashcombe/people/${keptId}/joined/${await joiningOf(keptId)}`, {
        as: members['health coach'],
        form: { because: 'Two cousins of one name' },
      }),
    person: async (id: string) => (await ask('select * from person where id = $1', id))[0] as Row,
    whose: async (table: string, column: string, id: string) =>
      (await ask(`select person_id from ${table} where ${column} = $1`, id)).map((row) => row['person_id']),
    /** Gives one of them an account, the first unless told otherwise: then that one is kept, though the other has the support. */
    withAnAccount: async (id = known.id): Promise<Member> => {
      const row = aMembership({ partnershipId, hats: ['person'], personId: id })
      await world.sow({ membership: [row] })
      const who = { accountId: row.accountId as string, membershipId: row.id, name: row.name, hat: 'person' as const, personId: id }
      return new Viewer(members.person.partnership, who) as Member
    },
  }
}

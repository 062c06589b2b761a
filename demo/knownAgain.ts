import { joinPeople } from '../src/capabilities/people/same/changes/joinPeople.ts'
import { dayIn } from '../src/platform/clock.ts'
import { narrowed } from '../src/platform/database/narrowed.ts'
import type { Database } from '../src/platform/database/open.ts'
import { foldName } from '../src/platform/fold.ts'
import { type Member, Viewer } from '../src/platform/viewer.ts'
import { wordsFor } from '../src/platform/words.ts'
import type { Locality } from './locality.ts'

/**
 * Four of those who wait for the first team came before: one was supported until some time ago, one is supported now, one is known to another
 * team, and one was supported and is joined already. Each is written down a little otherwise, as people are. Nobody is added: they are among
 * those who wait anyhow.
 */
export function letSomeComeAgain(locality: Locality) {
  const { gathered } = locality
  for (const { referral, known, again } of whoComesAgain(locality)) {
    again.name = writtenOtherwise(known.name)
    again.foldedName = foldName(again.name)
    again.bornOn = known.bornOn ?? null
    again.email = null
    if (again.reachBy === 'email') again.reachBy = 'phone'
    for (const row of gathered.of('referralProgress')) if (row.referralId === referral.id) row.calledName = again.name
  }
}

/** A coach of the first team joins the last of them with whom they are, as the product does it. */
export async function joinOne(database: Database, locality: Locality, clock: () => Date) {
  const { partnershipId, staff, chance: all } = locality
  const [team] = staff.teams
  const [coach] = team?.coaches ?? []
  const pair = whoComesAgain(locality)[3]
  if (!team || !coach || !pair) throw new Error('Nobody came again who could be joined')
  const timeZone = 'Europe/London'
  const partnership = { id: partnershipId, slug: 'ashcombe', name: '', timeZone, phone: null, answersWithinDays: 5, staffNeedTotp: false }
  const viewer = new Viewer(partnership, { membershipId: coach.id, name: coach.name, hat: 'health coach', teamIds: [team.id] }) as Member
  const now = clock()
  // By what people are known again is made when the server starts, with its own secret: what is made here does not last.
  const house = { settings: { secret: 'until the server starts' } } as never
  const because = 'They told us on the phone that they came last year, and said with whom they spoke then.'
  const [known, again] = [pair.known.id as string, pair.again.id as string]
  await narrowed(database.pool, viewer, (tx) =>
    joinPeople({ tx, viewer, now, today: dayIn(timeZone, now), requestId: 'demo', words: wordsFor('en', timeZone), house }, [known, again], {
      id: all.apart('joined').id(now),
      because,
      choices: { name: known, reaching: again },
      seen: { keptId: known, versions: [1, 1] },
    }),
  )
}

/** Those who wait and came before, each with who they are. */
function whoComesAgain({ gathered, staff, today }: Locality) {
  const [team] = staff.teams
  if (!team) return []
  // The one who waits longest is for another story.
  const [, ...waiting] = gathered.of('referral').filter(({ teamId, state, wayIn }) => teamId === team.id && state === 'received' && wayIn !== 'self')
  const supports = gathered.of('support')
  const [before, joined] = supports.filter(({ teamId, state, endedOn }) => teamId === team.id && state === 'ended' && endedOn && endedOn < today)
  const now = supports.find(({ teamId, state, conversations }) => teamId === team.id && state === 'link work' && (conversations ?? 0) > 2)
  const elsewhere = supports.find(({ teamId, state }) => teamId !== team.id && state === 'link work')
  const person = (personId: string | undefined) => gathered.of('person').find(({ id }) => id === personId)
  return [before, now, elsewhere, joined].flatMap((support, at) => {
    const [referral, known, again] = [waiting[at], person(support?.personId), person(waiting[at]?.personId)]
    return referral && known && again ? [{ referral, known, again }] : []
  })
}

/** As somebody spells a name who only heard it. */
const writtenOtherwise = (name: string): string => {
  const [heard, spelt] = SPELT.find(([sound]) => sound.test(name)) ?? [/$/, 'e']
  return name.replace(heard, spelt)
}

const SPELT: readonly (readonly [RegExp, string])[] = [
  [/ck\b/, 'k'],
  [/ie$/, 'y'],
  [/([^e])y$/, '$1ey'],
  [/ai/, 'ei'],
  [/([tlnrs])$/, '$1$1'],
]

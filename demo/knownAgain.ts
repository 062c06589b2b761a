import { foldName } from '../src/platform/fold.ts'
import type { Locality } from './locality.ts'

/**
 * Three of those who wait for the first team came before: one was supported until some time ago, one is supported now, and one is known to
 * another team. Each is written down a little otherwise, as people are. Nobody is added: they are among those who wait anyhow.
 */
export function letSomeComeAgain({ gathered, staff, today }: Locality) {
  const [team] = staff.teams
  if (!team) return
  // The one who waits longest is for another story.
  const waiting = gathered.of('referral').filter((referral) => referral.teamId === team.id && referral.state === 'received' && referral.wayIn !== 'self')
  const supports = gathered.of('support')
  const before = supports.find(({ teamId, state, endedOn }) => teamId === team.id && state === 'ended' && endedOn && endedOn < today)
  const now = supports.find(({ teamId, state, conversations }) => teamId === team.id && state === 'link work' && (conversations ?? 0) > 2)
  const elsewhere = supports.find(({ teamId, state }) => teamId !== team.id && state === 'link work')
  ;[before, now, elsewhere].forEach((support, at) => {
    const referral = waiting[at + 1]
    const known = gathered.of('person').find(({ id }) => id === support?.personId)
    const again = gathered.of('person').find(({ id }) => id === referral?.personId)
    if (!known || !again || !referral) return
    again.name = writtenOtherwise(known.name)
    again.foldedName = foldName(again.name)
    again.bornOn = known.bornOn ?? null
    again.email = null
    if (again.reachBy === 'email') again.reachBy = 'phone'
    for (const row of gathered.of('referralProgress')) if (row.referralId === referral.id) row.calledName = again.name
  })
}

/** As somebody spells a name who only heard it. */
const writtenOtherwise = (name: string): string => (/[bcdfgklmnprst]$/.test(name) ? `${name}e` : name.replace(/y\b/, 'ey').replace(/eey\b/, 'ey'))

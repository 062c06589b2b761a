import { addDays } from '../src/platform/clock.ts'
import { nameOf } from './cast.ts'
import type { Locality } from './locality.ts'
import { momentOf } from './rows.ts'
import { toldAccepted } from './words/reasons.ts'

/**
 * What whoever referred is to hear of it, in each state: told, with the person or read to them; waiting for the person; waiting for a worker who
 * reads it to them; held back. Of those accepted for the first team whose people agreed that it is told, the latest.
 */
export function tellReferrers({ gathered, staff, today, chance: all }: Locality) {
  const chance = all.apart('tellings')
  const [team] = staff.teams
  const rosa = gathered.of('person').find(({ name }) => name === nameOf.person)
  const accepted = gathered
    .of('referral')
    .filter(({ teamId, state, mayTellReferrer, answeredAt }) => teamId === team?.id && state === 'accepted' && mayTellReferrer && answeredAt)
    .sort((one, other) => Number(other.answeredAt) - Number(one.answeredAt))
  const [toRead, toReadAloud, held, ...told] = accepted.filter(({ personId }) => personId !== rosa?.id)
  const rosas = accepted.find(({ personId }) => personId === rosa?.id)
  const add = (row: (typeof accepted)[number] | undefined, decided: 'waiting' | 'told' | 'held back', given: { dueOn?: string; words?: string } = {}) => {
    if (!row) return
    const { partnershipId, id, teamId, personId } = row
    const writtenAt = row.answeredAt as Date
    const decidedAt = decided === 'waiting' ? null : new Date(writtenAt.getTime() + 3_600_000)
    const of = { partnershipId, id: chance.id(writtenAt), referralId: id as string, teamId, personId, state: 'accepted' as const }
    gathered.add('referralTelling', {
      ...of,
      words: toldAccepted,
      decided,
      writtenAt,
      decidedAt,
      decidedByName: decidedAt ? 'The person, by their link' : '',
      ...given,
    })
    // Nobody hears before the person has said so.
    const heard = decided === 'told' ? {} : { state: 'received', told: '', changedAt: row.receivedAt as Date }
    for (const progress of gathered.of('referralProgress')) if (progress.referralId === id) Object.assign(progress, heard)
  }
  add(toRead, 'waiting', { dueOn: addDays(today, 1) })
  add(toReadAloud, 'waiting')
  add(held, 'held back')
  for (const row of [rosas, ...told.slice(0, 12)]) add(row, 'told')
}

/** The links of those who refer from a poster: the practice of the referrer who signs in, and a charity. */
export function linkOrganisations({ gathered, today }: Pick<Locality, 'gathered' | 'today'>) {
  const referrer = gathered.of('membership').find(({ name }) => name === nameOf.referrer)
  const organisations = gathered.of('organisation')
  const practice = organisations.find(({ id }) => referrer?.organisationIds?.includes(id as string))
  const charity = organisations.find(({ kind }) => kind === 'charity')
  const codes = ['M4PLE7RK2D', 'C9HARTY6WN']
  for (const [at, organisation] of [practice, charity].entries()) {
    if (!organisation) continue
    const madeByName = at === 0 ? nameOf.referrer : nameOf.administrator
    const { partnershipId, id } = organisation
    gathered.add('organisationLink', {
      partnershipId,
      organisationId: id as string,
      code: codes[at] as string,
      madeByName,
      madeAt: momentOf(addDays(today, -40 + at), 11),
    })
  }
}

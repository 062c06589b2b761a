import { aClinicalSystem } from '../src/capabilities/referrals/fhir/factory.ts'
import { addDays, addMonths } from '../src/platform/clock.ts'
import { Chance } from './chance.ts'
import type { Locality } from './locality.ts'
import { momentOf } from './rows.ts'

/** The programs of two surgeries. Nobody knows a key of theirs: an administrator of the demo makes one. */
export function addClinicalSystems({ gathered, partnershipId, today }: Pick<Locality, 'gathered' | 'partnershipId' | 'today'>) {
  const administrator = gathered.rows.membership?.find(({ hats }) => hats.includes('administrator'))
  const [first, second] = gathered.rows.organisation?.filter(({ kind }) => kind === 'GP practice') ?? []
  if (!administrator || !first || !second) return
  const chance = new Chance('clinical systems of Ashcombe')
  const add = (months: number, organisationId: string, given: object) => {
    const madeAt = momentOf(addMonths(today, -months), 11)
    gathered.add(
      'clinicalSystem',
      aClinicalSystem({ partnershipId, organisationId, madeBy: administrator.id, id: chance.id(madeAt), madeAt, keyHash: null, ...given }),
    )
  }
  add(5, first.id, { name: 'Patchwork Records', keyMadeAt: momentOf(addMonths(today, -5), 12), lastUsedOn: addDays(today, -1) })
  add(1, second.id, { name: 'Surgery in a Box', may: ['send'], keyMadeAt: null })
}

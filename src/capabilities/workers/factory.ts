import type { Insertable } from 'kysely'
import type { Reflection, SupervisionItem, SupervisionPair, SupervisionTalk } from '../../../database/schema.ts'
import { newId } from '../../platform/ids.ts'
import { VERSION } from './reflection/questions.ts'

/** Two who talk every month. */
export const aPair = (given: { partnershipId: string; supervisorId: string; workerId: string } & Partial<Insertable<SupervisionPair>>) => ({
  id: newId(),
  supervisorName: 'Sam Okoro',
  workerName: 'Jo Bellamy',
  nextOn: '2026-12-08',
  lastOn: '2026-11-08',
  ...given,
})

type OfPair = Pick<Insertable<SupervisionPair>, 'partnershipId' | 'supervisorId' | 'workerId' | 'workerName'> & { id: string }

/** Something on the agenda, brought by the worker. */
export const anItem = ({ partnershipId, id, supervisorId, workerId, workerName }: OfPair, given: Partial<Insertable<SupervisionItem>> = {}) => ({
  partnershipId,
  id: newId(),
  pairId: id,
  supervisorId,
  workerId,
  words: 'A walk that went well, and why.',
  byMembership: workerId,
  byName: workerName,
  addedAt: new Date('2026-12-01T09:00:00Z'),
  ...given,
})

/** What two agreed. */
export const aTalk = ({ partnershipId, id, supervisorId, workerId, workerName }: OfPair, given: Partial<Insertable<SupervisionTalk>> = {}) => ({
  partnershipId,
  id: newId(),
  pairId: id,
  supervisorId,
  workerId,
  heldOn: '2026-11-08',
  agreed: 'Fridays stay free for visits to places.',
  byMembership: workerId,
  byName: workerName,
  at: new Date('2026-11-08T15:00:00Z'),
  ...given,
})

/** What a worker answered to themself after a conversation. */
export const aReflection = (given: { partnershipId: string; membershipId: string } & Partial<Insertable<Reflection>>) => ({
  id: newId(),
  lookedBackOn: '2026-12-01',
  versionAsked: VERSION,
  answers: JSON.stringify({ heard: 3, wants: 2, strengths: 3 }),
  note: 'She lit up when we spoke of the bees.',
  ...given,
})

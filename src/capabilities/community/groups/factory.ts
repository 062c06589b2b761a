import type { Insertable } from 'kysely'
import type { GroupKit, GroupLife, GroupMoney, LastingCheck, MemberWish, WaitingPlace } from '../../../../database/schema.ts'
import { newId } from '../../../platform/ids.ts'

// Rows for tests, the demo and the benchmark: valid and dull unless told otherwise.

type In = { partnershipId: string; groupId: string }
type By = In & { byMembership: string }

/** A step in the life of a group. */
export const aStepOfLife = (given: By & Partial<Insertable<GroupLife>>) => ({
  version: 1,
  state: 'supported' as const,
  sinceOn: '2026-03-02',
  because: 'A first good turn-out',
  byName: 'Jo Bell',
  ...given,
})

/** Something a group has. */
export const aPieceOfKit = (given: In & Partial<Insertable<GroupKit>>) => ({ id: newId(), what: 'The big teapot', heldBy: 'Ada', ...given })

/** A line of the cash book. */
export const aLineOfMoney = (given: By & Partial<Insertable<GroupMoney>>) => ({
  id: newId(),
  movedOn: '2026-11-26',
  pence: 1250,
  whatFor: 'The tea tin',
  byName: 'Jo Bell',
  ...given,
})

/** What the leads said of whether it will last. The group carries their sum, the least of them and the day. */
export const aLastingCheck = (given: By & Partial<Insertable<LastingCheck>>) => ({
  id: newId(),
  answeredOn: '2026-11-02',
  led: 4,
  othersCould: 3,
  money: 4,
  place: 5,
  kit: 4,
  withoutUs: 3,
  byName: 'Jo Bell',
  ...given,
})

/** Somebody who waits for a place. */
export const aWaitingPlace = (given: By & Partial<Insertable<WaitingPlace>>) => ({
  id: newId(),
  calledName: 'Mo',
  reachBy: 'email' as const,
  reachAt: 'mo@people.example',
  askedOn: '2026-11-20',
  byName: 'Jo Bell',
  ...given,
})

/** What a member asked for. */
export const aWish = (given: In & { memberId: string } & Partial<Insertable<MemberWish>>) => ({
  calledName: 'Rosa',
  beforeBy: 'email' as const,
  email: 'rosa@people.example',
  phone: '0115 496 0123',
  agreedOn: '2026-11-02',
  notedBy: 'Jo Bell',
  ...given,
})

import type { Insertable } from 'kysely'
import type { CommunityGroup, Entry, GroupMember, Introduction, Meetup, Place } from '../../../database/schema.ts'
import { foldName } from '../../platform/fold.ts'
import { newId } from '../../platform/ids.ts'

// Rows for tests, the demo and the benchmark: valid and dull unless told otherwise.

type In = { partnershipId: string }

/** Somewhere people search near: a village, a town, or a postcode as its name. */
export const aPlace = (given: In & Partial<Insertable<Place>>) => {
  const name = given.name ?? 'Ashcombe'
  return { id: newId(), name, foldedName: foldName(name), latitude: 52.9, longitude: -1.05, ...given }
}

/** Something that meets and keeps a register. What the public reads of it is its entry. */
export const aGroup = (given: In & Partial<Insertable<CommunityGroup>>) => ({ id: newId(), name: 'Thursday walkers', state: 'meeting' as const, ...given })

/** A page of the directory. Give it `groupId` when the group keeps its register here. */
export const anEntry = (given: In & Partial<Insertable<Entry>>) => {
  const name = given.name ?? 'Thursday walkers'
  return {
    id: newId(),
    kind: 'group' as const,
    name,
    sortName: foldName(name),
    summary: 'A gentle walk by the river, and a cup of tea after it.',
    isFree: true,
    lastCheckedOn: '2026-11-02',
    lastCheckedBy: 'Sam Okoro',
    ...given,
  }
}

/** Somebody a register knows. `came`, `firstCameOn` and `lastCameOn` have to agree with their attendances. */
export const aMember = (given: In & { groupId: string } & Partial<Insertable<GroupMember>>) => ({
  id: newId(),
  calledName: 'Rosa',
  personId: null,
  teamId: null,
  came: 0,
  firstCameOn: null,
  lastCameOn: null,
  ...given,
})

/** One time a group met. `attendances` has to be the ticked and the others together. */
export const aMeetup = (given: In & { groupId: string; byMembership: string } & Partial<Insertable<Meetup>>) => ({
  id: newId(),
  metOn: '2026-11-26',
  byName: 'Jo Bell',
  others: 0,
  attendances: given.others ?? 0,
  ...given,
})

/** A member at a meetup. */
export const anAttendance = (
  meetup: { partnershipId: string; id: string; groupId: string; metOn: string },
  member: { id: string; personId: string | null; teamId: string | null },
) => ({
  partnershipId: meetup.partnershipId,
  meetupId: meetup.id,
  groupId: meetup.groupId,
  metOn: meetup.metOn,
  memberId: member.id,
  personId: member.personId,
  teamId: member.teamId,
})

/** A person brought together with something of the directory. */
export const anIntroduction = (
  given: In & { personId: string; supportId: string; teamId: string; entryId: string; byMembership: string } & Partial<Insertable<Introduction>>,
) => ({
  id: newId(),
  entryName: 'Thursday walkers',
  calledName: 'Rosa',
  state: 'introduced' as const,
  byName: 'Sam Okoro',
  introducedOn: '2026-11-05',
  groupId: null,
  memberId: null,
  firstCameOn: null,
  ...given,
})

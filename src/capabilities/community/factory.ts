import type { Insertable } from 'kysely'
import type {
  CommunityGroup,
  CostOption,
  Entry,
  EntryContact,
  EntryPlace,
  GroupMember,
  Introduction,
  Meetup,
  Organiser,
  Place,
  Schedule,
  ScheduleException,
  Synonym,
  Taxonomy,
  Term,
} from '../../../database/schema.ts'
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
export const aGroup = (given: In & Partial<Insertable<CommunityGroup>>) => ({ id: newId(), name: 'Thursday walkers', state: 'supported' as const, ...given })

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

/** Who runs an entry. */
export const anOrganiser = (given: In & Partial<Insertable<Organiser>>) => {
  const name = given.name ?? 'Friends of the river'
  return { id: newId(), name, sortName: foldName(name), summary: '', ...given }
}

/** An entry, as far as what belongs to it needs to know. */
type Of = In & { id: string; groupId?: string | null }

const belongingTo = ({ partnershipId, id, groupId = null }: Of) => ({ partnershipId, entryId: id, groupId })

/** Where an entry takes place. Two entries that share a place share its `locationId`. */
export const anEntryPlace = (entry: Of, given: Partial<Insertable<EntryPlace>> = {}) => ({
  ...belongingTo(entry),
  id: newId(),
  locationId: newId(),
  name: 'Mill Lane hall',
  postcode: 'AS1 2AB',
  latitude: 52.91,
  longitude: -1.06,
  ...given,
})

/** When an entry takes place: every Thursday from ten, unless told otherwise. */
export const aSchedule = (entry: Of, given: Partial<Insertable<Schedule>> = {}) => ({
  ...belongingTo(entry),
  id: newId(),
  placeId: null,
  startsOn: '2026-01-01',
  freq: 'WEEKLY' as const,
  byDay: ['TH'],
  opensAt: '10:00',
  closesAt: '11:30',
  ...given,
})

/** A day on which a schedule does not hold: it does not meet, unless told otherwise. */
export const anException = (
  schedule: { partnershipId: string; id: string; entryId: string; groupId?: string | null },
  day: string,
  given: Partial<Insertable<ScheduleException>> = {},
) => ({
  partnershipId: schedule.partnershipId,
  scheduleId: schedule.id,
  entryId: schedule.entryId,
  groupId: schedule.groupId ?? null,
  day,
  happens: false,
  ...given,
})

/** One thing it costs, in whole pence. */
export const aCost = (entry: Of, given: Partial<Insertable<CostOption>> = {}) => ({ ...belongingTo(entry), id: newId(), amountPence: 200, ...given })

/** Somebody else to ask about an entry. */
export const somebodyToAsk = (entry: Of, given: Partial<Insertable<EntryContact>> = {}) => ({ ...belongingTo(entry), id: newId(), name: 'Jo Bell', ...given })

/** A list of words that entries are sorted under. */
export const aTaxonomy = (given: In & Partial<Insertable<Taxonomy>>) => ({ id: newId(), name: 'What it is about', ...given })

/** One word of a taxonomy. */
export const aTerm = (taxonomy: { partnershipId: string; id: string }, given: Partial<Insertable<Term>> = {}) => {
  const name = given.name ?? 'Walking'
  return { partnershipId: taxonomy.partnershipId, id: newId(), taxonomyId: taxonomy.id, parentId: null, name, sortName: foldName(name), ...given }
}

/** That an entry is sorted under a term. */
export const anEntryTerm = (entry: Of, term: { id: string }) => ({ ...belongingTo(entry), termId: term.id })

/** Words that mean the same to somebody who searches. */
export const aSynonym = (given: In & Partial<Insertable<Synonym>>) => ({ id: newId(), words: ['walk', 'ramble'], ...given })

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

/**
 * A person brought together with something of the directory. Give it `introducedOn: null` for one that is only suggested, and `toldOn`, too, for
 * one they were told of; an empty `entryId` and `toWhat` for what is not in the directory.
 */
export const anIntroduction = (
  given: In & { personId: string; supportId: string; teamId: string; entryId: string | null; byMembership: string } & Partial<Insertable<Introduction>>,
) => {
  const introducedOn = given.introducedOn === undefined ? '2026-11-05' : given.introducedOn
  const begunOn = given.begunOn ?? introducedOn ?? given.toldOn ?? '2026-11-05'
  return {
    id: newId(),
    entryName: 'Thursday walkers',
    calledName: 'Rosa',
    state: 'introduced' as const,
    byName: 'Sam Okoro',
    introducedOn,
    begunOn,
    stateSince: given.firstCameOn ?? introducedOn ?? begunOn,
    yesOn: introducedOn,
    groupId: null,
    memberId: null,
    firstCameOn: null,
    ...given,
  }
}

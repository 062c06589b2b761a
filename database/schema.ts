// Written by script/schema from the migrated database. A test holds it true.

import type { ColumnType } from "kysely";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Json = JsonValue;

export type JsonArray = JsonValue[];

export type JsonObject = {
  [x: string]: JsonValue | undefined;
};

export type JsonPrimitive = boolean | number | string | null;

export type JsonValue = JsonArray | JsonObject | JsonPrimitive;

export type Numeric = ColumnType<string, number | string, number | string>;

export type Point = {
  x: number;
  y: number;
};

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface Activation {
  agreedOn: string;
  byMembership: string;
  byName: string;
  createdAt: Generated<Timestamp>;
  how: 'agreed together' | 'licensed measure';
  id: string;
  inTheirWords: Generated<string>;
  level: number;
  partnershipId: string;
  personId: string;
  score: Numeric | null;
  supportId: string;
  teamId: string;
}

export interface Alike {
  because: ('name' | 'postcode' | 'phone' | 'website')[];
  oneId: string;
  otherId: string;
  partnershipId: string;
  saidBy: Generated<string>;
  state: Generated<'waiting' | 'two things' | 'merged'>;
}

export interface Attendance {
  groupId: string;
  meetupId: string;
  memberId: string;
  metOn: string;
  partnershipId: string;
  personId: string | null;
  teamId: string | null;
}

export interface AuditEntry {
  at: Generated<Timestamp>;
  /**
   * The name as it was then, so that a person can read who looked without reaching memberships.
   */
  byName: string;
  did: string;
  hat: string;
  id: string;
  membershipId: string | null;
  partnershipId: string;
  personId: string | null;
  reason: string | null;
  requestId: string;
  thing: string;
  thingId: string | null;
}

export interface CalendarFeed {
  accountId: string;
  expiresAt: Timestamp;
  madeAt: Timestamp;
  membershipId: string;
  partnershipId: string;
  shows: 'no names' | 'initials' | 'first names';
  tokenHash: string;
}

export interface Call {
  againOn: string | null;
  byMembership: string;
  byName: string;
  calledAt: Timestamp;
  id: string;
  partnershipId: string;
  personId: string;
  result: 'spoke' | 'no answer' | 'left a message' | 'wrong number' | 'right number' | 'another day' | 'wrote';
  supportId: string;
  teamId: string;
}

export interface Checkin {
  answeredOn: string | null;
  /**
   * question key → the answer as a whole number. A question left blank is absent.
   */
  answers: Json | null;
  askedAt: Timestamp | null;
  dueOn: string;
  helpedBy: string | null;
  how: 'by link' | 'with a worker' | 'from paper' | 'signed in' | null;
  id: string;
  /**
   * Said with only a link in hand, where the row of the person is out of reach. The daily job carries it there, and empties this.
   */
  mayCount: boolean | null;
  measuresVersion: string | null;
  occasion: 'start' | 'four months' | 'eight months';
  partnershipId: string;
  personId: string;
  state: Generated<'due' | 'asked' | 'answered' | 'missed'>;
  supportId: string;
  teamId: string;
  tokenExpiresAt: Timestamp | null;
  tokenHash: string | null;
  version: Generated<number>;
}

export interface ClinicalAssertion {
  expiresAt: Timestamp;
  jtiHash: string;
  partnershipId: string;
  systemId: string;
}

export interface ClinicalRequest {
  authoredAt: Timestamp | null;
  code: string | null;
  /**
   * The hash of what was sent, so that the same id with other contents is noticed. The contents are not kept.
   */
  contentsHash: string;
  identifiers: Generated<Json>;
  intent: string;
  kind: 'message' | 'request';
  /**
   * What of it was not kept, or is doubtful, as its sender was told. Says where, never what.
   */
  leftOut: Generated<Json>;
  messageId: string;
  organisationId: string;
  partnershipId: string;
  personId: string;
  receivedAt: Generated<Timestamp>;
  referralId: string;
  systemId: string;
}

export interface ClinicalSystem {
  /**
   * SNOMED CT codes that it uses for a referral to us besides the national one, as the administrator was told.
   */
  alsoCodes: Generated<string[]>;
  id: string;
  /**
   * The hash of its key. The key is shown once, and kept nowhere.
   */
  keyHash: string | null;
  keyMadeAt: Timestamp | null;
  lastUsedOn: string | null;
  madeAt: Generated<Timestamp>;
  madeBy: string;
  /**
   * Send referrals; follow what became of those its organisation sent.
   */
  may: ('send' | 'follow')[];
  name: string;
  organisationId: string;
  partnershipId: string;
  /**
   * A JSON Web Key Set of public keys, pasted by an administrator. Never fetched from anywhere.
   */
  publicKeys: Json | null;
  revokedAt: Timestamp | null;
  version: Generated<number>;
  wayIn: 'consultation' | 'annual check' | 'social care' | 'voluntary sector' | 'community';
}

export interface ClinicalToken {
  expiresAt: Timestamp;
  may: ('send' | 'follow')[];
  partnershipId: string;
  systemId: string;
  tokenHash: string;
}

export interface CommunityGroup {
  /**
   * How many of them came more than once.
   */
  cameAgain: Generated<number>;
  createdAt: Generated<Timestamp>;
  /**
   * The day, agreed with its leads, on which the worker steps back.
   */
  handsOverOn: string | null;
  handsOverTo: Generated<string>;
  /**
   * How long a free place is held for whoever was first on the waiting list.
   */
  heldForDays: Generated<number>;
  id: string;
  lastingCheckedOn: string | null;
  lastingLeast: number | null;
  /**
   * Of the latest answers to "Will it last?": six answers of one to five, added up.
   */
  lastingScore: number | null;
  name: string;
  partnershipId: string;
  /**
   * Different people whom its register knows and who came, since the beginning: written with each register, so that workers read a number and no names.
   */
  peopleCame: Generated<number>;
  /**
   * What leads and helpers need to know of the place: who has the key, how the heating goes on. The public reads of the place in its entry.
   */
  placeNote: Generated<string>;
  sortName: Generated<string>;
  /**
   * Where it is in its life. The days and reasons are in group_life.
   */
  state: Generated<'idea' | 'starting' | 'supported' | 'standing on its own' | 'resting' | 'ended'>;
  stateSince: string | null;
  supportedBy: string | null;
  supportedByName: Generated<string>;
  version: Generated<number>;
}

export interface Concern {
  /**
   * Whom it is about, as they are called: of a group, nobody may know more.
   */
  aboutName: string;
  acknowledgeBy: Timestamp;
  /**
   * When it was first acknowledged.
   */
  acknowledgedAt: Timestamp | null;
  /**
   * How many were asked one after the other.
   */
  asked: Generated<number>;
  closedAt: Timestamp | null;
  doneAlready: Generated<string>;
  id: string;
  kind: 'ending their life' | 'harmed by somebody' | 'a child' | 'harming somebody' | 'something else';
  /**
   * They know of it and it is safe that they find it when they take away what is held about them.
   */
  mayRead: Generated<boolean>;
  nextLookAt: Timestamp;
  ownerId: string;
  ownerName: string;
  partnershipId: string;
  personId: string | null;
  raisedAt: Timestamp;
  raisedBy: string;
  raisedByName: string;
  /**
   * Those who answer concerns, and its owner: nobody else reads it but whoever raised it. Follows when other people are named.
   */
  readerIds: string[];
  said: string;
  state: Generated<'raised' | 'acknowledged' | 'acted' | 'closed'>;
  version: Generated<number>;
}

export interface ConcernNote {
  at: Timestamp;
  byMembership: string;
  byName: string;
  concernId: string;
  id: string;
  kind: 'done' | 'note' | 'why' | 'closing';
  partnershipId: string;
  readerIds: string[];
  words: string;
}

export interface ConcernStep {
  at: Timestamp;
  byMembership: string | null;
  byName: string;
  concernId: string;
  ownerName: string;
  partnershipId: string;
  raisedBy: string;
  readerIds: string[];
  step: 'raised' | 'acknowledged' | 'acted' | 'noted' | 'passed on' | 'next asked' | 'closed';
  version: number;
}

export interface Conversation {
  agreed: Generated<string>;
  beganAt: string | null;
  byMembership: string;
  byName: string;
  came: 'on time' | 'late' | null;
  createdAt: Generated<Timestamp>;
  /**
   * Why support goes on, when there have been more talks than is usual here. The person reads it.
   */
  goesOnBecause: Generated<string>;
  heldOn: string;
  id: string;
  mode: 'phone' | 'face to face' | 'walking together' | 'video' | 'at home';
  nextTalkOn: string | null;
  partnershipId: string;
  personId: string;
  place: Generated<string>;
  supportId: string;
  teamId: string;
  whatMatters: Generated<string>;
  whoDoesIt: 'the person' | 'the worker' | 'both' | null;
  /**
   * Who else was there, for example a daughter or an interpreter.
   */
  withOthers: Generated<string>;
}

export interface ConversationDraft {
  byMembership: string;
  id: string;
  partnershipId: string;
  personId: string;
  savedAt: Timestamp;
  supportId: string;
  teamId: string;
  typed: Json;
}

export interface CostOption {
  amountPence: number | null;
  amountWords: Generated<string>;
  entryId: string;
  groupId: string | null;
  id: string;
  option: Generated<string>;
  partnershipId: string;
  position: Generated<number>;
  validFrom: string | null;
  validTo: string | null;
}

export interface Cover {
  awayMembership: string;
  awayName: string;
  byMembership: string;
  byName: string;
  coverMembership: string;
  coverName: string;
  createdAt: Timestamp;
  endedOn: string | null;
  fromOn: string;
  id: string;
  partnershipId: string;
  untilOn: string;
}

export interface CrisisCard {
  cancelledAt: Timestamp | null;
  /**
   * Encrypted with the key of the plan: whose it is, whom to tell when it is used, and the link, so that it can be printed again.
   */
  face: Buffer;
  id: string;
  madeAt: Timestamp;
  /**
   * Stands on the key and on the pages that may be opened (plan_page.shared_tokens). It is the hash of nothing that anybody holds.
   */
  openHash: string;
  partnershipId: string;
  personId: string;
  tokenHash: string;
}

export interface CrisisOpening {
  at: Timestamp;
  because: string;
  cardHash: string;
  cardId: string;
  id: string;
  name: string;
  openHash: string;
  partnershipId: string;
  personId: string;
  phone: Generated<string>;
  tokenHash: string;
  until: Timestamp;
  worksAt: string;
}

export interface DirectoryImport {
  askedAt: Generated<Timestamp>;
  askedBy: string;
  byItself: Generated<boolean>;
  counts: Generated<Json>;
  endedAt: Timestamp | null;
  faults: Generated<string[]>;
  fileName: Generated<string>;
  form: 'feed' | 'feed file' | 'our table' | 'council table';
  goOnAt: Generated<Timestamp>;
  id: string;
  /**
   * Whether the whole of the source was read: only then is what it lacks put to rest.
   */
  isWhole: Generated<boolean>;
  /**
   * Where reading goes on after it was broken off.
   */
  page: Generated<number>;
  partnershipId: string;
  position: Generated<number>;
  problem: string | null;
  /**
   * Grows with every piece of work that is kept, so that two servers never keep the same piece twice.
   */
  round: Generated<number>;
  saidTotal: number | null;
  sourceId: string;
  state: 'reading' | 'comparing' | 'ready' | 'switching' | 'switched in' | 'given up' | 'failed';
  step: Generated<'about' | 'taxonomies' | 'terms' | 'list' | 'details' | 'done'>;
  takesAlike: Generated<boolean>;
  tries: Generated<number>;
}

export interface DirectoryImportPage {
  importId: string;
  isLast: boolean;
  mark: string;
  page: number;
  partnershipId: string;
  theirIds: string[];
}

export interface DirectoryImportRow {
  asBefore: Generated<boolean>;
  importId: string;
  /**
   * What the source says, in our words.
   */
  incoming: Json | null;
  kind: 'entry' | 'taxonomy' | 'term';
  mark: Generated<string>;
  /**
   * What will be written when it is switched in: rows by table, and nothing of what was edited here.
   */
  merged: Json | null;
  name: Generated<string>;
  needsDetail: Generated<boolean>;
  /**
   * What of it could not be taken, and why.
   */
  notes: Generated<string[]>;
  ourId: string | null;
  outcome: 'new' | 'changed' | 'unchanged' | 'kept' | 'back' | 'alike' | 'gone' | null;
  partnershipId: string;
  position: number;
  problem: string | null;
  raw: string | null;
  theirId: string | null;
  versionSeen: number | null;
}

export interface DirectoryOrigin {
  goneAt: Timestamp | null;
  kind: 'entry' | 'organiser' | 'taxonomy' | 'term';
  mark: Generated<string>;
  ourId: string;
  partnershipId: string;
  sourceId: string;
  /**
   * What was last taken. A field that differs from it here was edited here, and stays.
   */
  taken: Json;
  takenAt: Generated<Timestamp>;
  theirId: string;
}

export interface DirectorySource {
  address: Generated<string>;
  /**
   * Being in it counts as having been checked on the day it was read.
   */
  countsAsChecked: Generated<boolean>;
  dueOn: string | null;
  id: string;
  kind: 'feed' | 'file';
  /**
   * The import whose entries are in use.
   */
  lastImportId: string | null;
  madeAt: Generated<Timestamp>;
  madeBy: string;
  name: string;
  partnershipId: string;
  refresh: Generated<'by hand' | 'daily' | 'weekly' | 'monthly'>;
  version: Generated<number>;
}

export interface EmptySearch {
  id: string;
  month: string;
  outwardCode: Generated<string>;
  partnershipId: string;
  /**
   * The village or town, as our list of places has it. What was typed and is no place we know is not kept.
   */
  placeName: Generated<string>;
  words: string;
}

export interface Entry {
  access: Generated<string>;
  accessFeatures: Generated<('step-free' | 'quiet' | 'hearing loop' | 'toilets' | 'parking' | 'near a bus stop' | 'companion welcome')[]>;
  agesFrom: number | null;
  agesTo: number | null;
  changedAt: Generated<Timestamp>;
  closedBecause: Generated<string>;
  closedUntil: string | null;
  contactEmail: Generated<string>;
  contactName: Generated<string>;
  contactPhone: Generated<string>;
  cost: Generated<string>;
  createdAt: Generated<Timestamp>;
  firstVisit: Generated<string>;
  groupId: string | null;
  id: string;
  isFree: Generated<boolean>;
  kind: 'group' | 'service';
  /**
   * Languages spoken there, as BCP 47 codes (en, pl, pa).
   */
  languages: Generated<string[]>;
  lastCheckedBy: string;
  lastCheckedOn: string;
  name: string;
  organiserId: string | null;
  partnershipId: string;
  /**
   * Empty when nobody counts them.
   */
  placesLeft: number | null;
  roomFor: number | null;
  sortName: string;
  /**
   * What its keeper says of it. Whether it is hidden because nobody checked it is worked out from last_checked_on.
   */
  state: Generated<'open' | 'closed for now' | 'at rest'>;
  summary: string;
  version: Generated<number>;
  /**
   * How somebody takes part.
   */
  ways: Generated<('in person' | 'online' | 'by phone')[]>;
  website: Generated<string>;
  whenItMeets: Generated<string>;
  whoSuits: Generated<string>;
}

export interface EntryContact {
  email: Generated<string>;
  entryId: string;
  groupId: string | null;
  id: string;
  name: Generated<string>;
  partnershipId: string;
  phone: Generated<string>;
  position: Generated<number>;
  title: Generated<string>;
}

export interface EntryHistory {
  at: Timestamp;
  because: Generated<string>;
  byMembership: string | null;
  byName: string;
  did: string;
  entryId: string;
  groupId: string | null;
  partnershipId: string;
  version: number;
  /**
   * The row of the entry with its places, schedules and their exceptions, costs, contacts and terms, by the names of their columns.
   */
  whole: Json;
}

export interface EntryMerge {
  at: Timestamp;
  byMembership: string | null;
  byName: string;
  goneId: string;
  id: string;
  keptId: string;
  keptVersion: number;
  /**
   * Both as they were, and the ids of what points to the kept one now and pointed to the other before.
   */
  moved: Json;
  partnershipId: string;
  undoneAt: Timestamp | null;
  undoneBy: Generated<string>;
}

export interface EntryMoved {
  entryId: string;
  partnershipId: string;
  toEntryId: string;
}

export interface EntryPlace {
  access: Generated<string>;
  address: Generated<string>;
  country: Generated<string>;
  county: Generated<string>;
  entryId: string;
  groupId: string | null;
  id: string;
  kind: Generated<'physical' | 'postal' | 'virtual'>;
  latitude: number | null;
  /**
   * The same at two entries that share a place.
   */
  locationId: string;
  longitude: number | null;
  name: Generated<string>;
  partnershipId: string;
  position: Generated<number>;
  postcode: string | null;
  summary: Generated<string>;
  town: Generated<string>;
}

export interface EntryTerm {
  entryId: string;
  groupId: string | null;
  partnershipId: string;
  termId: string;
}

export interface Figure {
  key: string;
  madeAt: Timestamp;
  partnershipId: string;
  shown: Json;
}

export interface Gap {
  area: string;
  /**
   * What became of it, in a few words that name nobody.
   */
  became: Generated<string>;
  countedOn: string | null;
  entryId: string | null;
  groupId: string | null;
  id: string;
  interest: string;
  /**
   * The interest folded: a term of the directory, or the words themselves.
   */
  interestKey: string;
  noticedOn: string;
  outwardCode: Generated<string>;
  partnershipId: string;
  /**
   * How many people want it, where they are five or more: else empty, and the exact number is the team's alone (gap_tally).
   */
  people: number | null;
  state: Generated<'noticed' | 'challenge' | 'group being started' | 'grant' | 'met' | 'put to rest'>;
  stateSince: string;
  /**
   * The team of its area, whose workers see the exact number.
   */
  teamId: string;
  termId: string | null;
  /**
   * The day those who wished for it were told that it is there.
   */
  toldOn: string | null;
  version: Generated<number>;
}

export interface GapHistory {
  became: Generated<string>;
  byMembership: string | null;
  byName: string;
  gapId: string;
  partnershipId: string;
  sinceOn: string;
  state: string;
  version: number;
}

export interface GapTally {
  conversations: Generated<number>;
  fullEntries: Generated<number>;
  gapId: string;
  partnershipId: string;
  /**
   * Searches that found nothing. Nobody knows how many people they were, so they are not added to people.
   */
  searches: Generated<number>;
  teamId: string;
  waiting: Generated<number>;
  wishes: Generated<number>;
}

export interface GapVoice {
  byMembership: string;
  byName: string;
  calledName: Generated<string>;
  gapId: string;
  id: string;
  partnershipId: string;
  /**
   * More than one where a worker heard it from several whose names do not matter.
   */
  people: Generated<number>;
  personId: string | null;
  said: Generated<string>;
  saidOn: string;
  teamId: string;
}

export interface GapWord {
  gapId: string | null;
  outwardCode: Generated<string>;
  partnershipId: string;
  words: string;
}

export interface Goal {
  byMembership: string | null;
  byName: string;
  createdAt: Generated<Timestamp>;
  id: string;
  nowLevel: number | null;
  partnershipId: string;
  personId: string;
  reviewOn: string | null;
  /**
   * Encrypted: what they want, in their words, and the five points of the scale.
   */
  sealed: Buffer;
  /**
   * The person it was sealed for, when they were joined with the one whose it is now.
   */
  sealedFor: string | null;
  startLevel: number | null;
  state: Generated<'open' | 'reached' | 'rested'>;
  /**
   * The team the person shares this goal with. Empty: theirs alone.
   */
  teamId: string | null;
  version: Generated<number>;
  way: 'connect' | 'be active' | 'take notice' | 'keep learning' | 'give' | null;
}

export interface GoalKey {
  goalId: string;
  partnershipId: string;
  personId: string;
  sealedFor: string | null;
  /**
   * The team that the goal is shared with. Empty while it is the person's alone, and while they have asked for their plan to be deleted.
   */
  teamId: string | null;
  wrapped: Buffer;
  /**
   * Which key of the installation wrapped it: the beginning of its hash.
   */
  wrappedWith: string;
}

export interface GoalOutlook {
  byMembership: string | null;
  byName: string;
  confidence: number | null;
  createdAt: Generated<Timestamp>;
  goalId: string;
  id: string;
  importance: number | null;
  partnershipId: string;
  personId: string;
  saidOn: string;
  teamId: string | null;
}

export interface GoalRating {
  byMembership: string | null;
  byName: string;
  createdAt: Generated<Timestamp>;
  goalId: string;
  id: string;
  level: number;
  partnershipId: string;
  personId: string;
  ratedOn: string;
  /**
   * Encrypted: how it has been, in their words.
   */
  sealed: Buffer;
  sealedFor: string | null;
  teamId: string | null;
}

export interface GoalRhythm {
  partnershipId: string;
  personId: string;
  /**
   * The e-mail address that a reminder goes to. Empty: they asked for none.
   */
  remindAt: string | null;
  remindedOn: string | null;
  rhythm: 'every week' | 'every two weeks' | 'every month' | 'when I like';
}

export interface GoalStep {
  createdAt: Generated<Timestamp>;
  doneOn: string | null;
  goalId: string;
  id: string;
  partnershipId: string;
  personId: string;
  /**
   * Encrypted: the step in words.
   */
  sealed: Buffer;
  sealedFor: string | null;
  teamId: string | null;
}

export interface GrantApplication {
  afterwards: Generated<string>;
  amountPence: number;
  /**
   * What the panel answers, in plain words to whoever asked.
   */
  answer: Generated<string>;
  applicant: string;
  attendances: number | null;
  awardedPence: number | null;
  cameOfIt: Generated<string>;
  differentPeople: number | null;
  email: Generated<string>;
  entryId: string | null;
  figuresOn: string | null;
  gapId: string | null;
  groupId: string | null;
  id: string;
  idea: string;
  /**
   * Of the registers of the group it paid for, since it was paid: worked out each night.
   */
  meetups: number | null;
  more: Generated<string>;
  onBehalfOf: Generated<string>;
  paidOn: string | null;
  paidReference: Generated<string>;
  panelIds: string[];
  partnershipId: string;
  phone: Generated<string>;
  potId: string;
  sentOn: string;
  spentOn: string;
  state: Generated<'sent' | 'more asked' | 'approved' | 'declined' | 'paid' | 'told'>;
  stateSince: string;
  tokenHash: string;
  typedBy: string | null;
  typedByName: Generated<string>;
  version: Generated<number>;
  whoFor: string;
}

export interface GrantPot {
  amountPence: number;
  /**
   * What has been promised of it. The check means that no two decisions can promise more than there is.
   */
  awardedPence: Generated<number>;
  closesOn: string;
  createdAt: Generated<Timestamp>;
  id: string;
  mostPence: number;
  name: string;
  opensOn: string;
  /**
   * Memberships that decide. Copied to what they decide about, so that each row says who reaches it.
   */
  panelIds: string[];
  panelNames: string[];
  partnershipId: string;
  purpose: string;
  version: Generated<number>;
  viewsNeeded: Generated<number>;
}

export interface GrantStep {
  applicationId: string;
  byMembership: string | null;
  byName: string;
  panelIds: string[];
  partnershipId: string;
  sinceOn: string;
  state: string;
  version: number;
  why: Generated<string>;
}

export interface GrantView {
  applicationId: string;
  conflict: Generated<string>;
  givenOn: string;
  membershipId: string;
  name: string;
  panelIds: string[];
  partnershipId: string;
  reason: Generated<string>;
  version: Generated<number>;
  view: 'approve' | 'decline' | 'ask for more' | null;
}

export interface GroupKit {
  createdAt: Generated<Timestamp>;
  goneOn: string | null;
  groupId: string;
  heldBy: Generated<string>;
  id: string;
  partnershipId: string;
  version: Generated<number>;
  what: string;
}

export interface GroupLife {
  because: Generated<string>;
  byMembership: string;
  byName: string;
  createdAt: Generated<Timestamp>;
  groupId: string;
  partnershipId: string;
  sinceOn: string;
  state: 'idea' | 'starting' | 'supported' | 'standing on its own' | 'resting' | 'ended';
  version: number;
}

export interface GroupMember {
  calledName: string;
  came: Generated<number>;
  createdAt: Generated<Timestamp>;
  firstCameOn: string | null;
  groupId: string;
  id: string;
  lastCameOn: string | null;
  partnershipId: string;
  personId: string | null;
  /**
   * The team that introduced them, so that its workers see that they came.
   */
  teamId: string | null;
}

export interface GroupMoney {
  byMembership: string;
  byName: string;
  createdAt: Generated<Timestamp>;
  groupId: string;
  id: string;
  movedOn: string;
  partnershipId: string;
  /**
   * Whole pence: more than nought came in, less went out.
   */
  pence: number;
  whatFor: string;
}

export interface HatWorn {
  accountId: string;
  hat: string;
  membershipId: string;
  partnershipId: string;
}

export interface Introduction {
  /**
   * The day on which somebody who was only told would like to be asked. Empty: nothing more is expected.
   */
  askOn: string | null;
  /**
   * The day it was suggested, or of the introduction where nobody suggested it first.
   */
  begunOn: string;
  byMembership: string;
  byName: string;
  calledName: string;
  entryId: string | null;
  entryName: string;
  firstCameOn: string | null;
  groupId: string | null;
  id: string;
  /**
   * Empty while it is only suggested.
   */
  introducedOn: string | null;
  memberId: string | null;
  partnershipId: string;
  personId: string;
  /**
   * The third time they came.
   */
  regularOn: string | null;
  said: Generated<string>;
  state: Generated<'suggested' | 'told' | 'said yes' | 'introduced' | 'came once' | 'comes regularly' | 'moved on' | 'not for me'>;
  stateSince: string;
  supportId: string;
  teamId: string;
  /**
   * The day they were told of it, where that came before an introduction, or was all.
   */
  toldOn: string | null;
  /**
   * Something of the directory, or else what it is: entry_name then says its name.
   */
  toWhat: Generated<'entry' | 'course' | 'volunteer' | 'service'>;
  version: Generated<number>;
  /**
   * A volunteer of ours. Empty for one of another organisation, or a scheme.
   */
  volunteerId: string | null;
  /**
   * Why the worker thought of it, in a few words to the person.
   */
  why: Generated<string>;
  yesOn: string | null;
}

export interface IntroductionHistory {
  /**
   * Empty where the register moved it.
   */
  byMembership: string | null;
  byName: string;
  introductionId: string;
  partnershipId: string;
  personId: string;
  said: Generated<string>;
  sinceOn: string;
  state: string;
  teamId: string;
  version: number;
}

export interface Joining {
  apartAt: Timestamp | null;
  apartBecause: string | null;
  apartBy: string | null;
  apartByName: string | null;
  asideId: string;
  asideName: string;
  asideTeamId: string;
  because: string;
  detailsBecame: Generated<Json>;
  /**
   * Of the details of the one kept, those that were taken from the other, as they were before.
   */
  detailsWere: Generated<Json>;
  id: string;
  joinedAt: Timestamp;
  joinedBy: string;
  joinedByName: string;
  /**
   * How many rows of what moved, for people to read. Which ones stands in joining_row.
   */
  moved: Generated<Json>;
  partnershipId: string;
  personId: string;
  /**
   * When what was being written while they were joined had followed, too.
   */
  settledAt: Timestamp | null;
  teamId: string;
}

export interface JoiningRow {
  joiningId: string;
  ofTable: string;
  partnershipId: string;
  rowKey: string;
  teamWas: string | null;
}

export interface Keeper {
  /**
   * auth.account.id, when they keep it signed in. Not readable by the application role.
   */
  accountId: string | null;
  /**
   * The day of the last check that the asks are about: with the next check they begin anew.
   */
  askedAbout: string | null;
  askedOn: string | null;
  asks: Generated<number>;
  createdAt: Generated<Timestamp>;
  email: Generated<string>;
  entryId: string;
  membershipId: string | null;
  name: string;
  partnershipId: string;
  phone: Generated<string>;
  tokenExpiresAt: Timestamp | null;
  /**
   * Hash of the latest link we sent them. It opens this entry to be kept, and nothing else.
   */
  tokenHash: string | null;
  version: Generated<number>;
}

export interface KeepingRules {
  asksAtMost: Generated<number>;
  checkAfterDays: Generated<number>;
  hideAfterDays: Generated<number>;
  partnershipId: string;
  remindEveryDays: Generated<number>;
  version: Generated<number>;
}

export interface Kiosk {
  byMembership: string;
  /**
   * Of the code that whoever opened it chose, and that is needed to leave it.
   */
  codeHash: string;
  createdAt: Generated<Timestamp>;
  groupId: string;
  groupName: string;
  id: string;
  metOn: string;
  partnershipId: string;
  state: Generated<'open' | 'locked' | 'closed'>;
  tokenHash: string;
  wrongCodes: Generated<number>;
}

export interface KioskName {
  cameAt: Timestamp | null;
  firstName: string;
  groupId: string;
  id: string;
  keptAt: Timestamp | null;
  kioskId: string;
  /**
   * Empty for somebody new.
   */
  memberId: string | null;
  partnershipId: string;
  tokenHash: string;
}

export interface LastingCheck {
  answeredOn: string;
  byMembership: string;
  byName: string;
  createdAt: Generated<Timestamp>;
  groupId: string;
  id: string;
  kit: number;
  led: number;
  money: number;
  othersCould: number;
  partnershipId: string;
  place: number;
  said: Generated<string>;
  withoutUs: number;
}

export interface Letter {
  listedId: string;
  listId: string;
  partnershipId: string;
  /**
   * In the order of printing, from 1: the number that stands on the letter, its envelope label and in lists.
   */
  position: number;
  runId: string;
  teamId: string;
}

export interface LetterRun {
  askedAt: Generated<Timestamp>;
  askedBy: string;
  askedByName: string;
  goOnAt: Generated<Timestamp>;
  id: string;
  kind: 'invitation' | 'reminder' | 'again';
  listId: string;
  organisationId: string;
  partnershipId: string;
  prepared: Generated<number>;
  sentOn: string | null;
  sortedBy: 'postcode' | 'name';
  state: Generated<'preparing' | 'ready' | 'sent' | 'cancelled'>;
  teamId: string;
  total: Generated<number>;
  version: Generated<number>;
  way: 'letter' | 'email' | 'text';
}

export interface ListedPerson {
  address: Generated<string>;
  /**
   * Why they are left out, or why nothing more is sent.
   */
  because: 'marked' | 'twice' | 'known' | 'said no' | 'opted out' | 'died' | 'moved away' | null;
  bornOn: string | null;
  cameBackOn: string | null;
  /**
   * Hash of the short code in their letter. The code itself is never stored.
   */
  codeHash: string | null;
  email: string | null;
  foldedName: string;
  format: Generated<'standard' | 'large print' | 'easy read'>;
  id: string;
  invitedOn: string | null;
  /**
   * Their line of the file, from 1.
   */
  line: number;
  listId: string;
  name: string;
  nhsNumber: string | null;
  /**
   * Whether its check digit is right. One that is not is kept, and never trusted.
   */
  nhsNumberChecks: Generated<boolean>;
  notes: Generated<string[]>;
  organisationId: string;
  partnershipId: string;
  personId: string | null;
  phone: string | null;
  postcode: string | null;
  question: string | null;
  recordedBy: string | null;
  referralId: string | null;
  remindedOn: string | null;
  /**
   * When they first answered.
   */
  repliedAt: Timestamp | null;
  repliedHow: 'link' | 'phone' | 'slip' | null;
  /**
   * listed: not written to yet; to send: a letter to them is being made.
   */
  state: Generated<'listed' | 'left out' | 'to send' | 'invited' | 'reminded' | 'question' | 'yes' | 'no' | 'stopped'>;
  teamId: string;
  tokenHash: string | null;
  version: Generated<number>;
  way: 'letter' | 'email' | 'text';
}

export interface Listing {
  accessFeatures: string[];
  agesFrom: number;
  agesTo: number;
  /**
   * MO to SU: days of the week on which it takes place. Empty when no schedule says.
   */
  days: string[];
  entryId: string;
  groupId: string | null;
  id: string;
  isFree: boolean;
  /**
   * False while it is closed for now. An entry at rest has no row here.
   */
  isOpen: boolean;
  kind: string;
  languages: string[];
  lastCheckedOn: string;
  latitude: number | null;
  longitude: number | null;
  partnershipId: string;
  placesLeft: number | null;
  sortName: string;
  /**
   * Its place on a flat map, so that the nearest are found by an index; distances shown are on the globe. Worked out by the database.
   */
  spot: Generated<Point | null>;
  /**
   * Its terms, and the wider ones above them.
   */
  termIds: string[];
  /**
   * morning, afternoon, evening: when in the day it takes place. Empty when no schedule says.
   */
  times: string[];
  ways: string[];
  words: string;
}

export interface MatchKey {
  /**
   * An HMAC, with the secret of the installation, of what is compared: a day of birth with the sound of a name, and the like. Nothing can be read from it.
   */
  key: string;
  /**
   * Whose details it is made from.
   */
  ofId: string;
  partnershipId: string;
  /**
   * Whom it leads to: the same, until they are joined with somebody.
   */
  personId: string;
  teamId: string;
}

export interface Meetup {
  /**
   * Everybody who came: the ticked and the others.
   */
  attendances: Generated<number>;
  byMembership: string;
  byName: string;
  createdAt: Generated<Timestamp>;
  groupId: string;
  id: string;
  metOn: string;
  /**
   * People who came and whom the register does not name.
   */
  others: Generated<number>;
  partnershipId: string;
  version: Generated<number>;
}

export interface Membership {
  /**
   * auth.account.id, empty until they have joined. Not readable by the application role: a membership is never followed to another partnership.
   */
  accountId: string | null;
  coveringTeamIds: Generated<string[]>;
  coveringUntil: string | null;
  createdAt: Generated<Timestamp>;
  groupIds: Generated<string[]>;
  hats: ('person' | 'supporter' | 'referrer' | 'health coach' | 'link worker' | 'group leader' | 'volunteer' | 'evaluator' | 'commissioner' | 'administrator')[];
  id: string;
  invitationExpiresAt: Timestamp | null;
  /**
   * Hash of the link in the invitation; wiped when they join.
   */
  invitationHash: string | null;
  invitedBy: string | null;
  /**
   * The name as it was then: somebody with an invitation in hand reads who invites them without reaching other memberships.
   */
  invitedByName: string | null;
  invitedEmail: string | null;
  joinedAt: Timestamp | null;
  leftAt: Timestamp | null;
  name: string;
  organisationIds: Generated<string[]>;
  partnershipId: string;
  personId: string | null;
  /**
   * The name as lists are sorted by it, made by the database so that nobody forgets to.
   */
  sortName: Generated<string>;
  /**
   * Memberships of those they supervise now. Here, so that reach is one read; kept by whoever sets up supervision.
   */
  supervises: Generated<string[]>;
  teamIds: Generated<string[]>;
  version: Generated<number>;
}

export interface MemberWish {
  afterMissing: Generated<boolean>;
  agreedOn: string;
  /**
   * How they asked to be told the day before; nothing when they did not.
   */
  beforeBy: 'email' | 'text' | null;
  calledName: string;
  email: Generated<string>;
  groupId: string;
  memberId: string;
  notedBy: string;
  partnershipId: string;
  personId: string | null;
  phone: Generated<string>;
  rungFor: string | null;
  /**
   * The meet-up that the latest message was about, so that nobody gets it twice.
   */
  toldFor: string | null;
  version: Generated<number>;
}

export interface MessageLog {
  channel: 'email' | 'text';
  id: string;
  kind: string;
  partnershipId: string;
  personId: string;
  sentAt: Timestamp | null;
  state: Generated<'waiting' | 'sent' | 'failed'>;
  /**
   * The team whose workers read that it went. Empty of what is the person's own affair, such as a reminder of their goals.
   */
  teamId: string | null;
  writtenAt: Timestamp;
}

export interface MessageWording {
  body: string | null;
  kind: string;
  partnershipId: string;
  subject: string | null;
  text: string | null;
  version: number;
}

export interface MessageWordingHistory {
  at: Timestamp;
  body: string | null;
  byMembership: string;
  byName: string;
  kind: string;
  partnershipId: string;
  subject: string | null;
  text: string | null;
  version: number;
}

export interface Migration {
  name: string;
  timestamp: string;
}

export interface MigrationLock {
  id: string;
  isLocked: Generated<number>;
}

export interface MovingOn {
  byMembership: string;
  byName: string;
  /**
   * When the letter was sent to the person by e-mail, because they chose that. It goes to nobody else.
   */
  emailedAt: Timestamp | null;
  /**
   * What they might like to give back, in their words.
   */
  givesBack: Generated<string>;
  /**
   * Of each goal, by its id: how far it came, as the person and as the worker see it. The words of goals stay sealed where they are.
   */
  goals: Generated<Json>;
  movedOn: string;
  ourWords: Generated<string>;
  partnershipId: string;
  personId: string;
  staysOpen: string;
  supportId: string;
  teamId: string;
  theirWords: Generated<string>;
  version: number;
}

export interface NotInvited {
  because: 'said no' | 'opted out' | 'died';
  bornOn: string | null;
  foldedName: string;
  id: string;
  nhsNumber: string | null;
  partnershipId: string;
  postcode: string | null;
  since: string;
}

export interface NotTheSame {
  at: Timestamp;
  byMembership: string;
  byName: string;
  oneId: string;
  otherId: string;
  partnershipId: string;
}

export interface Nudge {
  membershipId: string;
  partnershipId: string;
  toldOn: string | null;
  wants: Generated<boolean>;
}

export interface Organisation {
  address: Generated<string>;
  closedOn: string | null;
  createdAt: Generated<Timestamp>;
  foldedName: string;
  id: string;
  kind: 'GP practice' | 'mental health service' | 'council' | 'library' | 'charity' | 'housing' | 'fire service' | 'club' | 'other';
  name: string;
  odsCode: string | null;
  partnershipId: string;
  phone: string | null;
  postcode: string | null;
  /**
   * The team that answers people of this practice, when one does.
   */
  teamId: string | null;
  version: Generated<number>;
}

export interface OrganisationLink {
  /**
   * Made anew, the old one stops.
   */
  code: string;
  madeAt: Generated<Timestamp>;
  madeByName: string;
  organisationId: string;
  partnershipId: string;
}

export interface Organiser {
  changedAt: Generated<Timestamp>;
  email: Generated<string>;
  id: string;
  name: string;
  partnershipId: string;
  phone: Generated<string>;
  sortName: string;
  summary: Generated<string>;
  version: Generated<number>;
  website: Generated<string>;
}

export interface Outbox {
  /**
   * May hold a link, so it is wiped as soon as the message is sent. Nobody but the dispatcher reads it.
   */
  body: string | null;
  /**
   * How it goes: to an address, or to a mobile number. A text has no subject.
   */
  channel: Generated<'email' | 'text'>;
  createdAt: Generated<Timestamp>;
  id: string;
  kind: string;
  lastProblem: string | null;
  /**
   * What stands for each mark, when the partnership has words of its own for this kind of message. May hold a link, and is wiped with the body.
   */
  marks: Json | null;
  partnershipId: string;
  personId: string | null;
  sendTo: string;
  sentAt: Timestamp | null;
  state: Generated<'waiting' | 'sent' | 'failed'>;
  subject: string;
  /**
   * Whose account it goes to, found when it is sent; send_to then says their name.
   */
  toMembership: string | null;
  tries: Generated<number>;
}

export interface Outing {
  backAt: Timestamp | null;
  backBy: Timestamp;
  begunAt: Timestamp;
  byName: string;
  colleagueId: string;
  colleagueName: string;
  endedBy: string | null;
  endedByName: string | null;
  id: string;
  membershipId: string;
  /**
   * When somebody is told next, unless they are back. Null once they are, or once everybody has been told.
   */
  nextLookAt: Timestamp | null;
  partnershipId: string;
  /**
   * Where the worker can be rung.
   */
  phone: string;
  /**
   * The colleague who is told, and those who answer concerns.
   */
  readerIds: string[];
  state: Generated<'out' | 'overdue' | 'back'>;
  /**
   * How many messages were sent because they were not back.
   */
  told: Generated<number>;
  version: Generated<number>;
  whereTo: string;
  withWhom: Generated<string>;
}

export interface OutingStep {
  /**
   * Who was told.
   */
  aboutName: Generated<string>;
  at: Timestamp;
  byName: string;
  membershipId: string;
  outingId: string;
  partnershipId: string;
  readerIds: string[];
  step: 'out' | 'longer' | 'overdue' | 'told again' | 'back' | 'found safe';
  version: number;
}

export interface Partnership {
  about: Generated<string>;
  /**
   * The promise: working days within which somebody who asks for support hears from us.
   */
  answersWithinDays: Generated<number>;
  /**
   * Whose bank holidays groups keep.
   */
  bankHolidays: Generated<'England' | 'Wales' | 'Scotland' | 'Northern Ireland'>;
  createdAt: Generated<Timestamp>;
  email: string | null;
  /**
   * So many working days past the promise, administrators hear that somebody waits for a team.
   */
  lateTellsAdministrator: Generated<number>;
  name: string;
  partnershipId: string;
  phone: string | null;
  slug: string;
  staffNeedTotp: Generated<boolean>;
  timeZone: Generated<string>;
  version: Generated<number>;
}

export interface Person {
  accessNeeds: Generated<('step-free' | 'quiet place' | 'hearing loop' | 'large print' | 'easy read' | 'more time' | 'at home' | 'somebody beside them')[]>;
  address: Generated<string>;
  bornOn: string | null;
  /**
   * They agreed that their figures, never their name, may be counted.
   */
  countsInEvaluation: Generated<boolean>;
  createdAt: Generated<Timestamp>;
  email: string | null;
  /**
   * Lower case, without accents and marks. Searched by equality and range, which row-level security can use an index for.
   */
  foldedName: string;
  goodAt: Generated<string>;
  goodTimes: Generated<string>;
  id: string;
  joinedAt: Timestamp | null;
  /**
   * It is the same person as that one, and was put aside: nothing is added to it any more.
   */
  joinedTo: string | null;
  /**
   * With what their match keys were made. Empty or something else than now: they are made anew, without anybody waiting.
   */
  keysMade: Generated<string>;
  /**
   * The language they would rather speak, as a BCP 47 code. Empty when nobody said.
   */
  language: string | null;
  /**
   * What matters to them, as they said it.
   */
  matters: Generated<string>;
  mayLeaveMessage: Generated<boolean>;
  mayText: Generated<boolean>;
  name: string;
  needsInterpreter: Generated<boolean>;
  /**
   * As it was given, digits only. One whose check digit is wrong is kept, shown as such, and never used to find anybody.
   */
  nhsNumber: string | null;
  organisationId: string | null;
  partnershipId: string;
  phone: string | null;
  postcode: string | null;
  reachBy: 'phone' | 'text' | 'email' | 'letter' | 'somebody else';
  /**
   * How to reach them safely, in their words: who may answer, when not to ring.
   */
  reachNote: Generated<string>;
  /**
   * They agreed that we may get in touch with their supporter.
   */
  supporterAgreed: Generated<boolean>;
  supporterContact: Generated<string>;
  supporterIs: Generated<string>;
  /**
   * Somebody close to them whom they would like us to know.
   */
  supporterName: Generated<string>;
  /**
   * The team that answers or supports them now: its members reach this row.
   */
  teamId: string;
  version: Generated<number>;
  whatHelps: Generated<string>;
  /**
   * Who else may see a text, a letter or an e-mail to them, in their words.
   */
  whoMaySee: Generated<string>;
}

export interface Place {
  foldedName: string;
  id: string;
  latitude: number;
  longitude: number;
  name: string;
  partnershipId: string;
}

export interface PlanAttachment {
  addedAt: Timestamp;
  byMembership: string | null;
  id: string;
  pageId: string;
  partnershipId: string;
  personId: string;
  piece: number;
  sealed: Buffer;
  sharedTokens: Generated<string[]>;
  /**
   * As on its page, and nobody while the page is taken out. Kept by shareAttachments.
   */
  sharedWith: Generated<string[]>;
  /**
   * It is no longer on its page: only its owner, who can look at what the page said before, and whoever added it reach it.
   */
  takenOutAt: Timestamp | null;
}

export interface PlanKey {
  createdAt: Generated<Timestamp>;
  /**
   * Its owner asked for the plan to be deleted: on this day it is. Until then they can change their mind, and nobody else reads any of it.
   */
  forgetOn: string | null;
  partnershipId: string;
  personId: string;
  sharedTokens: Generated<string[]>;
  /**
   * Everybody that any page is shared with; each page says which.
   */
  sharedWith: Generated<string[]>;
  wrapped: Buffer;
  /**
   * Which key of the installation wrapped it: the beginning of its hash.
   */
  wrappedWith: string;
}

export interface PlannedTalk {
  /**
   * Who asked to move it or leave it out.
   */
  askedBy: 'the person' | 'the worker' | 'somebody else' | null;
  /**
   * Why it was moved or did not happen. The person reads it.
   */
  because: Generated<string>;
  beginsAt: string | null;
  byMembership: string;
  byName: string;
  came: 'on time' | 'late' | 'did not come' | null;
  conversationId: string | null;
  createdAt: Generated<Timestamp>;
  id: string;
  mode: 'phone' | 'face to face' | 'walking together' | 'video' | 'at home' | null;
  partnershipId: string;
  personId: string;
  place: Generated<string>;
  plannedOn: string;
  settledAt: Timestamp | null;
  state: Generated<'planned' | 'held' | 'moved' | 'did not happen'>;
  supportId: string;
  teamId: string;
  withMembership: string;
  /**
   * As on the membership, which the person does not reach.
   */
  withName: string;
}

export interface PlanPage {
  changedAt: Generated<Timestamp>;
  createdAt: Generated<Timestamp>;
  /**
   * Encrypted: its title, its place in the plan, and whether it is at rest.
   */
  face: Buffer;
  id: string;
  /**
   * Chosen by the person in advance: it opens to somebody who holds their crisis card and says who they are and why.
   */
  inEmergency: Generated<boolean>;
  /**
   * Which prompts it offers.
   */
  kind: string;
  partnershipId: string;
  personId: string;
  removedAt: Timestamp | null;
  sharedTokens: Generated<string[]>;
  /**
   * Memberships, teams and organisations that may look; writers may write, too. Kept by shareAgain from the shares that stand.
   */
  sharedWith: Generated<string[]>;
  /**
   * Encrypted: the whole Yjs document.
   */
  state: Buffer;
  version: Generated<number>;
  writers: Generated<string[]>;
  writerTokens: Generated<string[]>;
}

export interface PlanShare {
  /**
   * Who opened the link with its code, has an account here, and would like to open the pages with that.
   */
  askedBy: string | null;
  askedByName: Generated<string>;
  codeTries: Generated<number>;
  /**
   * Hash of a link alone: it opens the page that asks for the code that was sent another way.
   */
  doorHash: string | null;
  /**
   * Whose plan it is, for those who may not reach the person.
   */
  fromName: string;
  id: string;
  madeAt: Generated<Timestamp>;
  madeByName: string;
  mayWrite: Generated<boolean>;
  membershipId: string | null;
  organisationId: string | null;
  pageIds: string[];
  partnershipId: string;
  personId: string;
  takenBackAt: Timestamp | null;
  teamId: string | null;
  /**
   * Hash of the link and its code together: it opens what is shared.
   */
  tokenHash: string | null;
  until: string | null;
  version: Generated<number>;
  withKind: 'worker' | 'team' | 'practice' | 'supporter' | 'link' | 'typed in together';
  withName: string;
}

export interface PlanVersion {
  at: Timestamp;
  byMembership: string | null;
  byName: string;
  byToken: string | null;
  delta: Buffer;
  pageId: string;
  partnershipId: string;
  personId: string;
  version: number;
}

export interface PracticeImport {
  fileName: string;
  found: Generated<number>;
  id: string;
  leftOut: Generated<Json>;
  madeAt: Generated<Timestamp>;
  madeBy: string;
  partnershipId: string;
  rejected: Generated<number>;
  state: 'checked' | 'switched in' | 'given up';
  switchedInAt: Timestamp | null;
}

export interface PracticeImportRow {
  importId: string;
  line: number;
  partnershipId: string;
  practice: Json | null;
  problem: string | null;
  raw: string | null;
}

export interface PracticeList {
  columns: string[];
  delimiter: string;
  encoding: string;
  endedAt: Timestamp | null;
  fileName: string;
  /**
   * Rows that can be used, whatever becomes of them.
   */
  found: Generated<number>;
  /**
   * How many of those who are forgotten were in each step, so that the figures stay.
   */
  gone: Generated<Json>;
  goOnAt: Generated<Timestamp>;
  id: string;
  lastSentOn: string | null;
  madeAt: Generated<Timestamp>;
  madeBy: string;
  /**
   * Which column of the file is what: our name for it → its number from 0.
   */
  matched: Generated<Json>;
  noted: Generated<number>;
  organisationId: string;
  partnershipId: string;
  /**
   * Rows of the file that were read: reading goes on after it when it was broken off.
   */
  position: Generated<number>;
  problem: string | null;
  /**
   * What the practice searched its register for. It says something about everybody on the list, so no letter and no page for them does.
   */
  register: string;
  rejected: Generated<number>;
  state: 'columns' | 'reading' | 'checking' | 'checked' | 'in use' | 'cancelled' | 'forgotten';
  /**
   * The team that sends the letters and takes the answers.
   */
  teamId: string;
  usedFrom: string | null;
  version: Generated<number>;
}

export interface PracticeListFile {
  bytes: Buffer;
  listId: string;
  organisationId: string;
  partnershipId: string;
  piece: number;
}

export interface PracticeListRejected {
  line: number;
  listId: string;
  organisationId: string;
  partnershipId: string;
  raw: string;
  reason: string;
}

export interface PracticeListRules {
  easyWords: Generated<string>;
  /**
   * So long after the last letter went out, everybody on the list who did not say yes is forgotten.
   */
  forgetAfterDays: Generated<number>;
  letterWords: Generated<string>;
  mayEmail: Generated<boolean>;
  mayText: Generated<boolean>;
  messageWords: Generated<string>;
  partnershipId: string;
  remindAfterDays: Generated<number>;
  reminderWords: Generated<string>;
  version: Generated<number>;
}

export interface PrivateNote {
  because: string;
  byMembership: string;
  byName: string;
  conversationId: string;
  createdAt: Generated<Timestamp>;
  id: string;
  partnershipId: string;
  personId: string;
  /**
   * Who supervises the writer. Empty while nobody does: then its writer alone reads it.
   */
  supervisorMembership: string | null;
  teamId: string;
  words: string;
}

export interface Promise {
  byMembership: string;
  byName: string;
  conversationId: string;
  doneOn: string | null;
  id: string;
  partnershipId: string;
  personId: string;
  supportId: string;
  teamId: string;
  untilOn: string;
  words: string;
}

export interface Reassigned {
  fromMembership: string;
  fromName: string;
  outcome: Generated<'planned' | 'done' | 'left out' | 'undone' | 'stays'>;
  partnershipId: string;
  personId: string;
  reassignmentId: string;
  /**
   * Why somebody was left out or stays. Null while they were moved.
   */
  stayedBecause: 'changed' | 'colleague left' | null;
  supportId: string;
  teamId: string;
  toMembership: string;
  toName: string;
  versionSeen: number;
  /**
   * What it was to go on as when it was paused. Empty of those planned before this was kept: they go on as they are.
   */
  wasResumesAs: 'coaching' | 'link work' | null;
  wasState: string;
  wasTalks: number;
  wasTold: Generated<boolean>;
}

export interface Reassignment {
  /**
   * Why, in plain words. Each person reads it.
   */
  because: string;
  byMembership: string;
  byName: string;
  createdAt: Timestamp;
  doneAt: Timestamp | null;
  id: string;
  partnershipId: string;
  /**
   * How many it was about when it was planned. Whoever moves to another team is no longer seen by this one.
   */
  people: Generated<number>;
  state: Generated<'planned' | 'done' | 'undone'>;
  teamId: string;
  undoneAt: Timestamp | null;
}

export interface Referral {
  /**
   * How the person agreed that we get in touch.
   */
  agreedHow: Generated<'asked themselves' | 'said so' | 'wrote it' | 'somebody decided with them'>;
  /**
   * What they agreed to, or would rather not, in a few words.
   */
  agreedNote: Generated<string>;
  /**
   * Who else is helping the person.
   */
  alsoHelping: Generated<string>;
  answeredAt: Timestamp | null;
  answeredBy: string | null;
  /**
   * Where or at which check it came up.
   */
  cameUp: Generated<string>;
  /**
   * Written for the referrer and the person to read.
   */
  declinedBecause: string | null;
  /**
   * The stretch of support that went on when it was accepted. Empty when it began one of its own.
   */
  goesOnIn: string | null;
  id: string;
  madeBy: string | null;
  /**
   * What matters to the person, as whoever referred them heard it.
   */
  matters: Generated<string>;
  /**
   * The person agreed that whoever referred them may hear what became of it.
   */
  mayTellReferrer: Generated<boolean>;
  organisationId: string | null;
  /**
   * What the person would like, as they said it. Never rewritten by staff.
   */
  ownWords: string;
  partnershipId: string;
  /**
   * Nobody is referred who has not agreed, so this is always true; it is asked, and stands as what was said.
   */
  personAgreed: boolean;
  personId: string;
  /**
   * Hash of the link that was sent to the person's own address: it opens what they asked for, to change it or take it back.
   */
  personLinkHash: string | null;
  personLinkUntil: Timestamp | null;
  /**
   * Why somebody who works with the person refers them, in that worker's words.
   */
  reason: Generated<string>;
  receivedAt: Generated<Timestamp>;
  reference: string;
  referrerEmail: string | null;
  referrerName: string | null;
  referrerOrganisation: Generated<string>;
  referrerPhone: string | null;
  referrerRole: string | null;
  risks: Generated<string>;
  /**
   * Those who work with people say whether they know of a risk; that none is known is an answer.
   */
  risksKnown: Generated<'not asked' | 'none known' | 'some'>;
  state: Generated<'received' | 'accepted' | 'declined' | 'withdrawn'>;
  /**
   * When whoever referred took it back, after it had been accepted: it stays accepted, and they are told nothing more of it.
   */
  takenBackAt: Timestamp | null;
  /**
   * The worker who looks after it until it is answered.
   */
  takenBy: string | null;
  takenByName: Generated<string>;
  teamId: string;
  version: Generated<number>;
  wayIn: 'self' | 'consultation' | 'annual check' | 'practice list' | 'social care' | 'voluntary sector' | 'family or friend' | 'community';
}

export interface ReferralDraft {
  changedAt: Generated<Timestamp>;
  expiresAt: Timestamp;
  /**
   * The id that the referral will have, so that sending twice makes one.
   */
  id: string;
  /**
   * The key that what was written is sealed with, wrapped by the key of the installation. Wiped with it when it is sent.
   */
  key: Buffer | null;
  madeBy: string | null;
  /**
   * The organisation whose public link it came by.
   */
  organisationId: string | null;
  partnershipId: string;
  /**
   * What was written so far. Wiped when it is sent; the row stays until it runs out, so that sending again is seen.
   */
  sealed: Buffer | null;
  /**
   * Hash of the secret in the cookie of the browser that wrote it, when nobody was signed in.
   */
  secretHash: string | null;
  sentAt: Timestamp | null;
  wayIn: 'self' | 'consultation' | 'annual check' | 'practice list' | 'social care' | 'voluntary sector' | 'family or friend' | 'community';
  wrappedWith: string | null;
}

export interface ReferralHistory {
  at: Generated<Timestamp>;
  byMembership: string | null;
  byName: string;
  /**
   * What happened, when the state stayed as it was.
   */
  did: Generated<'moved on' | 'taken' | 'passed on' | 'changed' | 'asked' | 'was answered'>;
  partnershipId: string;
  personId: string;
  reason: string | null;
  referralId: string;
  state: string;
  teamId: string;
  version: number;
  /**
   * What the person's words were before they changed them.
   */
  was: Generated<string>;
}

export interface ReferralProgress {
  /**
   * The name the referrer gave, so that they recognise whom they referred.
   */
  calledName: string;
  changedAt: Generated<Timestamp>;
  /**
   * The name as it is looked up, folded as on the person.
   */
  foldedName: Generated<string>;
  madeBy: string | null;
  organisationId: string | null;
  partnershipId: string;
  reference: string;
  referralId: string;
  state: string;
  teamId: string;
  told: Generated<string>;
}

export interface ReferralQuestion {
  answer: string | null;
  answeredAt: Timestamp | null;
  answeredBy: string | null;
  askedAt: Timestamp;
  askedBy: string;
  askedByName: string;
  /**
   * The name the referrer gave, so that they know whom it is about.
   */
  calledName: string;
  id: string;
  linkHash: string | null;
  linkUntil: Timestamp | null;
  partnershipId: string;
  personId: string;
  question: string;
  referralId: string;
  teamId: string;
}

export interface ReferralTelling {
  decided: Generated<'waiting' | 'told' | 'held back'>;
  decidedAt: Timestamp | null;
  decidedByName: Generated<string>;
  /**
   * The day it is told by itself, when the person had a way to read it and said nothing. Empty when they have none: then a worker reads it to them.
   */
  dueOn: string | null;
  id: string;
  /**
   * As on the referral: whoever holds that link reads what is to be told.
   */
  linkHash: string | null;
  partnershipId: string;
  personId: string;
  referralId: string;
  /**
   * Begins with 1; one more after each end of which something was written to tell.
   */
  round: Generated<number>;
  state: 'in touch' | 'accepted' | 'ended' | 'declined' | 'withdrawn';
  teamId: string;
  words: string;
  writtenAt: Timestamp;
}

export interface Reflection {
  /**
   * By the key of a question, 1 to 3. What did not come up is absent.
   */
  answers: Generated<Json>;
  id: string;
  lookedBackOn: string;
  membershipId: string;
  note: Generated<string>;
  partnershipId: string;
  versionAsked: number;
}

export interface Reminder {
  byMembership: string;
  doneOn: string | null;
  id: string;
  partnershipId: string;
  personId: string;
  remindOn: string;
  teamId: string;
  words: string;
}

export interface ReplySeen {
  membershipId: string;
  partnershipId: string;
  replyId: string;
  seenAt: Timestamp;
}

export interface SafetyLead {
  /**
   * Nothing is asked of them up to this day, the day included.
   */
  awayUntil: string | null;
  membershipId: string;
  name: string;
  partnershipId: string;
  position: number;
}

export interface SafetyRules {
  aboutChild: string | null;
  /**
   * Minutes within which whoever is asked acknowledges a concern; after that the next is asked.
   */
  acknowledgeWithin: Generated<number>;
  adultsPhone: string | null;
  afterwards: string | null;
  /**
   * Minutes after the time somebody meant to be back, after which a colleague is told.
   */
  alarmAfter: Generated<number>;
  beingHarmed: string | null;
  childrenPhone: string | null;
  crisisPhone: string | null;
  dutyPhone: string | null;
  endTheirLife: string | null;
  inDanger: string | null;
  outOfHoursPhone: string | null;
  partnershipId: string;
  version: Generated<number>;
}

export interface Schedule {
  attending: 'in person' | 'online' | 'by phone' | null;
  /**
   * MO to SU, with a number before it for the nth of a month: 1TH, -1FR.
   */
  byDay: Generated<string[]>;
  byMonthDay: Generated<number[]>;
  closesAt: string | null;
  endsOn: string | null;
  entryId: string;
  everyN: Generated<number>;
  freq: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY' | null;
  groupId: string | null;
  id: string;
  link: Generated<string>;
  note: Generated<string>;
  notOnBankHolidays: Generated<boolean>;
  opensAt: string | null;
  partnershipId: string;
  placeId: string | null;
  position: Generated<number>;
  startsOn: string | null;
}

export interface ScheduleException {
  because: Generated<string>;
  closesAt: string | null;
  day: string;
  /**
   * The entry of the schedule, so that whoever keeps it by a link may say that it does not meet.
   */
  entryId: string;
  groupId: string | null;
  happens: boolean;
  opensAt: string | null;
  partnershipId: string;
  scheduleId: string;
}

export interface SearchWord {
  /**
   * The word with no letter, one letter, or two letters left out: two words with a key in common are a typing error apart.
   */
  keys: string[];
  partnershipId: string;
  seenOn: string;
  /**
   * In how many entries.
   */
  times: number;
  word: string;
}

export interface Suggestion {
  about: 'it has stopped' | 'when' | 'where' | 'who to ask' | 'something else';
  answer: Generated<string>;
  answeredAt: Timestamp | null;
  answeredBy: Generated<string>;
  createdAt: Timestamp;
  entryId: string;
  /**
   * Where they hear what came of it, if they left it. Wiped when it is answered.
   */
  fromEmail: Generated<string>;
  fromName: Generated<string>;
  groupId: string | null;
  id: string;
  partnershipId: string;
  said: string;
  state: Generated<'waiting' | 'accepted' | 'declined'>;
  toldOn: string | null;
}

export interface SupervisionItem {
  addedAt: Timestamp;
  byMembership: string;
  byName: string;
  id: string;
  pairId: string;
  partnershipId: string;
  supervisorId: string;
  talkedOn: string | null;
  words: string;
  workerId: string;
}

export interface SupervisionPair {
  endedOn: string | null;
  id: string;
  lastOn: string | null;
  nextOn: string | null;
  partnershipId: string;
  rhythm: Generated<'every two weeks' | 'every month' | 'every two months'>;
  supervisorId: string;
  supervisorName: string;
  version: Generated<number>;
  workerId: string;
  workerName: string;
}

export interface SupervisionTalk {
  agreed: string;
  at: Timestamp;
  byMembership: string;
  byName: string;
  heldOn: string;
  id: string;
  pairId: string;
  partnershipId: string;
  supervisorId: string;
  talkedAbout: Generated<string[]>;
  workerId: string;
}

export interface Support {
  /**
   * When activation is asked again: three months after it was.
   */
  activationDueOn: string | null;
  begunOn: string;
  conversations: Generated<number>;
  /**
   * Who is there for them while whoever leads is away, so that they read it. Workers go by the cover itself.
   */
  coveredByName: string | null;
  coveredFrom: string | null;
  coveredUntil: string | null;
  endedOn: string | null;
  id: string;
  lastTalkOn: string | null;
  ledBy: string;
  /**
   * As on the membership, which the person does not reach, so that they read who walks alongside them. Follows when an administrator changes it.
   */
  ledByName: string;
  nextTalkOn: string | null;
  partnershipId: string;
  personId: string;
  referralId: string;
  /**
   * What it was before it was paused or ended, and is again when it goes on.
   */
  resumesAs: 'coaching' | 'link work' | null;
  /**
   * When it is meant to go on, while it is paused.
   */
  resumesOn: string | null;
  state: 'coaching' | 'link work' | 'paused' | 'ended';
  /**
   * Conversations since coaching, or link work, began: what the guide of the partnership is about.
   */
  talksInState: Generated<number>;
  teamId: string;
  triedAt: Timestamp | null;
  /**
   * How often somebody was rung without an answer since they last spoke.
   */
  tries: Generated<number>;
  version: Generated<number>;
  /**
   * A number that turned out not to be theirs. They are rung again once another stands on their page.
   */
  wrongPhone: string | null;
}

export interface SupportGuide {
  coachTalks: Generated<number>;
  daysWithoutWord: Generated<number>;
  /**
   * Whether the partnership holds a licence for a measure of activation, so that its level and score may be entered. The measure itself is nowhere here.
   */
  hasLicensedMeasure: Generated<boolean>;
  linkWorkTalks: Generated<number>;
  partnershipId: string;
  /**
   * After so many tries without an answer it is time to write, or to close kindly.
   */
  triesBeforeWriting: Generated<number>;
  version: Generated<number>;
}

export interface SupportHistory {
  at: Generated<Timestamp>;
  byMembership: string | null;
  byName: string;
  ledByName: string;
  partnershipId: string;
  personId: string;
  reason: string | null;
  state: string;
  supportId: string;
  teamId: string;
  version: number;
  /**
   * What was done, when neither the state nor the lead changed.
   */
  what: string | null;
}

export interface Synonym {
  id: string;
  partnershipId: string;
  stems: Generated<string[]>;
  version: Generated<number>;
  words: string[];
}

export interface Taxonomy {
  changedAt: Generated<Timestamp>;
  description: Generated<string>;
  id: string;
  name: string;
  partnershipId: string;
  uri: Generated<string>;
}

export interface Team {
  area: string;
  createdAt: Generated<Timestamp>;
  id: string;
  name: string;
  /**
   * First halves of postcodes (NG12): people living there are answered by this team.
   */
  outwardCodes: Generated<string[]>;
  partnershipId: string;
  /**
   * Answers when neither practice nor postcode says who should.
   */
  takesTheRest: Generated<boolean>;
  version: Generated<number>;
}

export interface Term {
  changedAt: Generated<Timestamp>;
  code: Generated<string>;
  description: Generated<string>;
  id: string;
  name: string;
  parentId: string | null;
  partnershipId: string;
  sortName: string;
  taxonomyId: string;
  uri: Generated<string>;
}

export interface Visit {
  byMembership: string;
  byName: string;
  createdAt: Generated<Timestamp>;
  entryId: string | null;
  id: string;
  latitude: number | null;
  longitude: number | null;
  offers: string;
  organiserId: string | null;
  /**
   * The first half of the postcode, to see which parts of the area were visited; empty when it is not known.
   */
  outwardCode: Generated<string>;
  partnershipId: string;
  placeName: string;
  postcode: string | null;
  version: Generated<number>;
  visitedOn: string;
  welcomes: Generated<('people on their own' | 'people who move slowly' | 'people who need quiet' | 'people with memory loss' | 'people who speak little English' | 'people with children' | 'people with a companion')[]>;
  /**
   * How welcoming it is and to whom, in the worker's words.
   */
  welcoming: Generated<string>;
  /**
   * What the place would like of us, or would give.
   */
  wouldLike: Generated<('training' | 'help' | 'members' | 'to offer a room' | 'to join in deciding together')[]>;
  wouldLikeWords: Generated<string>;
}

export interface VisitMet {
  does: Generated<string>;
  name: string;
  partnershipId: string;
  position: number;
  visitId: string;
}

export interface WaitingPlace {
  askedOn: string;
  byMembership: string;
  byName: string;
  calledName: string;
  createdAt: Generated<Timestamp>;
  groupId: string;
  heldUntil: string | null;
  id: string;
  /**
   * They were told that a place is free: by a message, or by whoever rang.
   */
  isTold: Generated<boolean>;
  partnershipId: string;
  reachAt: string;
  reachBy: 'email' | 'text' | 'phone';
  state: Generated<'waiting' | 'held' | 'joined' | 'let go'>;
  teamId: string | null;
  version: Generated<number>;
}

export interface WayOfSaying {
  foldedPhrase: string;
  id: string;
  isOff: Generated<boolean>;
  partnershipId: string;
  phrase: string;
  say: string;
  version: Generated<number>;
}

export interface WeeklyUpdate {
  byMembership: string;
  byName: string;
  gapsNoticed: Generated<number>;
  groupsMoved: Generated<number>;
  id: string;
  /**
   * Introductions whose person came for the first time that week.
   */
  landed: Generated<number>;
  /**
   * What was written down that week, as it was when it was published.
   */
  lines: Generated<string[]>;
  ownWords: Generated<string>;
  partnershipId: string;
  publishedOn: string | null;
  state: Generated<'draft' | 'published'>;
  version: Generated<number>;
  visits: Generated<number>;
  /**
   * The Monday of the week.
   */
  weekOn: string;
}

export interface Wish {
  area: Generated<string>;
  id: string;
  /**
   * The words folded, to gather those that want the same.
   */
  interest: string;
  /**
   * The first half of the postcode of their area, where it is known; else empty.
   */
  outwardCode: Generated<string>;
  partnershipId: string;
  /**
   * The village or town they named, as our list of places has it; empty when it is not in it.
   */
  placeName: Generated<string>;
  /**
   * Whether a way to reach them is kept, in wish_reach. Whoever reads wishes sees how many, and never who.
   */
  wantsToHear: Generated<boolean>;
  wishedOn: string;
  /**
   * As they said it.
   */
  words: string;
}

export interface WishReach {
  email: string;
  partnershipId: string;
  until: string;
  wishId: string;
}

export interface WordsToSeal {
  goalId: string;
  id: string;
  ofTable: 'goal' | 'goal_step' | 'goal_rating';
  partnershipId: string;
  personId: string;
  teamId: string | null;
  words: Json;
}

export interface WordTally {
  membershipId: string;
  monthOn: string;
  notes: Generated<number>;
  noticed: Generated<number>;
  partnershipId: string;
}

export interface WorkerOffer {
  experience: Generated<string>;
  interests: Generated<string>;
  languages: Generated<string[]>;
  membershipId: string;
  name: string;
  partnershipId: string;
  /**
   * An area of special interest: what others ask them about.
   */
  special: Generated<string>;
  teamIds: Generated<string[]>;
  topics: Generated<string[]>;
  version: Generated<number>;
}

export interface WorkerWish {
  byName: string;
  partnershipId: string;
  personId: string;
  saidOn: string;
  teamId: string;
  topics: Generated<string[]>;
  version: Generated<number>;
  words: Generated<string>;
}

export interface DB {
  activation: Activation;
  alike: Alike;
  attendance: Attendance;
  auditEntry: AuditEntry;
  calendarFeed: CalendarFeed;
  call: Call;
  checkin: Checkin;
  clinicalAssertion: ClinicalAssertion;
  clinicalRequest: ClinicalRequest;
  clinicalSystem: ClinicalSystem;
  clinicalToken: ClinicalToken;
  communityGroup: CommunityGroup;
  concern: Concern;
  concernNote: ConcernNote;
  concernStep: ConcernStep;
  conversation: Conversation;
  conversationDraft: ConversationDraft;
  costOption: CostOption;
  cover: Cover;
  crisisCard: CrisisCard;
  crisisOpening: CrisisOpening;
  directoryImport: DirectoryImport;
  directoryImportPage: DirectoryImportPage;
  directoryImportRow: DirectoryImportRow;
  directoryOrigin: DirectoryOrigin;
  directorySource: DirectorySource;
  emptySearch: EmptySearch;
  entry: Entry;
  entryContact: EntryContact;
  entryHistory: EntryHistory;
  entryMerge: EntryMerge;
  entryMoved: EntryMoved;
  entryPlace: EntryPlace;
  entryTerm: EntryTerm;
  figure: Figure;
  gap: Gap;
  gapHistory: GapHistory;
  gapTally: GapTally;
  gapVoice: GapVoice;
  gapWord: GapWord;
  goal: Goal;
  goalKey: GoalKey;
  goalOutlook: GoalOutlook;
  goalRating: GoalRating;
  goalRhythm: GoalRhythm;
  goalStep: GoalStep;
  grantApplication: GrantApplication;
  grantPot: GrantPot;
  grantStep: GrantStep;
  grantView: GrantView;
  groupKit: GroupKit;
  groupLife: GroupLife;
  groupMember: GroupMember;
  groupMoney: GroupMoney;
  hatWorn: HatWorn;
  introduction: Introduction;
  introductionHistory: IntroductionHistory;
  joining: Joining;
  joiningRow: JoiningRow;
  keeper: Keeper;
  keepingRules: KeepingRules;
  kiosk: Kiosk;
  kioskName: KioskName;
  lastingCheck: LastingCheck;
  letter: Letter;
  letterRun: LetterRun;
  listedPerson: ListedPerson;
  listing: Listing;
  matchKey: MatchKey;
  meetup: Meetup;
  membership: Membership;
  memberWish: MemberWish;
  messageLog: MessageLog;
  messageWording: MessageWording;
  messageWordingHistory: MessageWordingHistory;
  migration: Migration;
  migrationLock: MigrationLock;
  movingOn: MovingOn;
  notInvited: NotInvited;
  notTheSame: NotTheSame;
  nudge: Nudge;
  organisation: Organisation;
  organisationLink: OrganisationLink;
  organiser: Organiser;
  outbox: Outbox;
  outing: Outing;
  outingStep: OutingStep;
  partnership: Partnership;
  person: Person;
  place: Place;
  planAttachment: PlanAttachment;
  planKey: PlanKey;
  plannedTalk: PlannedTalk;
  planPage: PlanPage;
  planShare: PlanShare;
  planVersion: PlanVersion;
  practiceImport: PracticeImport;
  practiceImportRow: PracticeImportRow;
  practiceList: PracticeList;
  practiceListFile: PracticeListFile;
  practiceListRejected: PracticeListRejected;
  practiceListRules: PracticeListRules;
  privateNote: PrivateNote;
  promise: Promise;
  reassigned: Reassigned;
  reassignment: Reassignment;
  referral: Referral;
  referralDraft: ReferralDraft;
  referralHistory: ReferralHistory;
  referralProgress: ReferralProgress;
  referralQuestion: ReferralQuestion;
  referralTelling: ReferralTelling;
  reflection: Reflection;
  reminder: Reminder;
  replySeen: ReplySeen;
  safetyLead: SafetyLead;
  safetyRules: SafetyRules;
  schedule: Schedule;
  scheduleException: ScheduleException;
  searchWord: SearchWord;
  suggestion: Suggestion;
  supervisionItem: SupervisionItem;
  supervisionPair: SupervisionPair;
  supervisionTalk: SupervisionTalk;
  support: Support;
  supportGuide: SupportGuide;
  supportHistory: SupportHistory;
  synonym: Synonym;
  taxonomy: Taxonomy;
  team: Team;
  term: Term;
  visit: Visit;
  visitMet: VisitMet;
  waitingPlace: WaitingPlace;
  wayOfSaying: WayOfSaying;
  weeklyUpdate: WeeklyUpdate;
  wish: Wish;
  wishReach: WishReach;
  wordsToSeal: WordsToSeal;
  wordTally: WordTally;
  workerOffer: WorkerOffer;
  workerWish: WorkerWish;
}

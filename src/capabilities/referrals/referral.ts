import type { Selectable } from 'kysely'
import type { ReferralQuestion, Referral as ReferralTable, ReferralTelling } from '../../../database/schema.ts'

export type Referral = Selectable<ReferralTable>
/** Something that whoever referred was asked. */
export type Question = Selectable<ReferralQuestion>
/** What whoever referred is to hear, which the person reads first. */
export type Telling = Selectable<ReferralTelling>
export type ReferralState = Referral['state']
export type WayIn = Referral['wayIn']
export type AgreedHow = Referral['agreedHow']
export type RisksKnown = Referral['risksKnown']

/** What may become of a referral, in the order people meet it. */
export const mayBecome = {
  received: ['accepted', 'declined', 'withdrawn'],
  accepted: ['withdrawn'],
  declined: [],
  withdrawn: [],
} as const satisfies Record<ReferralState, readonly ReferralState[]>

/** Whether a referral in one state may come to be in another. */
export const canBecome = (from: ReferralState, to: ReferralState) => (mayBecome[from] as readonly ReferralState[]).includes(to)

/** What whoever referred hears, in the order it happens: what was told last stands, however late something earlier is told. */
const ORDER: readonly Telling['state'][] = ['accepted', 'in touch', 'ended', 'declined', 'withdrawn']
export const comesAfter = (state: Telling['state']): string[] => ['', ...ORDER.slice(ORDER.indexOf(state) + 1)]

/** How far a referral has come, as whoever made it reads it. English: the key of its words. */
export const progressWords: Record<string, string> = {
  received: 'Received',
  accepted: 'Support has begun',
  'in touch': 'In touch',
  ended: 'Support has ended',
  declined: 'Declined',
  withdrawn: 'Taken back',
}

/** The ways in, as a referrer chooses among them and as figures name them. */
export const waysIn: Record<WayIn, string> = {
  self: 'Asked for support themselves',
  consultation: 'From a talk with a GP or nurse',
  'annual check': 'From a yearly health check',
  'practice list': 'Invited from a practice’s list',
  'social care': 'From social care',
  'voluntary sector': 'From a charity or club',
  'family or friend': 'From family or a friend',
  community: 'From somebody in the community',
}

/** How the person agreed, as whoever introduces them is asked and as workers read it. */
export const waysToAgree: Record<Exclude<AgreedHow, 'asked themselves'>, string> = {
  'said so': 'They said yes',
  'wrote it': 'They wrote or signed that they agree',
  'somebody decided with them': 'Somebody who may decide with them, or for them, said yes',
}

/** States and steps in words, as anybody reads them. English: the key of its words. */
export const stateWords: Record<ReferralState, string> = { received: 'Received', accepted: 'Support has begun', declined: 'Declined', withdrawn: 'Taken back' }

// Without letters and digits that are mistaken for each other when read out on the phone.
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/**
 * A short name for a referral that can be read out: `K7QF2-M8XPT`. Made from the random end of its id (50 bits), so that a
 * form sent twice has the same one.
 */
export function referenceFor(id: string): string {
  let bits = BigInt(`0x${id.replaceAll('-', '').slice(-13)}`) & ((1n << 50n) - 1n)
  let reference = ''
  for (let i = 0; i < 10; i++) {
    reference = ALPHABET[Number(bits & 31n)] + reference
    bits >>= 5n
  }
  return `${reference.slice(0, 5)}-${reference.slice(5)}`
}

export const isReference = (text: string | undefined): text is string => /^[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$/.test(text ?? '')

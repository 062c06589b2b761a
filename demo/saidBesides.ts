import type { WayIn } from '../src/capabilities/referrals/referral.ts'
import type { Chance } from './chance.ts'
import { aName } from './staff.ts'
import { alsoHelping, cameUp, goodTimes, matters, organisations, reasons, someRisks, supporters, whoMaySee } from './words/referring.ts'

const LANGUAGES = [
  ['pl', 5],
  ['ur', 4],
  ['pa', 4],
  ['uk', 2],
  ['bfi', 1],
] as const

/** How to reach somebody safely, what makes it easy, and who is close to them: as far as they said. */
export function saidOfReaching(chance: Chance, { reachBy }: { reachBy: string }) {
  const language = chance.is(0.07) ? chance.weighted(LANGUAGES) : chance.is(0.4) ? 'en' : null
  const hasSupporter = chance.is(0.22)
  return {
    mayText: reachBy === 'text' || chance.is(0.4),
    whoMaySee: chance.is(0.2) ? chance.pick(whoMaySee) : '',
    goodTimes: chance.is(0.3) ? chance.pick(goodTimes) : '',
    language,
    needsInterpreter: language !== null && language !== 'en' && chance.is(0.6),
    accessNeeds: chance.is(0.25)
      ? [chance.pick(['step-free', 'quiet place', 'large print', 'hearing loop', 'at home', 'easy read', 'more time'] as const)]
      : [],
    ...(hasSupporter
      ? {
          supporterName: aName(chance),
          supporterIs: chance.pick(supporters),
          supporterContact: `07700 900${chance.whole(100, 999)}`,
          supporterAgreed: chance.is(0.8),
        }
      : {}),
    nhsNumber: chance.is(0.3) ? madeUpNhsNumber(chance) : null,
  }
}

/** What whoever introduces somebody says besides, by way in: those who work with people say whether they know of a risk. */
export function saidOfReferral(chance: Chance, wayIn: WayIn) {
  if (wayIn === 'self') return { agreedHow: 'asked themselves' as const }
  const of = <T>(from: Partial<Record<WayIn, readonly T[]>>) => (from[wayIn] ? chance.pick(from[wayIn]) : undefined)
  const isProfessional = wayIn in reasons
  const risksKnown = !isProfessional ? ('not asked' as const) : chance.is(0.15) ? ('some' as const) : ('none known' as const)
  return {
    agreedHow: wayIn === 'practice list' ? ('wrote it' as const) : ('said so' as const),
    reason: of<string>(reasons) ?? '',
    matters: isProfessional && chance.is(0.6) ? chance.pick(matters) : '',
    risksKnown,
    risks: risksKnown === 'some' ? chance.pick(someRisks) : '',
    cameUp: of<string>(cameUp) ?? '',
    alsoHelping: wayIn === 'social care' || wayIn === 'voluntary sector' ? chance.pick(alsoHelping) : '',
    referrerOrganisation: of<string>(organisations) ?? '',
  }
}

/** Of the numbers kept for tests, which begin with 999 and belong to nobody; one in thirty has a digit mistyped. */
function madeUpNhsNumber(chance: Chance): string {
  for (;;) {
    const nine = `999${String(chance.whole(0, 999_999)).padStart(6, '0')}`
    const sum = [...nine].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0)
    const last = (11 - (sum % 11)) % 11
    if (last !== 10) return nine + (chance.is(1 / 30) ? (last + 1) % 10 : last)
  }
}

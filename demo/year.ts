import { addDays, addMonths, type Day } from '../src/platform/clock.ts'
import { Chance } from './chance.ts'
import { addCheckins } from './checkins.ts'
import { addCommunity } from './community.ts'
import { addGoals } from './goals.ts'
import { addGroupLives } from './groupLives.ts'
import type { Locality } from './locality.ts'
import { addReferrals, type Referred } from './referrals.ts'
import { addIntroductions, addRegisters, type Comers } from './registers.ts'
import { Gathered } from './rows.ts'
import { addPartnership, addSetting, beforeTheYear } from './setting.ts'
import { PAPER, type Shape, shapeFor } from './shape.ts'
import type { Rows } from './sow.ts'
import { addStaff, type Cast } from './staff.ts'
import { addSupport, type Supported } from './support.ts'

const MONTHS = 13

export interface Beginning {
  partnershipId: string
  seed: string
  today: Day
  /** Which locality of the partnership, from 0. */
  number?: number
  cast?: Cast
}

/** A locality on the day before its year begins: its places, its people who work, its groups. Nobody has been referred yet. */
export function beginLocality({ partnershipId, seed, today, number = 0, cast }: Beginning): Locality {
  const chance = new Chance(`${seed} ${number}`)
  const first = addMonths(today, -MONTHS)
  const last = addDays(today, -1)
  const gathered = new Gathered()
  const createdAt = beforeTheYear(first)
  const where = { partnershipId, chance: chance.apart('setting'), number, createdAt, cast }
  const setting = addSetting(gathered, where)
  const staff = addStaff(gathered, { ...where, chance: chance.apart('staff'), setting })
  const community = addCommunity(gathered, { ...where, chance: chance.apart('community'), first, last, setting, staff })
  return { partnershipId, chance, gathered, setting, staff, community, first, last, today }
}

/** Everything that happened in the year of a locality, in the numbers of the shape. `more` adds people by hand before registers are kept. */
export function liveTheYear(locality: Locality, shape: Shape, more: (comers: Comers) => void = () => {}) {
  const referred = addReferrals(locality, shape)
  const supported: Supported[] = referred.filter(isAccepted).map((each) => addSupport(locality, each))
  addCheckins(locality, supported, shape)
  const comers: Comers = new Map()
  for (const each of supported) {
    addGoals(locality, each)
    addIntroductions(locality, each, comers)
  }
  more(comers)
  addRegisters(locality, comers)
  addGroupLives(locality)
}

const isAccepted = (referred: Referred): referred is Referred & { answeredOn: Day } => referred.outcome === 'accepted' && referred.answeredOn !== undefined

/**
 * A partnership with so many people referred to it, and their year up to yesterday, as rows to sow: a locality of the paper's size
 * after the other, each with its own teams, groups and registers, so that no more than one of them is in memory at a time.
 * The same seed and day give the same rows.
 */
export async function* batchesOfAYear({
  people,
  seed,
  today,
  slug = 'ashcombe',
}: {
  people: number
  seed: string
  today: Day
  slug?: string
}): AsyncGenerator<Rows> {
  const partnershipId = new Chance(`${seed} partnership`).id(beforeTheYear(addMonths(today, -MONTHS)))
  const gathered = new Gathered()
  addPartnership(gathered, { partnershipId, slug })
  yield gathered.all
  for (let number = 0, left = people; left > 0; number++, left -= PAPER.referrals) {
    const locality = beginLocality({ partnershipId, seed, today, number })
    liveTheYear(locality, left >= PAPER.referrals ? PAPER : shapeFor(left))
    yield locality.gathered.all
  }
}

import type { Insertable } from 'kysely'
import type { Membership } from '../database/schema.ts'
import { aMembership, aTeam } from '../src/capabilities/partnerships/factory.ts'
import type { Hat } from '../src/platform/viewer.ts'
import type { Chance } from './chance.ts'
import type { Gathered } from './rows.ts'
import type { Setting } from './setting.ts'
import { firstNames, lastNames } from './words/names.ts'
import { areas } from './words/places.ts'

export interface Colleague {
  id: string
  name: string
}

export interface Team {
  id: string
  districts: readonly string[]
  coaches: readonly Colleague[]
  linkWorkers: readonly Colleague[]
}

export interface Staff {
  teams: readonly Team[]
  /** Of each practice, who refers from there. */
  referrers: ReadonlyMap<string, Colleague>
  supporters: readonly Colleague[]
}

/** Who works in each team: two coaches, and as many link workers as it has people for. */
const SIZES = [
  { coaches: 2, linkWorkers: 3 },
  { coaches: 2, linkWorkers: 2 },
  { coaches: 2, linkWorkers: 2 },
]

/** Who has an account of the demo, by the hat they wear. The first of each hat that a place needs is this one. */
export type Cast = Map<Hat, { name: string; accountId: string }>

interface Where {
  partnershipId: string
  chance: Chance
  number: number
  createdAt: Date
  setting: Setting
  cast?: Cast | undefined
}

/** A name that chance gives; the people of a place share a few hundred of each. */
export const aName = (chance: Chance) => `${chance.pick(firstNames)} ${chance.pick(lastNames)}`

/** Somebody with a place here, and no way to sign in unless they are of the cast. */
export function addColleague(gathered: Gathered, where: Omit<Where, 'setting' | 'number'>, hat: Hat, reach: Partial<Insertable<Membership>> = {}): Colleague {
  const { partnershipId, chance, createdAt, cast } = where
  const id = chance.id(createdAt)
  const somebody = { name: aName(chance), accountId: null }
  const row = aMembership({ partnershipId, id, hats: [hat], ...(cast?.get(hat) ?? somebody), joinedAt: createdAt, createdAt, ...reach } as Parameters<
    typeof aMembership
  >[0])
  cast?.delete(hat)
  gathered.add('membership', row)
  return { id: row.id, name: row.name }
}

/** The teams of a locality, their workers, and those who refer and introduce. */
export function addStaff(gathered: Gathered, where: Where): Staff {
  const { partnershipId, chance, number, createdAt, setting } = where
  const teams = areas.map(({ name, area, districts }, at): Team => {
    const row = aTeam({
      partnershipId,
      id: chance.id(createdAt),
      name: number === 0 ? name : `${name} ${number + 1}`,
      area: number === 0 ? area : `${area} ${number + 1}`,
      outwardCodes: number === 0 ? [...districts] : [],
      takesTheRest: number === 0 && at === 0,
      createdAt,
    })
    gathered.add('team', row)
    const workers = (hat: Hat, count: number) => Array.from({ length: count }, () => addColleague(gathered, where, hat, { teamIds: [row.id] }))
    const { coaches, linkWorkers } = SIZES[at] ?? { coaches: 1, linkWorkers: 1 }
    return { id: row.id, districts, coaches: workers('health coach', coaches), linkWorkers: workers('link worker', linkWorkers) }
  })
  joinPracticesToTeams(gathered, setting, teams)
  const referrers = new Map(setting.practices.map(({ id }) => [id, addColleague(gathered, where, 'referrer', { organisationIds: [id] })]))
  const supporters = Array.from({ length: 4 }, () => addColleague(gathered, where, 'supporter'))
  return { teams, referrers, supporters }
}

const joinPracticesToTeams = (gathered: Gathered, setting: Setting, teams: readonly Team[]) => {
  for (const { id, village } of setting.practices) {
    const row = gathered.of('organisation').find((organisation) => organisation.id === id)
    if (row) row.teamId = teamOf(setting, teams, village).id
  }
}

/** The team that answers a village. */
export function teamOf(setting: Setting, teams: readonly Team[], village: string): Team {
  const district = setting.villages.find(({ name }) => name === village)?.district
  const team = teams.find(({ districts }) => district !== undefined && districts.includes(district))
  if (!team) throw new Error(`No team answers ${village}`)
  return team
}

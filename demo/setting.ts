import { aPlace } from '../src/capabilities/community/factory.ts'
import { aPartnership, aPractice } from '../src/capabilities/partnerships/factory.ts'
import { foldName } from '../src/platform/fold.ts'
import type { Chance } from './chance.ts'
import { type Gathered, momentOf } from './rows.ts'
import { organisations, practices, type Village, villages } from './words/places.ts'

export interface Practice {
  id: string
  name: string
  village: string
}

/** Where everything happens: the villages with their postcodes, the practices, and others who work with people. */
export interface Setting {
  villages: readonly (Village & { postcodes: readonly string[] })[]
  practices: readonly Practice[]
}

const LETTERS = 'ABDEFGHJLNPQRSTUWXYZ' // those a postcode may end in
const POSTCODES_OF_A_VILLAGE = 8

export const addPartnership = (gathered: Gathered, { partnershipId, slug }: { partnershipId: string; slug: string }) =>
  gathered.add(
    'partnership',
    aPartnership({
      partnershipId,
      slug,
      about: 'Neighbours, surgeries, charities and clubs of Ashcombe and its villages, working together so that everybody can live well here.',
      phone: '01632 960123',
      email: 'hello@ashcombe.example',
      answersWithinDays: 5,
    }),
  )

interface Where {
  partnershipId: string
  chance: Chance
  /** Which locality of the partnership, from 0. Later ones lie beside the first, with a number behind their names. */
  number: number
  createdAt: Date
}

/** The villages, surgeries and organisations of one locality. */
export function addSetting(gathered: Gathered, { partnershipId, chance, number, createdAt }: Where): Setting {
  const called = (name: string) => (number === 0 ? name : `${name} ${number + 1}`)
  const moved = { latitude: (number % 16) * 0.13, longitude: Math.floor(number / 16) * 0.2 }
  const teamOfVillage = (name: string) => villages.find((village) => village.name === name)
  const placed = villages.map((village) => {
    const { latitude, longitude } = { latitude: village.latitude + moved.latitude, longitude: village.longitude + moved.longitude }
    gathered.add('place', aPlace({ partnershipId, id: chance.id(createdAt), name: called(village.name), latitude, longitude }))
    const postcodes = new Set<string>()
    while (postcodes.size < POSTCODES_OF_A_VILLAGE) {
      postcodes.add(`${village.district} ${chance.whole(1, 9)}${chance.pick([...LETTERS])}${chance.pick([...LETTERS])}`)
    }
    return { ...village, latitude, longitude, postcodes: [...postcodes] }
  })
  if (number === 0) addPostcodes(gathered, partnershipId, chance, createdAt, placed)

  const made = practices.map((practice, at) => {
    const { name, village, address } = practice
    const row = aPractice({
      partnershipId,
      id: chance.id(createdAt),
      name: called(name),
      odsCode: number === 0 ? practice.odsCode : `X${String(number * practices.length + at).padStart(5, '0')}`,
      address: `${address}, ${village}`,
      postcode: placed.find((each) => each.name === village)?.postcodes[0] ?? null,
      phone: `01632 960${200 + at}`,
    })
    gathered.add('organisation', row)
    return { id: row.id, name: row.name, village: teamOfVillage(village)?.name ?? village }
  })
  gathered.add(
    'organisation',
    ...organisations.map(({ kind, name, village }, at) => ({
      partnershipId,
      id: chance.id(createdAt),
      kind,
      name: called(name),
      foldedName: foldName(called(name)),
      address: village,
      phone: `01632 960${300 + at}`,
    })),
  )
  return { villages: placed, practices: made }
}

/** People search near a postcode, too: each stands somewhere in its village. No two villages share one. */
function addPostcodes(gathered: Gathered, partnershipId: string, chance: Chance, createdAt: Date, placed: Setting['villages']) {
  const known = new Set<string>()
  for (const { postcodes, latitude, longitude } of placed) {
    for (const name of postcodes) {
      if (known.has(name)) continue
      known.add(name)
      const near = { latitude: latitude + chance.around(0, 0.002), longitude: longitude + chance.around(0, 0.003) }
      gathered.add('place', aPlace({ partnershipId, id: chance.id(createdAt), name, ...near }))
    }
  }
}

/** When everything that was there before the year was written down. */
export const beforeTheYear = (first: string) => momentOf(first, 8)

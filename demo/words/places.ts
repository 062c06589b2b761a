// A locality that is on no map. Its postcodes begin with AS, which no post town uses; AS1 is the town.

export interface Village {
  name: string
  district: 'AS1' | 'AS2' | 'AS3' | 'AS4'
  latitude: number
  longitude: number
  /** How many of a hundred people or so live there. */
  weight: number
}

export const villages: readonly Village[] = [
  { name: 'Ashcombe', district: 'AS1', latitude: 52.452, longitude: -0.61, weight: 26 },
  { name: 'Mill End', district: 'AS1', latitude: 52.4465, longitude: -0.5985, weight: 9 },
  { name: 'Station Road', district: 'AS1', latitude: 52.4585, longitude: -0.6195, weight: 8 },
  { name: 'Hollowmere', district: 'AS2', latitude: 52.489, longitude: -0.631, weight: 10 },
  { name: 'Larkstone', district: 'AS2', latitude: 52.5035, longitude: -0.588, weight: 7 },
  { name: 'Pennyfold', district: 'AS2', latitude: 52.4795, longitude: -0.665, weight: 5 },
  { name: 'Withy Bridge', district: 'AS3', latitude: 52.436, longitude: -0.552, weight: 9 },
  { name: 'Great Sallow', district: 'AS3', latitude: 52.4195, longitude: -0.571, weight: 7 },
  { name: 'Little Sallow', district: 'AS3', latitude: 52.4145, longitude: -0.5585, weight: 3 },
  { name: 'Fernhithe', district: 'AS3', latitude: 52.4275, longitude: -0.5165, weight: 4 },
  { name: 'Quarry Hill', district: 'AS4', latitude: 52.418, longitude: -0.642, weight: 6 },
  { name: 'Dunnock Green', district: 'AS4', latitude: 52.4035, longitude: -0.6255, weight: 4 },
  { name: 'Cobblers End', district: 'AS4', latitude: 52.4095, longitude: -0.668, weight: 2 },
]

export const areas = [
  { name: 'Town team', area: 'Ashcombe town', districts: ['AS1'] },
  { name: 'North villages team', area: 'North villages', districts: ['AS2'] },
  { name: 'River villages team', area: 'River villages', districts: ['AS3', 'AS4'] },
] as const

export const practices = [
  { name: 'Market Place Surgery', odsCode: 'ASH001', village: 'Ashcombe', address: '4 Market Place' },
  { name: 'Mill End Health Centre', odsCode: 'ASH002', village: 'Mill End', address: 'Weir Lane' },
  { name: 'The Hollowmere Practice', odsCode: 'ASH003', village: 'Hollowmere', address: '2 Church Walk' },
  { name: 'Larkstone Surgery', odsCode: 'ASH004', village: 'Larkstone', address: 'The Old Forge' },
  { name: 'Withy Bridge Medical Practice', odsCode: 'ASH005', village: 'Withy Bridge', address: '18 Bridge Street' },
  { name: 'Quarry Hill Surgery', odsCode: 'ASH006', village: 'Quarry Hill', address: '1 Chapel Row' },
] as const

export const organisations = [
  { kind: 'library', name: 'Ashcombe Library', village: 'Ashcombe' },
  { kind: 'council', name: 'Ashcombe District Council, adult social care', village: 'Ashcombe' },
  { kind: 'housing', name: 'Sallow Valley Homes', village: 'Great Sallow' },
  { kind: 'fire service', name: 'Ashcombe Fire Station', village: 'Station Road' },
  { kind: 'charity', name: 'Lantern, the charity for older people', village: 'Ashcombe' },
  { kind: 'charity', name: 'Ashcombe Carers', village: 'Mill End' },
  { kind: 'mental health service', name: 'Ashcombe Community Mental Health Team', village: 'Station Road' },
  { kind: 'club', name: 'Ashcombe Town Football Club', village: 'Mill End' },
] as const

export const streets =
  `Church Lane,Mill Lane,Station Road,High Street,Back Lane,The Green,Orchard Close,Chapel Row,Weir Lane,Bridge Street,Quarry Road,Hollow Lane,
School Lane,Blacksmith’s Yard,Pinfold,Long Acre,Willow Bank,Sallow Way,Meadow Rise,Common Side`.split(/,\s*/)

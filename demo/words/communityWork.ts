import type { Insertable, Selectable } from 'kysely'
import type { Gap, Visit } from '../../database/schema.ts'

type Seen = Pick<Insertable<Visit>, 'placeName' | 'offers' | 'welcoming' | 'welcomes' | 'wouldLike' | 'wouldLikeWords'>

export interface VisitWords extends Seen {
  village: string
  daysAgo: number
  met?: readonly [name: string, does: string]
}

/** Places that workers have been to. Nobody has been to AS4 for a while. */
export const visits: readonly VisitWords[] = [
  {
    village: 'Larkstone',
    daysAgo: 2,
    placeName: 'The Plough',
    offers: 'A back room with a fire, free on weekday afternoons, and soup for three pounds.',
    welcoming: 'The landlord knows everybody by name and brought us tea. One step at the door; he has a ramp in the shed.',
    welcomes: ['people on their own', 'people with a companion'],
    wouldLike: ['to offer a room', 'members'],
    wouldLikeWords: 'He would love a lunch club on Tuesdays.',
    met: ['Derek Moss', 'Landlord'],
  },
  {
    village: 'Withy Bridge',
    daysAgo: 6,
    placeName: 'Withy Bridge rowing club',
    offers: 'A boathouse with a warm bar, walking on the towpath, and a quiet hour on Fridays.',
    welcoming: 'Shy of people who have not rowed, and glad to be asked.',
    welcomes: ['people who need quiet'],
    wouldLike: ['training', 'to offer a room'],
    wouldLikeWords: 'Some words on how to welcome somebody who is anxious.',
    met: ['Una Frost', 'Club secretary'],
  },
  {
    village: 'Ashcombe',
    daysAgo: 4,
    placeName: 'Ashcombe Fire Station',
    offers: 'Home visits for smoke alarms, and a training room in the evening.',
    welcoming: 'The crew says hello to everybody who comes to the door.',
    welcomes: ['people with children', 'people on their own'],
    wouldLike: ['training', 'to join in deciding together'],
    wouldLikeWords: 'A talk for the whole crew about people who keep a great many things.',
    met: ['Watch manager Ola Bright', 'Prevention'],
  },
  {
    village: 'Hollowmere',
    daysAgo: 34,
    placeName: 'St Brannoc’s church hall',
    offers: 'Two rooms, a kitchen, a piano in tune.',
    welcoming: 'Step-free by the side door. The heating wants a day’s notice.',
    welcomes: ['people who move slowly', 'people with children'],
    wouldLike: ['members', 'help'],
    wouldLikeWords: 'Somebody to play the piano.',
    met: ['Grace Aldous', 'Keeps the keys'],
  },
  {
    village: 'Mill End',
    daysAgo: 19,
    placeName: 'Mill End community shop',
    offers: 'A bench, a notice board, and somebody to talk to from eight to six.',
    welcoming: 'Two of the volunteers speak Polish and one Punjabi.',
    welcomes: ['people who speak little English', 'people on their own'],
    wouldLike: ['help'],
    wouldLikeWords: 'Volunteers for Saturday mornings.',
  },
  {
    village: 'Station Road',
    daysAgo: 51,
    placeName: 'Town football ground',
    offers: 'A pitch on Wednesday mornings and a minibus.',
    welcoming: 'Loud and kind.',
    welcomes: ['people with a companion'],
    wouldLike: ['members'],
    wouldLikeWords: 'Walking football needs four more.',
    met: ['Ty Marlow', 'Community coach'],
  },
  {
    village: 'Dunnock Green',
    daysAgo: 131,
    placeName: 'Dunnock Green reading room',
    offers: 'A hut with a stove and six shelves of books.',
    welcoming: 'Small. Everybody notices somebody new, gladly.',
    welcomes: ['people who need quiet'],
    wouldLike: ['members', 'to offer a room'],
    wouldLikeWords: '',
  },
]

export interface GapWords {
  interest: string
  code: string
  noticedDaysAgo: number
  /** How many told a worker; those of our own team are linked where there are people to link. */
  told: number
  wishes: readonly string[]
  searches?: readonly [words: string, times: number]
  steps: readonly { state: Selectable<Gap>['state']; daysAgo: number; became: string }[]
  /** The name of the group that answers it. */
  group?: string
}

/** What people would like and could not find, in every state. */
export const gaps: readonly GapWords[] = [
  {
    interest: 'Walking football',
    code: 'AS2',
    noticedDaysAgo: 12,
    told: 3,
    wishes: ['walking football for over fifties'],
    searches: ['football', 5],
    steps: [],
  },
  { interest: 'Quiet evening for young men', code: 'AS1', noticedDaysAgo: 27, told: 4, wishes: ['somewhere quiet in the evening', 'games night'], steps: [] },
  {
    interest: 'Bus to the pool',
    code: 'AS4',
    noticedDaysAgo: 96,
    told: 9,
    wishes: [],
    searches: ['bus to swimming', 4],
    steps: [{ state: 'challenge', daysAgo: 40, became: 'With the coproduction group: who has seats in a minibus on Tuesdays?' }],
  },
  {
    interest: 'Dementia-friendly singing',
    code: 'AS3',
    noticedDaysAgo: 120,
    told: 6,
    wishes: ['singing for my mum who forgets'],
    steps: [
      { state: 'challenge', daysAgo: 90, became: 'The rowing club offers its bar on Friday mornings.' },
      { state: 'group being started', daysAgo: 21, became: 'Two leads have been found. First song in the new year.' },
    ],
  },
  {
    interest: 'Cooking for one',
    code: 'AS1',
    noticedDaysAgo: 150,
    told: 7,
    wishes: ['cooking for one'],
    steps: [{ state: 'grant', daysAgo: 30, became: 'A small grant pays for pans and the first eight suppers.' }],
  },
  {
    interest: 'Walk that begins after work',
    code: 'AS1',
    noticedDaysAgo: 300,
    told: 5,
    wishes: ['evening walk'],
    steps: [
      { state: 'group being started', daysAgo: 260, became: 'The golf club lends its paths at dusk.' },
      { state: 'met', daysAgo: 220, became: 'It goes every week, and ends with a cup of tea.' },
    ],
    group: 'Thursday walkers',
  },
  {
    interest: 'Ferret keeping',
    code: 'AS2',
    noticedDaysAgo: 200,
    told: 1,
    wishes: [],
    steps: [{ state: 'put to rest', daysAgo: 110, became: 'There is a club in the next county, and it suits.' }],
  },
]

/** Wishes and searches that nobody has sorted yet. */
export const unsorted = { wishes: ['somewhere to practise the accordion', 'a place to be with dogs'], searches: [['bees', 4]] } as const

/** In workers' own words, the latest week first. */
export const weeks = [
  'Two places offered us a room this week, without being asked. The Plough wants a lunch club: who would cook with him?',
  'The fire crew asked us for a talk, and then stayed an hour to tell us whom they meet. They belong at our table.',
  'Quiet week. I sat on the bench outside the community shop and heard more than in a month of meetings.',
] as const

/** Who runs what stands in the directory. Whatever nobody else runs is run by the neighbours of its village. */
export interface OrganiserWords {
  name: string
  summary: string
  website?: string
  /** Names of groups and services, or of places where it runs everything. */
  runs: readonly string[]
}

export const organisers: readonly OrganiserWords[] = [
  {
    name: 'Ashcombe Walking for Health',
    summary: 'Volunteers who lead short walks for anybody.',
    website: 'https://walks.ashcombe.example/',
    runs: ['Thursday walkers', 'Slow mile', 'Hollowmere hillwalkers'],
  },
  {
    name: 'Ashcombe Libraries',
    summary: 'Libraries of the town and the villages.',
    website: 'https://libraries.ashcombe.example/',
    runs: ['Ashcombe Library', 'Reading together', 'Seed library'],
  },
  {
    name: 'Lantern, the charity for older people',
    summary: 'Company, lifts and a listening ear for people over sixty.',
    website: 'https://lantern.example/',
    runs: ['Chair and chatter', 'Tea at three', 'Market Place lunch club', 'Telephone friends', 'Village car scheme', 'Memory café', 'Falls class'],
  },
  {
    name: 'Ashcombe Carers',
    summary: 'Run by people who look after somebody, for people who look after somebody.',
    website: 'https://carers.ashcombe.example/',
    runs: ['Ashcombe Carers', 'Carers’ line', 'Sitting service'],
  },
  {
    name: 'Ashcombe District Council',
    summary: 'The council’s leisure and community teams.',
    runs: ['Ashcombe Leisure Centre', 'Sallow Pool', 'Family Hub', 'Weir Lane', 'Band Room'],
  },
  { name: 'Ashcombe Town Football Club', summary: 'The town’s club, with a team for every age.', runs: ['Town football ground'] },
  {
    name: 'The Market Place Centre',
    summary: 'Advice, volunteering and a front door that is open.',
    runs: ['7 Market Place', 'Warm homes line', 'Back to work club'],
  },
  { name: 'The Corn Store', summary: 'Artists and musicians who share a building.', runs: ['The Corn Store', 'The Brick Works'] },
  { name: 'Ashcombe Quakers', summary: 'They lend their quiet rooms to whoever needs them.', runs: ['Quaker Meeting House'] },
  { name: 'Mill End Food', summary: 'Neighbours who cook, share and waste nothing.', runs: ['Food pantry', 'Community kitchen'] },
  { name: 'Welcome Ashcombe', summary: 'People who came here from elsewhere, and those glad they did.', runs: ['Welcome house', 'The English table'] },
  { name: 'Ashcombe Talking Therapies', summary: 'The free NHS service.', runs: ['Talking therapies', 'Living with diabetes', 'Pain and me'] },
  { name: 'Ashcombe Fire Station', summary: 'The crew of the town.', runs: ['Ashcombe Fire Station'] },
]

/** The two lists of words that the demo sorts its directory under: the wider word, and those within it. */
export const aboutWords: readonly [wider: string, ...narrower: string[]][] = [
  ['Moving', 'Walking', 'Exercise and sport'],
  ['Making', 'Arts and crafts', 'Singing and music', 'Mending'],
  ['Outdoors', 'Gardens', 'Nature'],
  ['Company', 'Food and drink', 'Talk'],
  ['Learning', 'Computers', 'Reading and history', 'Languages'],
  ['Help', 'Money and home', 'Calm and sleep', 'Living with a condition', 'Getting about'],
  ['Giving time'],
]

export const whoWords = [
  'Everybody',
  'Carers',
  'Older people',
  'Families with small children',
  'People new here',
  'People living with a long-term condition',
] as const

/** What somebody's theme says of what it is about, and of whom it suits. */
export const termsOfTheme: Record<string, readonly string[]> = {
  walking: ['Walking'],
  moving: ['Exercise and sport'],
  company: ['Talk'],
  'long-term health': ['Living with a condition', 'People living with a long-term condition'],
  giving: ['Giving time'],
  'sleep and calm': ['Calm and sleep'],
  'home and money': ['Money and home'],
  'new here': ['People new here'],
  caring: ['Carers'],
  garden: ['Gardens'],
  'making things': ['Arts and crafts'],
  singing: ['Singing and music'],
  learning: ['Learning'],
}

/** Terms that the words of an entry speak of. */
export const termsOfWords: readonly [RegExp, string][] = [
  [/caf|lunch|tea\b|breakfast|kitchen|pantry|cake/i, 'Food and drink'],
  [/mend|repair|shed|sew/i, 'Mending'],
  [/computer|digital/i, 'Computers'],
  [/reading|history|book/i, 'Reading and history'],
  [/english/i, 'Languages'],
  [/wildlife|river|bird/i, 'Nature'],
  [/car scheme|lift by car/i, 'Getting about'],
  [/child|baby|under-five|prams|dads/i, 'Families with small children'],
  [/over sixty|over fifty|older|memory/i, 'Older people'],
]

/** What the words about a place say of its access. */
export const featuresOfWords = [
  [/step-free|ramp|lift to|flat path|hard path/i, 'step-free'],
  [/quiet|low light|calm|music off/i, 'quiet'],
  [/hearing loop/i, 'hearing loop'],
  [/toilet|changing/i, 'toilets'],
  [/park|yard/i, 'parking'],
  [/bus|station/i, 'near a bus stop'],
  [/bring|come along|with you|sits with|somebody meets|go in together/i, 'companion welcome'],
] as const

/** Words that mean the same to somebody who searches. */
export const synonyms: readonly string[][] = [
  ['walk', 'walking', 'ramble', 'stroll', 'hike'],
  ['sing', 'singing', 'choir'],
  ['knit', 'knitting', 'crochet', 'sewing'],
  ['computer', 'internet', 'digital', 'online'],
  ['exercise', 'fitness', 'gym', 'keep fit'],
  ['lunch', 'meal', 'eating'],
  ['bereavement', 'loss', 'grief'],
  ['carer', 'caring', 'looking after'],
  ['debt', 'benefits', 'money'],
  ['garden', 'gardening', 'allotment'],
  ['lonely', 'company', 'friendship', 'befriending'],
]

/** Why something does not meet on a day. */
export const whyNotThatDay = ['the hall is closed', 'we are on our outing', 'the leader is away', 'the room is being painted'] as const

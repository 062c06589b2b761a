export const agenda = [
  'A first talk that went better than I dared hope. What did I do?',
  'How full the weeks are before the holidays',
  'The walk on Thursdays stands without us now. Let us say so to the team',
  'I would like to learn more about grief',
  'Who could take over when I am away in spring?',
  'When somebody does not ring back: what each of us tries',
] as const

export const agreed = [
  'Friday mornings stay free for visits to places. We look in a month whether they did.',
  'Jo asks the choir to come to the team day. I speak with the library about the room.',
  'Three people are ready to move on. We said how to tell them that the door stays open.',
  'More time for the first talk: an hour and a half, and nothing after it.',
  'It was a hard month. A day off on the 12th, and we swap one home visit.',
  'We read two notes together and found words for what went well in both.',
] as const

export const remembered = [
  'She knew the answer. I only had to wait.',
  'Ask about the garden first.',
  'I talked too much at the end.',
  'He laughed when we walked. Walk more.',
] as const

export const offers = [
  {
    languages: [],
    topics: ['living with a long-term condition', 'walking', 'later life'],
    interests: 'I walk the canal most mornings.',
    experience: 'Type 2 diabetes, twelve years.',
    special: 'Talks with GP practices',
  },
  {
    languages: ['pa', 'hi'],
    topics: ['cooking', 'faith', 'being a parent'],
    interests: 'Big family meals.',
    experience: 'I looked after my father for years.',
    special: '',
  },
  {
    languages: [],
    topics: ['music', 'gardening', 'mental health'],
    interests: 'I sing alto, badly and often.',
    experience: 'I have had two long spells of low mood, and came through.',
    special: 'Groups that should last without us',
  },
  {
    languages: ['pl'],
    topics: ['coming from another country', 'work and learning'],
    interests: '',
    experience: 'I came here at nineteen with one bag.',
    special: 'Young people',
  },
  { languages: ['bfi'], topics: ['crafts', 'animals'], interests: 'Two rescue greyhounds.', experience: '', special: '' },
  {
    languages: [],
    topics: ['the armed forces', 'sport and moving'],
    interests: 'Walking football.',
    experience: 'Eleven years in the army.',
    special: 'Men who would never ask',
  },
  { languages: ['ur'], topics: ['young people', 'computers and phones'], interests: '', experience: '', special: 'Our page on the web' },
] as const satisfies readonly { languages: readonly string[]; topics: readonly string[]; interests: string; experience: string; special: string }[]

export const ways = [
  { phrase: 'revolving door', say: 'has come back to us; say what they came for' },
  { phrase: 'sofa surfer', say: 'stays with friends for now' },
] as const

export const wishes = [
  { topics: ['music', 'walking'], words: 'Somebody who does not mind silence.' },
  { topics: ['gardening'], words: '' },
  { topics: ['the armed forces'], words: 'Somebody who has served would understand.' },
  { topics: [], words: 'A woman, please.' },
  { topics: ['coming from another country', 'cooking'], words: '' },
] as const

/** What is half written, of a conversation that nobody has saved yet. */
export const halfWritten = [
  {
    mode: 'phone',
    whatMatters: 'Going to the allotment again. She misses the talk over the fence more than the beans.',
    agreed: 'Ask whether plot nine is still',
  },
  { mode: 'face to face', whatMatters: 'Sleep is better since he walks in the morning. He would like to cook for his daughter', agreed: '' },
] as const

/** Why some people were given to a colleague: each of them reads it. */
export const whyGiven = 'Your link worker works three days from now on, and wishes you well.'

/** Something a page asks, in plain words. The id is kept with the answer, so it never changes. */
export interface Prompt {
  id: string
  ask: string
  hint?: string
}

/** A kind of page: what it is called until its owner says otherwise, what it is for, and what it asks. All of it English keys. */
export interface Kind {
  title: string
  about: string
  prompts: readonly Prompt[]
  /** It is also drawn, as circles of people and places. */
  hasCircles?: true
  /** It belongs to a hard time: offered first for opening in an emergency, and never opened unless its owner says so. */
  isForCrisis?: true
  /** It begins as a guide of the shelf, and not as an empty page. */
  isFromShelf?: true
}

const NOTES: Prompt = { id: 'notes', ask: 'Anything else' }

// What they ask follows the headings of WRAP as paper 16 (Box 5) describes it, PRSB About Me 2.01 and the advance statement and contingency
// headings of the PRSB Personalised Care and Support Plan 2.0. The sentences are our own.
export const kinds = {
  'about me': {
    title: 'About me',
    about: 'What you would like somebody to know who meets you for the first time, so that you need not tell your story again.',
    prompts: [
      { id: 'called', ask: 'What I like to be called, and a little about me' },
      { id: 'talk', ask: 'How it is best to talk with me', hint: 'Slowly, in writing, in another language, with somebody beside me' },
      { id: 'well', ask: 'What I am like when I am well' },
      { id: 'please-do', ask: 'Please do' },
      { id: 'please-dont', ask: 'Please don’t' },
      { id: 'support', ask: 'How and when I like to be helped' },
      { id: 'worth-knowing', ask: 'Also worth knowing', hint: 'Health, belief, food, animals, work, home' },
    ],
  },
  'what matters': {
    title: 'What matters to me',
    about: 'The things that make life yours. They come first, before any plan.',
    prompts: [
      { id: 'most', ask: 'What matters most to me' },
      { id: 'good-day', ask: 'What a good day looks like' },
      { id: 'hope', ask: 'What I hope for', hint: 'Next week, next year, some day' },
      { id: 'keep', ask: 'What I want to keep, whatever happens' },
    ],
  },
  strengths: {
    title: 'My strengths',
    about: 'What you are good at, and what you have come through. It is easy to forget on a hard day, so write it on a better one.',
    prompts: [
      { id: 'good-at', ask: 'What I am good at' },
      { id: 'others-say', ask: 'What others like about me' },
      { id: 'come-through', ask: 'What I have come through, and what got me through it' },
      { id: 'could-give', ask: 'What I could give or teach to somebody else' },
    ],
  },
  people: {
    title: 'My people and places',
    about: 'Who and where you can turn to. The closest stand in the middle.',
    prompts: [{ id: 'more', ask: 'Who or what I would like more of' }],
    hasCircles: true,
  },
  'keeps me well': {
    title: 'What keeps me well',
    about: 'Small things count. Some you do every day, some now and then.',
    prompts: [
      { id: 'every-day', ask: 'Every day' },
      { id: 'now-and-then', ask: 'Now and then' },
      { id: 'more-of', ask: 'What I would like to do more of' },
      { id: 'less-of', ask: 'What I would like to do less of' },
    ],
  },
  'knocks me': {
    title: 'What knocks me',
    about: 'Things that happen around you and set you back, and what helps when they do.',
    prompts: [
      { id: 'what', ask: 'What knocks me', hint: 'A date, a bill, a row, bad sleep, being on my own' },
      { id: 'then', ask: 'What I do then' },
      { id: 'who', ask: 'Who can help, and how' },
    ],
  },
  'early signs': {
    title: 'Early signs',
    about: 'Changes in you that say it is time to take care. Others may see them before you do.',
    prompts: [
      { id: 'notice', ask: 'What I notice' },
      { id: 'others-notice', ask: 'What others notice' },
      { id: 'do', ask: 'What I do' },
      { id: 'others-do', ask: 'What I would like others to do' },
    ],
  },
  'breaking down': {
    title: 'When things are breaking down',
    about: 'It is getting worse, and there is still much you can do.',
    prompts: [
      { id: 'tell', ask: 'How I can tell' },
      { id: 'must-do', ask: 'What I must do now' },
      { id: 'ring', ask: 'Who I ring, and what I ask them for' },
      { id: 'safe', ask: 'What makes me feel safe, and what to put out of reach' },
    ],
    isForCrisis: true,
  },
  'in a crisis': {
    title: 'In a crisis',
    about: 'For others to read when you cannot say it yourself. It tells them what you want, in your own words.',
    prompts: [
      { id: 'know', ask: 'What to know about me', hint: 'How it shows, what I may say and not mean, what I am allergic to' },
      { id: 'do', ask: 'What helps: please do this' },
      { id: 'dont', ask: 'What makes it worse: please don’t' },
      { id: 'ring', ask: 'Who to ring, and who not to' },
      { id: 'home', ask: 'Who looks after my home, children or animals' },
      { id: 'prefer', ask: 'Treatment and places I prefer, and why' },
      {
        id: 'refuse',
        ask: 'Treatment I do not want, and why',
        hint: 'Those who help you must take this seriously. A decision that binds them by law needs its own form: ask your team',
      },
    ],
    isForCrisis: true,
  },
  'after a crisis': {
    title: 'Getting back after',
    about: 'The days and weeks after. Go at your own speed.',
    prompts: [
      { id: 'first', ask: 'What I need in the first days' },
      { id: 'back', ask: 'What I take up again, and what can wait' },
      { id: 'thank', ask: 'Who I want to thank, or put things right with' },
      { id: 'learned', ask: 'What I learned, and want to change in this plan' },
    ],
  },
  'thinking together': {
    title: 'Thinking about it together',
    about: 'A short page for a hard day or a stay on a ward. Fill in one thing or all, alone or with somebody beside you.',
    prompts: [
      { id: 'now', ask: 'What is most on my mind just now' },
      { id: 'helps-now', ask: 'What would help today' },
      { id: 'got-me-through', ask: 'What has got me through before' },
      { id: 'on-my-side', ask: 'Who is on my side' },
      { id: 'looking-forward', ask: 'One thing I look forward to, however small' },
    ],
  },
  guide: {
    title: 'A guide',
    about: 'Slipped in from the shelf. It is yours now: strike out, add, and write what you make of it.',
    prompts: [
      { id: 'guide', ask: 'The guide' },
      { id: 'mine', ask: 'What I take from it, and how I do it' },
    ],
    isFromShelf: true,
  },
  own: { title: 'My own page', about: 'Whatever you like.', prompts: [{ id: 'words', ask: 'My words' }] },
} as const satisfies Record<string, Kind>

export type KindName = keyof typeof kinds
export const kindNames = Object.keys(kinds) as KindName[]

/** The kinds that somebody can begin empty, on a screen or on paper. */
export const offeredKinds: readonly KindName[] = kindNames.filter((name) => !('isFromShelf' in kinds[name]))

/** A kind by its name; one that a later version knew, and this does not, is a page of one's own. */
export const kindOf = (name: string): Kind => (kinds as Record<string, Kind>)[name] ?? kinds.own

/** Everything a page asks: its prompts, and always a place for what was not asked. */
export const promptsOf = (name: string): readonly Prompt[] => (name === 'own' ? kinds.own.prompts : [...kindOf(name).prompts, NOTES])

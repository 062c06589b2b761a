// What people and workers say that does not hang on what somebody would like.

/** Added to what somebody asks for, now and then. */
export const besides = [
  'Mornings are best for me.',
  'I am a bit nervous about it.',
  'I have never done anything like this before.',
  'My daughter thought of it.',
  'I would like somebody to come with me the first time.',
  'I do not drive.',
  'The bus stops near me, so I can get about.',
  'I can talk for hours once I start.',
  'I am better face to face than on the phone.',
  'Nothing too loud, please.',
  'I read your leaflet in the library.',
  'The nurse said you are easy to talk to.',
  'I think I am ready for a change.',
  'My neighbour goes to one of the groups and likes it.',
  'Take your time, I am not in a hurry.',
  'I would rather start small.',
]

export const whatHelps = [
  'Step-free places, and somewhere to sit.',
  'Somebody to go in with me the first time.',
  'Large print. I read slowly.',
  'Speak clearly and face me, as I wear hearing aids.',
  'A text the day before, so that I remember.',
  'Afternoons. It takes me a while to get going.',
  'A quiet corner to go to when it gets too much.',
  'Knowing beforehand who will be there.',
  'My sister comes along when I ask her.',
  'Somewhere I can bring the dog.',
  'A lift, or near a bus stop.',
  'An interpreter for Punjabi when it is about health.',
  'Not being rushed.',
  'Writing things down for me.',
]

export const reachNotes = [
  'Please do not ring before ten.',
  'My husband may answer. He knows about it.',
  'Ring twice, I am slow to get to the phone.',
  'Text first, then I will pick up.',
  'My son may see letters. He does not know yet.',
  'Not on Wednesdays, I mind my grandson.',
  'My neighbour Pat takes messages for me.',
]

export const through = [
  'My daughter looks after my diary. Ask her first.',
  'Through my support worker at the housing office.',
  'Through my brother, who lives with me.',
]

/** Why a referral was declined: read by the person and by whoever referred them. */
export const whyDeclined = [
  'You told us on the phone that you would rather not just now. You can ask us again at any time.',
  'You live outside the area we cover. We gave you the number of the team for where you live.',
  'What you asked for is home care. The council’s front door is the right place, and we told you how to reach it.',
  'You have a support worker already who does just this. We spoke with them, and they will go on.',
  'You were looking for a dentist who takes new people. We gave you the list.',
  'We rang four times and wrote to you. If you would like to talk, ring us and say your reference.',
  'You asked for talking therapy. You can go to them yourself, and we gave you their number.',
]

export const whyWithdrawn = [
  'They have found a group by themselves.',
  'They have moved away to be near family.',
  'They changed their mind, and may come back.',
  'They are going into hospital first, and will ask again after.',
  'It was more than they wanted just now.',
]

/** What stays open as support ends: the person reads it. */
export const whatStaysOpen = [
  'You go to your group by yourself now. You can ring us whenever you like.',
  'You said that you have what you need. The door is open.',
  'You have the number of the group leader, and ours.',
  'You are helping at the café now. We will see you there!',
  'You wanted to stop here for now. Asking again is always all right.',
  'You are moving near your son. We gave you the number of the team there.',
  'You have reached what you set out for. Well done.',
]

export const whyHandedOver = [
  'You would like somebody beside you as you try things out near home.',
  'You know what you want now. The next part is going there together.',
  'You would like to meet people, and they know everybody in your village.',
  'What you want needs more time than a coach has.',
]

/** What people say at a review, by how far the goal is. */
export const saidAt: Record<number, readonly string[]> = {
  [-2]: ['I have not been able to start.', 'It was too soon for me.', 'The weather put me off, and then I lost heart.', 'Not yet. I still want to.'],
  [-1]: [
    'A little. Less than I thought.',
    'I tried it once.',
    'It is slow, but it moves.',
    'Two good weeks and then my back went.',
    'I got as far as the door.',
  ],
  0: [
    'It is what I wanted.',
    'I did not think I would.',
    'It went as we said.',
    'I am pleased with that.',
    'My family noticed before I did.',
    'It is part of my week now.',
  ],
  1: ['Better than I hoped.', 'I went on my own!', 'I look forward to it all week.', 'I have made a friend there.', 'I even brought my neighbour along.'],
  2: ['I cannot believe it myself.', 'I help others to do it now.', 'It has changed how I start the day.', 'They asked me to run it!'],
}

/** What people say of an introduction, by what came of it. */
export const saidOfIntroduction: Record<string, readonly string[]> = {
  introduced: ['', '', 'I mean to go when my knee is better.', 'I have the leaflet on the fridge.'],
  'came once': ['Nice people. I have to get used to it.', 'I went once with my link worker.', 'It was louder than I thought, but friendly.', ''],
  'comes regularly': ['I would not miss it.', 'They saved me a chair.', 'It gets me out of the house.', 'I laughed for the first time in weeks.', ''],
  'not for me': ['Not my kind of thing, but thank you.', 'Too early in the day for me.', 'Too far on the bus.', 'I would rather do something with my hands.'],
}

export const toldAccepted = 'Support has begun. We will talk with them soon.'
export const toldInTouch = 'We have talked for the first time.'
export const toldEnded = 'Our support has come to an end. They can always ask us again.'
export const toldWithdrawn = 'They would rather not go on just now.'

/** What people said was different when they moved on. */
export const movingOnInTheirWords = [
  'I go out most days now, and I know the names of the people I meet.',
  'I sleep better. Mornings have a reason again.',
  'I found out that I can ask.',
  'The letters are in order, and I am not afraid of the post.',
] as const

/** What a worker had seen by then. */
export const movingOnInOurWords = [
  'You went on your own long before you said you could.',
  'You have a way of making others feel welcome.',
  'You kept at it in weeks that were hard.',
] as const

export const mightGiveBack = ['I could make the tea on Thursdays.', 'I would show somebody the way the first time.', 'I can mend a bicycle.'] as const

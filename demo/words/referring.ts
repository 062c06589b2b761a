// What those who introduce somebody say besides, by way in. Made up.

export const reasons = {
  consultation: [
    'Comes to us often about sleep and aches. We both think company would do more than tablets.',
    'Recently widowed, managing well at home, and asked what there is to do in the week.',
    'Would like to walk more and does not know where to begin.',
    'Money worries are keeping them awake. Open to some help with letters.',
  ],
  'annual check': [
    'Diabetes check: knows what would help, would like somebody alongside to get going.',
    'Breathing check: has stopped going out. Used to love the allotment.',
    'Heart check: asked about a gentle class with others of the same age.',
  ],
  'social care': ['Support at home is in place. What is missing is a reason to go out.', 'Caring for a parent, and would like an afternoon that is theirs.'],
  'voluntary sector': [
    'Came to us for benefits advice. That is sorted; now they would like to meet people.',
    'Settled into a new flat in spring and knows nobody in the street.',
  ],
} as const

export const matters = [
  'Being useful to somebody.',
  'The grandchildren, and keeping up with them.',
  'A garden, and quiet.',
  'Music. Any music.',
  'Not being a bother to the children.',
  'Their faith, and Friday prayers.',
  'Finishing what they began at the workshop.',
]

export const someRisks = [
  'A dog that is wary of visitors: ring first.',
  'Falls now and then; uses a frame outdoors.',
  'Lives with somebody who does not know of this. Please ring, do not write.',
]

export const cameUp = {
  'annual check': ['Diabetes check', 'Breathing check (COPD)', 'Heart check', 'Mental health check'],
  community: ['At the library', 'At the door, when fitting a smoke alarm', 'At the café on market day', 'At the barber’s'],
} as const

export const alsoHelping = ['A home care visit each morning.', 'The memory clinic, twice a year.', 'A housing officer.', 'Nobody at the moment.']

export const organisations = {
  'social care': ['Adult social care, County Council'],
  'voluntary sector': ['Citizens’ advice bureau', 'Trent Homes', 'Carers’ centre', 'Age-friendly Ashcombe'],
  community: ['Fire and Rescue', 'County Libraries', ''],
} as const

export const supporters = ['daughter', 'son', 'neighbour', 'sister', 'friend', 'husband', 'wife', 'niece'] as const

export const goodTimes = ['Weekday mornings', 'After two', 'Any day but Thursday', 'Evenings, when I am home from work', 'Not before ten']

export const whoMaySee = ['Nobody else', 'My husband, and that is all right', 'My son opens the post', 'I share the phone with my sister']

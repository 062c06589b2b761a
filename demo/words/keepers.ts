/** What visitors told us about pages of the directory. */
export const suggestions = [
  {
    about: 'when' as const,
    said: 'It begins half an hour later since the summer. I stood in front of a closed door, and the notice on it says so.',
    fromEmail: 'wren@people.example',
  },
  { about: 'who to ask' as const, said: 'The phone number is that of somebody who moved away. The poster in the library has a new one.', fromEmail: '' },
]

export const keeperNames = ['Ada Frost', 'Ben Hale', 'Cora Quill', 'Dev Marsh', 'Edie Lark', 'Finn Moss', 'Gita Vale', 'Hal Reed']

export const closedBecause = 'The hall has a new boiler put in'

/** The second page of something that is there already, typed in by somebody who did not look. */
export const twice = { name: 'Money & Rights Advice', summary: 'Advice about debt and benefits in the Market Place.' }

/** Which pages of the directory these are about. */
export const TWICE = 'Money and rights advice'
export const CLOSED = 'Food pantry'

import type { Kind, Step } from '../../src/capabilities/safety/concerns/concern.ts'

interface WrittenStep {
  step: Step['step']
  /** Minutes after it was raised. */
  after: number
  note?: string
}

/** A concern as it was raised, and what became of it. */
export interface WrittenConcern {
  daysAgo: number
  kind: Kind
  said: string
  doneAlready: string
  steps: readonly WrittenStep[]
}

export const concerns: readonly WrittenConcern[] = [
  {
    daysAgo: 0,
    kind: 'harmed by somebody',
    said: 'Her nephew has her bank card and does her shopping. She said, “I do not like to ask him for it back.”',
    doneAlready: 'Asked when it is safe to ring her: in the mornings.',
    steps: [],
  },
  {
    daysAgo: 2,
    kind: 'ending their life',
    said: '“Some nights I think it would be easier not to wake up.” He has not thought of how. His dog and his sister keep him going.',
    doneAlready: 'We rang his sister together, and she stayed with him that night.',
    steps: [
      { step: 'acknowledged', after: 25 },
      { step: 'acted', after: 95, note: 'Rang the GP practice: he is seen tomorrow at ten, and his sister goes with him. I ring him on Friday.' },
    ],
  },
  {
    daysAgo: 23,
    kind: 'something else',
    said: 'The flat was cold and there was nothing in the fridge. She has not had her pension for two weeks.',
    doneAlready: 'Left her with a food parcel from the church.',
    steps: [
      { step: 'acknowledged', after: 40 },
      { step: 'acted', after: 180, note: 'Money advice saw her the same afternoon, and the pension office has paid.' },
      { step: 'closed', after: 4_400, note: 'Heating on, card paid back, and she has our number on the fridge.' },
    ],
  },
  {
    daysAgo: 71,
    kind: 'a child',
    said: 'Her grandson told her that he is left alone at night. He is eight.',
    doneAlready: 'Rang the duty number at once.',
    steps: [
      { step: 'next asked', after: 1_440 },
      { step: 'acknowledged', after: 1_450 },
      { step: 'acted', after: 1_470, note: 'Children’s services rang back within the hour and visit today.' },
      {
        step: 'closed',
        after: 9_000,
        note: 'A family worker comes twice a week. Our first person was off ill and had not said so: we now say it on the page for that.',
      },
    ],
  },
]

export const outings = [
  { daysAgo: 1, hour: 10, minutes: 70, whereTo: '12 Orchard Row, Ashcombe', withWhom: 'Vera' },
  { daysAgo: 6, hour: 14, minutes: 85, whereTo: 'Mill farm, by the weir', withWhom: 'Cliff' },
  { daysAgo: 13, hour: 11, minutes: 60, whereTo: '3 Station Cottages', withWhom: 'Ann' },
] as const

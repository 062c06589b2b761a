import type { Day } from '../../../platform/clock.ts'
import type { GoalToLookBackOn } from '../../../platform/manifest.ts'
import type { Words } from '../../../platform/words.ts'
import { type MovingOn, reachedWords } from './movingOn.ts'

/** The letter of somebody who moved on, in their own voice: one, however it is read. */
export interface Letter {
  title: string
  opening: readonly string[]
  goals: { heading: string; each: readonly { id: string; goal: string; said: string }[] }
  /** Words that somebody wrote, each under its heading. */
  said: readonly { heading: string; words: string }[]
  closing: readonly string[]
}

interface Of {
  personName: string
  begunOn: Day
  conversations: number
  movingOn: Pick<MovingOn, 'movedOn' | 'goals' | 'theirWords' | 'ourWords' | 'staysOpen' | 'givesBack' | 'byName'>
  /** As far as the reader may read them. */
  goals: readonly GoalToLookBackOn[]
}

/** What the letter says. Of a goal that the reader may not read, nothing. */
export function letterOf({ t, day }: Pick<Words, 't' | 'day'>, { personName, begunOn, conversations, movingOn, goals }: Of): Letter {
  const { movedOn, byName: name, theirWords, ourWords, staysOpen, givesBack } = movingOn
  const each = movingOn.goals.flatMap(({ goalId: id, theirs, ours }) => {
    const goal = goals.find((known) => known.id === id)?.words
    const said = [
      theirs ? t('As I see it: {{reached}}.', { reached: t(reachedWords[theirs]) }) : '',
      ours ? t('As {{name}} sees it: {{reached}}.', { name, reached: t(reachedWords[ours]) }) : '',
    ]
    return goal ? [{ id, goal, said: said.filter(Boolean).join(' ') }] : []
  })
  return {
    title: t('A letter for {{name}}', { name: personName }),
    opening: [
      day(movedOn),
      t('This letter is mine. It says how far I came, and what I take with me.'),
      t('From {{from}} to {{to}} I walked a part of the way with {{name}}.', { from: day(begunOn), to: day(movedOn), name }),
      t('How often we talked: {{number}}', { number: conversations }),
    ],
    goals: { heading: t('My goals'), each },
    said: [
      { heading: t('In my own words'), words: theirWords },
      { heading: t('What {{name}} said to me', { name }), words: ourWords },
      { heading: t('What stays open to me'), words: staysOpen },
      { heading: t('What I might like to give back'), words: givesBack },
    ].filter(({ words }) => words !== ''),
    closing: [t('I can come back whenever I like. I do not have to begin again.')],
  }
}

/** The letter as plain text. */
export const asText = ({ opening, goals, said, closing }: Letter): string =>
  [
    ...opening,
    ...(goals.each.length > 0 ? [goals.heading, ...goals.each.map((each) => `“${each.goal}”\n${each.said}`)] : []),
    ...said.map(({ heading, words }) => `${heading}\n${words}`),
    ...closing,
  ].join('\n\n')

import type { Selectable } from 'kysely'
import type { LetterRun as LetterRunTable, ListedPerson as ListedPersonTable, PracticeList as PracticeListTable } from '../../../database/schema.ts'
import type { Day } from '../../platform/clock.ts'

export type PracticeList = Selectable<PracticeListTable>
export type ListState = PracticeList['state']
export type ListedPerson = Selectable<ListedPersonTable>
export type Because = NonNullable<ListedPerson['because']>
export type Format = ListedPerson['format']
export type Way = ListedPerson['way']
export type LetterRun = Selectable<LetterRunTable>

/** How a list stands, in words. */
export const listStates: Record<ListState, string> = {
  columns: 'Its columns have to be matched',
  reading: 'Being read',
  checking: 'Being checked',
  checked: 'Checked, and not in use yet',
  'in use': 'In use',
  cancelled: 'Cancelled',
  forgotten: 'Finished, and its people forgotten',
}

/** A list is being worked on without anybody waiting. */
export const isUnderWay = ({ state }: Pick<PracticeList, 'state'>) => state === 'reading' || state === 'checking'

/** A list may be cancelled for as long as it holds people. */
export const canBeCancelled = ({ state }: Pick<PracticeList, 'state'>) => state !== 'cancelled' && state !== 'forgotten'

/** Why somebody is left out, as it is said on a page. */
export const becauseWords: Record<Because, string> = {
  marked: 'Marked by the practice to leave out',
  twice: 'On the list twice',
  known: 'Known to us already',
  'said no': 'Said no before',
  'opted out': 'Asked not to be written to',
  died: 'Has died',
  'moved away': 'Moved away',
}

export const formats = ['standard', 'large print', 'easy read'] as const satisfies readonly Format[]
export const formatWords: Record<Format, string> = { standard: 'Ordinary letter', 'large print': 'Large print', 'easy read': 'Easy read' }
export const wayWords: Record<Way, string> = { letter: 'Letters', email: 'E-mails', text: 'Texts' }

/** Somebody who may still answer: they were written to, or are about to be, or said no and may think again. */
export const mayReply = ({ state }: Pick<ListedPerson, 'state'>) => ['to send', 'invited', 'reminded', 'question', 'no'].includes(state)

/** How lists are kept where nobody has said otherwise. */
export const defaultRules = {
  remindAfterDays: 28,
  forgetAfterDays: 180,
  mayEmail: false,
  mayText: false,
  letterWords: '',
  easyWords: '',
  reminderWords: '',
  messageWords: '',
  version: 0,
}
export type Rules = typeof defaultRules

/** The day until which the people of a list are kept. */
export const keptFrom = ({ lastSentOn, usedFrom, madeOn }: { lastSentOn: Day | null; usedFrom: Day | null; madeOn: Day }): Day =>
  lastSentOn ?? usedFrom ?? madeOn

import type { Selectable } from 'kysely'
import type { ConversationDraft, PlannedTalk as PlannedTalkTable, PrivateNote as PrivateNoteTable } from '../../../../database/schema.ts'
import type { Day } from '../../../platform/clock.ts'
import { timeInWords } from '../../../platform/timeOfDay.ts'
import type { Words } from '../../../platform/words.ts'

export type PlannedTalk = Selectable<PlannedTalkTable>
export type PrivateNote = Selectable<PrivateNoteTable>
export type Draft = Selectable<ConversationDraft>
export type TalkState = PlannedTalk['state']
export type WhoAsked = NonNullable<PlannedTalk['askedBy']>

/** What may become of a talk that is planned. What became of it stays. */
export const mayBecome = {
  planned: ['held', 'moved', 'did not happen'],
  held: [],
  moved: [],
  'did not happen': [],
} as const satisfies Record<TalkState, readonly TalkState[]>

export const canBecome = (from: TalkState, to: TalkState) => (mayBecome[from] as readonly TalkState[]).includes(to)

/** Who asked to move a talk, as a worker chooses it and as the story says it: whole sentences, as other languages need them. */
export const whoAsked: Record<WhoAsked, { label: string; movedToThem: string; movedToOthers: string }> = {
  'the person': {
    label: 'They did',
    movedToThem: 'You asked to move the talk planned for {{day}}',
    movedToOthers: '{{person}} asked to move the talk planned for {{day}}',
  },
  'the worker': {
    label: 'We did',
    movedToThem: 'We moved the talk planned for {{day}}',
    movedToOthers: 'We moved the talk planned for {{day}}',
  },
  'somebody else': {
    label: 'Somebody else',
    movedToThem: 'The talk planned for {{day}} was moved',
    movedToOthers: 'The talk planned for {{day}} was moved',
  },
}

/** The day and, when it is known, the time. */
export const whenItIs = (words: Words, { plannedOn, beginsAt }: { plannedOn: Day; beginsAt: string | null }) =>
  beginsAt ? words.t('{{day}} at {{time}}', { day: words.day(plannedOn), time: timeInWords(beginsAt, words) }) : words.day(plannedOn)

import type { Selectable } from 'kysely'
import type { Conversation as ConversationTable } from '../../../../database/schema.ts'

export type Conversation = Selectable<ConversationTable>
export type Mode = Conversation['mode']
export type WhoDoesIt = NonNullable<Conversation['whoDoesIt']>

/**
 * How people talk. Each mode as a worker chooses it, and as the story says it: whole sentences, because other languages do not
 * build theirs from our pieces.
 */
export const modes: Record<Mode, { label: string; toThem: string; toOthers: string }> = {
  phone: { label: 'By phone', toThem: 'You talked with {{name}} by phone', toOthers: '{{name}} talked with {{person}} by phone' },
  'face to face': { label: 'Face to face', toThem: 'You met {{name}} face to face', toOthers: '{{name}} met {{person}} face to face' },
  'walking together': { label: 'Walking together', toThem: 'You went for a walk with {{name}}', toOthers: '{{name}} went for a walk with {{person}}' },
  video: { label: 'By video', toThem: 'You talked with {{name}} by video', toOthers: '{{name}} talked with {{person}} by video' },
  'at home': { label: 'At their home', toThem: '{{name}} visited you at home', toOthers: '{{name}} visited {{person}} at home' },
}

/** Who does what was agreed, as it is asked and as each reads it. */
export const whoDoes: Record<WhoDoesIt, { label: string; toThem: string; toOthers: string }> = {
  'the person': { label: 'They do', toThem: 'What you agreed that you will do', toOthers: 'Agreed, for them to do' },
  'the worker': { label: 'I do', toThem: 'What you agreed that we will do for you', toOthers: 'Agreed, for the worker to do' },
  both: { label: 'Both of us', toThem: 'What you agreed to do together', toOthers: 'Agreed, to do together' },
}

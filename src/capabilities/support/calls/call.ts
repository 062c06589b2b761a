import type { Selectable } from 'kysely'
import type { Call as CallTable } from '../../../../database/schema.ts'

export type Call = Selectable<CallTable>
export type CallResult = Call['result']

/** What came of a call, as the story says it. That they spoke is told by the conversation. */
export const callWords: Record<Exclude<CallResult, 'spoke'>, { toThem: string; toOthers: string }> = {
  'no answer': { toThem: '{{name}} tried to ring you at {{time}}', toOthers: '{{name}} rang at {{time}}. There was no answer' },
  'left a message': { toThem: '{{name}} rang at {{time}} and left a message', toOthers: '{{name}} rang at {{time}} and left a message' },
  'wrong number': { toThem: 'The phone number we had for you is not yours', toOthers: '{{name}} rang at {{time}}. The number is not theirs' },
  'right number': {
    toThem: 'The phone number we have for you is yours after all',
    toOthers: '{{name}} wrote down at {{time}} that the number is theirs after all',
  },
  'another day': { toThem: '{{name}} rang, and you asked for another day: {{day}}', toOthers: '{{name}} rang, and they asked for another day: {{day}}' },
  wrote: { toThem: '{{name}} wrote to you', toOthers: '{{name}} wrote, because nobody answered the phone' },
}

/** Results after which we are no nearer to them than before. */
export const isWithoutAnswer = (result: CallResult) => result === 'no answer' || result === 'left a message'

/** What a page says of the last try, to a worker. */
export const resultWords: Record<CallResult, string> = {
  spoke: 'You spoke',
  'no answer': 'No answer',
  'left a message': 'Left a message',
  'wrong number': 'Wrong number',
  'right number': 'The number is theirs after all',
  'another day': 'Asked for another day',
  wrote: 'Wrote to them',
}

/** As many as one worker rings in a day. Others come up when these are done. */
export const MOST_CALLS = 50

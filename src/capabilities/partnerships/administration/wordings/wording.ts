import type { Selectable } from 'kysely'
import type { MessageWording } from '../../../../../database/schema.ts'
import { fill, hasLooseBrackets, markLost, marksIn, unknownMark } from '../../../../platform/marks.ts'
import { partsOf } from '../../../../platform/post/textParts.ts'
import type { Partnership } from '../../../../platform/viewer.ts'
import { EVERYWHERE, type MessageKind, marksFor, neededOf, saidIn, type Worded } from '../../../../platform/wording.ts'
import type { Wrong } from '../saving.ts'

/** The words of a message, each way it may go, with its marks. */
export type Said = Pick<Worded, 'subject' | 'body' | 'text'>
export type Wording = Selectable<MessageWording>

/** A text in more parts than this costs much, and few read it to its end. */
const MOST_PARTS = 4

export const slugOf = ({ kind }: Pick<MessageKind, 'kind'>) => kind.replaceAll(' ', '-')

/** The name of a kind, as a title: `we have your referral` → We have your referral. */
export const titleOf = ({ kind }: Pick<MessageKind, 'kind'>) => kind.charAt(0).toUpperCase() + kind.slice(1)

export const marksOf = ({ marks }: MessageKind): string[] => [...Object.keys(marks), ...EVERYWHERE]

/** What is said now: the words of the partnership where it has some, and ours. */
export const saidNow = (ours: Said, theirs: Partial<Wording> | undefined): Said => ({
  subject: theirs?.subject ?? ours.subject,
  body: theirs?.body ?? ours.body,
  text: theirs?.text ?? ours.text,
})

/** What somebody could be given for each mark: nobody's own, but the partnership is this one. */
export const examplesOf = ({ marks }: MessageKind, { name, phone }: Pick<Partnership, 'name' | 'phone'>): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(marks).map(([mark, { example }]) => [mark, example])),
  partnership: name,
  phone: phone ?? '',
})

/** How it reads to somebody. */
export function asExample(kind: MessageKind, ours: Said, said: Said, examples: Record<string, string>): Said {
  const read = (way: keyof Said) => saidIn(kind, way, said[way], fill(ours[way], examples), examples)
  return { subject: read('subject'), body: read('body'), text: read('text') }
}

/** What is wrong with words: a mark we do not know, that may not stand there or that lost a bracket, and one that is missing and without which the message is of no use. */
export function whatIsWrong(kind: MessageKind, ours: Said, said: Said, examples: Record<string, string>): Wrong[] {
  const fields = [...(kind.email ? (['subject', 'body'] as const) : []), ...(kind.text ? (['text'] as const) : [])]
  const allowed = marksFor(kind)
  const wrongs = fields.flatMap((field): Wrong[] => {
    const unknown = unknownMark(said[field], marksOf(kind))
    if (unknown) return [{ field, message: 'We do not know {{mark}}. Use one of the marks on this page', about: { mark: unknown } }]
    const elsewhere = unknownMark(said[field], allowed[field])
    if (elsewhere) return [{ field, message: 'Take {{mark}} out here: others may see this. It may stand in the e-mail itself', about: { mark: elsewhere } }]
    return hasLooseBrackets(said[field]) ? [{ field, message: 'A mark has lost a bracket. It has two before its name and two after it' }] : []
  })
  if (wrongs.length > 0) return wrongs
  const needed = neededOf(kind)
  const lacking = (ourWords: string, theirWords: string) => needed.filter((mark) => marksIn(ourWords).includes(mark) && !marksIn(theirWords).includes(mark))
  const { parts } = partsOf(fill(said.text, examples))
  // Of what may be missing, a phone is what a partnership can know of: it may be taken away later.
  const lost = fields.flatMap((field): Wrong[] => {
    const mark = markLost(said[field], { ...examples, phone: '' }, needed)
    return mark ? [{ field, message: 'Put {{mark}} and {{phone}} on two lines: without a phone number the line is left out', about: about(mark) }] : []
  })
  return [
    ...lost,
    ...lacking(ours.subject + ours.body, said.subject + said.body).map((mark) => missing('body', mark)),
    ...lacking(ours.text, said.text).map((mark) => missing('text', mark)),
    ...(parts > MOST_PARTS ? [{ field: 'text', message: 'Shorten the text: it would be sent in {{parts}} parts', about: { parts } }] : []),
  ]
}

const missing = (field: string, mark: string): Wrong => ({
  field,
  message: 'Put {{mark}} back in: without it the message is of no use',
  about: about(mark),
})

const about = (mark: string) => ({ mark: `{{${mark}}}`, phone: '{{phone}}' })

import type { Tx } from './database/narrowed.ts'
import type { Capability } from './manifest.ts'
import { fill, markLost, marksIn, unknownMark } from './marks.ts'
import type { Message, TextMessage } from './outbox.ts'
import type { Partnership } from './viewer.ts'
import { type Words, wordsFor } from './words.ts'

/** Marks that any message may have. A partnership without a phone has nothing for it. */
export const EVERYWHERE = ['partnership', 'phone'] as const
type Everywhere = (typeof EVERYWHERE)[number]

/** What stands for each mark. */
export type Given<Mark extends string> = Readonly<Record<Mark | Everywhere, string>>

interface MarkRules {
  /** What it could be, for somebody who words the message: nobody's own. */
  example: string
  /** Without it the message would be of no use: a link, a reference. */
  isNeeded?: true
}

/**
 * A kind of message to a person or whoever referred: what we say, which a partnership may say in words of its own. Ours are made of
 * what is given for each mark, so that with the marks themselves given they are the wording to begin from.
 */
export interface MessageKind<Mark extends string = string> {
  /** As the outbox names it. */
  kind: string
  /** To whom it goes and when, in a sentence. */
  about: string
  marks: Readonly<Record<Mark, MarkRules>>
  email?: (words: Words, given: Given<Mark>) => { subject: string; body: readonly string[] }
  text?: (words: Words, given: Given<Mark>) => readonly string[]
}

/** A link for an example, with a token as long as a real one, so that the parts of a text are counted as they will be sent. */
export const exampleLink = (to: string) => `https://livewell.example/ashcombe/${to}/Xk3v9QmT2bL7wR5nD8fJ1hP6sY4cG0zAqeUoiVtNpMa`

/** A kind of message, its marks known by name. */
export const defineMessage = <Mark extends string>(kind: MessageKind<Mark>): MessageKind<Mark> => kind

/** A message as we say it, each way it may go, with what stands for its marks. */
export interface Worded {
  kind: string
  subject: string
  body: string
  text: string
  marks: Readonly<Record<string, string>>
}

type Speaking = { words: Words; viewer: { partnership: Pick<Partnership, 'name' | 'phone'> } }

/** Words a message in our words. Those of the partnership are put in when it is sent, so that nothing is read for it here. */
export function word<Mark extends string>({ words, viewer }: Speaking, kind: MessageKind<Mark>, given: Readonly<Record<Mark, string>>): Worded {
  const { name, phone } = viewer.partnership
  return inOurWords(words, kind, { ...given, partnership: name, phone: phone ?? '' } as Given<Mark>)
}

function inOurWords<Mark extends string>(words: Words, { kind, email, text }: MessageKind<Mark>, marks: Given<Mark>): Worded {
  const { subject, body } = email?.(words, marks) ?? { subject: '', body: [] }
  const join = (parts: readonly string[], between: string) => parts.filter(Boolean).join(between)
  return { kind, subject, body: join(body, '\n\n'), text: join(text?.(words, marks) ?? [], '\n'), marks }
}

/** Every kind of message that may be worded, in the order of the product. */
export const kindsOf = (capabilities: readonly Pick<Capability, 'messages'>[]): MessageKind[] => capabilities.flatMap(({ messages = [] }) => messages)

/** The marks without which a message is of no use. */
export const neededOf = ({ marks }: MessageKind): string[] => Object.entries(marks).flatMap(([mark, { isNeeded }]) => (isNeeded ? mark : []))

type Way = 'subject' | 'body' | 'text'

/**
 * The marks that may stand in each way a message goes: those that ours has there, the partnership and its phone. A reason that we say in an
 * e-mail stands in no text and no subject, which others may see.
 */
export function marksFor(kind: MessageKind): Record<Way, string[]> {
  const { subject, body, text } = ourWording(wordsFor('en', 'Europe/London'), kind)
  const having = (words: string) => [...new Set([...marksIn(words), ...EVERYWHERE])]
  return { subject: having(subject), body: having(subject + body), text: having(text) }
}

/**
 * The words of a partnership with their marks filled in, where it has some that say anything, have no mark that may not stand there, and lose
 * nothing that is needed; else ours.
 */
export function saidIn(
  kind: MessageKind | undefined,
  way: Way,
  theirs: string | null | undefined,
  ours: string,
  marks: Readonly<Record<string, string>>,
): string {
  if (!kind || !theirs || unknownMark(theirs, marksFor(kind)[way]) || markLost(theirs, marks, neededOf(kind))) return ours
  return fill(theirs, marks).trim() || ours
}

type Reading = { tx: Tx; viewer: { partnershipId: string }; house: { capabilities: readonly Capability[] } }

/** A message as it is read when it has gone, in the words of the partnership where it has its own: for a page that shows it, and for paper. */
export async function asItReads({ tx, viewer, house }: Reading, worded: Worded): Promise<Worded> {
  const theirs = await tx
    .selectFrom('messageWording')
    .select(['subject', 'body', 'text'])
    .where('partnershipId', '=', viewer.partnershipId)
    .where('kind', '=', worded.kind)
    .executeTakeFirst()
  const kind = kindsOf(house.capabilities).find((each) => each.kind === worded.kind)
  const said = (way: Way) => saidIn(kind, way, theirs?.[way], worded[way], worded.marks)
  return { ...worded, subject: said('subject'), body: said('body'), text: said('text') }
}

/** Our wording with its marks left open, to begin from. */
export function ourWording(words: Words, kind: MessageKind): Pick<Worded, 'subject' | 'body' | 'text'> {
  const open = Object.fromEntries([...Object.keys(kind.marks), ...EVERYWHERE].map((mark) => [mark, `{{${mark}}}`]))
  const { subject, body, text } = inOurWords(words, kind, open as Given<string>)
  return { subject, body, text }
}

/** A number in words of ours is said as one or as many; a mark that is left open is many. */
export const counting = (given: string): number => (/^\d+$/.test(given) ? Number(given) : (given as unknown as number))

/** The message as an e-mail. */
export const asEmail = ({ kind, subject, body, marks }: Worded, to: Pick<Message, 'to' | 'toMembership' | 'personId' | 'teamId'>): Message => ({
  ...to,
  kind,
  subject,
  body,
  marks,
})

/** The message as a text. */
export const asText = ({ kind, text, marks }: Worded, to: Pick<TextMessage, 'to' | 'personId' | 'teamId'>): TextMessage => ({ ...to, kind, text, marks })

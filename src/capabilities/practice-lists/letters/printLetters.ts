import { setImmediate as nextTurn } from 'node:timers/promises'
import type PDFDocument from 'pdfkit'
import { narrowed, type Tx } from '../../../platform/database/narrowed.ts'
import type { House } from '../../../platform/http/env.ts'
import { fill } from '../../../platform/marks.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { findToLeaveOut } from '../changes/leaveOut.ts'
import type { LetterRun, ListedPerson, Rules } from '../list.ts'
import { paths } from '../paths.ts'
import { keysOf } from './code.ts'
import { drawLabel } from './drawLabel.ts'
import { beginLetters, drawLetter, type Head } from './drawLetter.ts'
import { wordsFor } from './words.ts'

export type ToPrint = ListedPerson & { position: number }

/** So many letters are read at once, and drawn before others get their turn. */
const AT_ONCE = 50

/** In which states somebody still gets a letter of this kind: whoever answered, died or opted out meanwhile does not. */
const opens = (kind: LetterRun['kind']): readonly ListedPerson['state'][] =>
  kind === 'invitation' ? ['to send'] : kind === 'reminder' ? ['invited'] : ['to send', 'invited', 'reminded', 'question']

/** The next letters of a lot, as it stands at this moment. */
export async function listToPrint(tx: Tx, run: LetterRun, after: number): Promise<{ letters: ToPrint[]; next: number | undefined }> {
  const { partnershipId } = run
  const rows = await tx
    .selectFrom('letter as t')
    .innerJoin('listedPerson as l', (join) => join.onRef('l.partnershipId', '=', 't.partnershipId').onRef('l.id', '=', 't.listedId'))
    .selectAll('l')
    .select('t.position')
    .where('t.partnershipId', '=', partnershipId)
    .where('t.runId', '=', run.id)
    .where('t.position', '>', after)
    .orderBy('t.position')
    .limit(AT_ONCE)
    .execute()
  const out = rows.length > 0 ? await findToLeaveOut(tx, partnershipId, { ids: rows.map(({ id }) => id) }) : new Set()
  const letters = rows.filter(({ id, state }) => opens(run.kind).includes(state) && !out.has(id))
  return { letters, next: rows.length === AT_ONCE ? rows.at(-1)?.position : undefined }
}

/** Letters of a lot that are not to go out any more: with their numbers, for whoever printed them already. */
export async function listToTakeOut(tx: Tx, run: LetterRun): Promise<{ position: number; name: string }[]> {
  const { partnershipId } = run
  const out = await findToLeaveOut(tx, partnershipId, { runId: run.id })
  return tx
    .selectFrom('letter as t')
    .innerJoin('listedPerson as l', (join) => join.onRef('l.partnershipId', '=', 't.partnershipId').onRef('l.id', '=', 't.listedId'))
    .select(['t.position', 'l.name'])
    .where('t.partnershipId', '=', partnershipId)
    .where('t.runId', '=', run.id)
    .where((eb) => eb.or([eb('l.state', 'not in', opens(run.kind)), ...(out.size > 0 ? [eb('l.id', 'in', [...out])] : [])]))
    .orderBy('t.position')
    .limit(500)
    .execute()
}

interface Printing {
  run: LetterRun
  head: Head
  rules: Rules
  viewer: Viewer
  /** A blank side after every letter with an odd number of them, so that none begins on the back of another. */
  bothSides: boolean
}

/**
 * The letters of a lot as one PDF, in their order. It is drawn as it is read, some letters at a time, each read in a short transaction of
 * its own: thousands take no more memory than fifty.
 */
export function printLetters(house: Printer, { run, head, rules, viewer, bothSides }: Printing): ReadableStream<Uint8Array> {
  const doc = beginLetters(head.partnership)
  return asItIsDrawn(house, doc, async (after) => {
    const { letters, next } = await narrowed(house.database.pool, viewer, (tx) => listToPrint(tx, run, after))
    for (const letter of letters) {
      const sides = drawLetter(doc, head, asLetter(house, { letter, run, rules, head, viewer }))
      if (bothSides && sides % 2 === 1) doc.addPage()
      await nextTurn()
    }
    return next
  })
}

/** Labels for the envelopes of a lot, in the order of its letters. */
export function printLabels(house: Printer, { run, viewer }: Pick<Printing, 'run' | 'viewer'>): ReadableStream<Uint8Array> {
  const doc = beginLetters(viewer.partnership.name)
  let drawn = 0
  return asItIsDrawn(house, doc, async (after) => {
    const { letters, next } = await narrowed(house.database.pool, viewer, (tx) => listToPrint(tx, run, after))
    for (const letter of letters) drawLabel(doc, drawn++, letter)
    if (next === undefined && drawn === 0) doc.addPage()
    await nextTurn()
    return next
  })
}

type Printer = Pick<House, 'database' | 'settings' | 'log'>

/** Gives a document away as it is drawn. `drawSome` draws what comes after a position, and answers where to go on. */
function asItIsDrawn({ log }: Printer, doc: PDFDocument, drawSome: (after: number) => Promise<number | undefined>): ReadableStream<Uint8Array> {
  let pieces: Buffer[] = []
  doc.on('data', (piece) => pieces.push(piece))
  const ended = new Promise<void>((over) => doc.once('end', over))
  let after: number | undefined = 0
  const drawOn = async () => {
    after = await drawSome(after ?? 0)
    if (after !== undefined) return
    doc.end()
    await ended
  }
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          while (after !== undefined && pieces.length === 0) await drawOn()
          const some = Buffer.concat(pieces)
          pieces = []
          if (some.length > 0) controller.enqueue(some)
          if (after === undefined) controller.close()
        } catch (err) {
          log.error({ err }, 'letters could not be drawn')
          controller.error(err)
        }
      },
    },
    { highWaterMark: 0 },
  )
}

type Drawn = { letter: ToPrint; head: Head; rules: Rules } & Pick<Printing, 'run' | 'viewer'>

function asLetter({ settings }: Pick<House, 'settings'>, { letter, run, head, rules, viewer }: Drawn) {
  const { code, token } = keysOf(settings.secret, letter)
  const { slug, name: partnership, phone } = viewer.partnership
  const key = letter.format === 'easy read' ? 'easyWords' : run.kind === 'reminder' || letter.state === 'reminded' ? 'reminderWords' : 'letterWords'
  const given = { name: letter.name, practice: head.practice, partnership, phone: phone ?? '', link: head.replyAt }
  const { position: number, name, address, postcode, format } = letter
  return { number, name, address, postcode, format, words: fill(wordsFor(rules, key), given), code, link: `${settings.url}${paths.byLink(slug, token)}` }
}

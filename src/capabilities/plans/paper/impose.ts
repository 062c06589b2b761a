/** Points of the longer side of A4, across which two A5 pages lie. */
const ACROSS = 841.89
const DOWN = 595.28

/**
 * A PDF of A5 pages as sheets of A4 with two of them on each side, in the order in which they lie when all sheets are printed on both sides,
 * turned on the short edge, laid on one another and folded in the middle. The pages are drawn as they were, so that their words can still be
 * selected. It knows PDFs as our printer of papers writes them, and throws at others.
 */
export function impose(pdf: Uint8Array): Uint8Array {
  const text = Buffer.from(pdf).toString('latin1')
  const { root, size, startxref } = endOf(text)
  const places = placesOf(text, startxref, size)
  const objectAt = (id: number) => text.slice(places[id], text.indexOf('endobj', places[id]))
  const catalogue = objectAt(root)
  const tree = refIn(catalogue, 'Pages')
  const pages = [...(/\/Kids \[([^\]]*)\]/.exec(objectAt(tree))?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map((match) => Number(match[1]))

  const added = new Map<number, string>()
  let last = size
  const add = (body: string) => {
    added.set(last, body)
    return last++
  }
  const drawings = pages.map((id) => add(drawingOf(objectAt(id), (other) => ({ from: places[other] as number, text }))))
  const sheets = sidesOf(drawings).map((side) => add(sideOf(side, tree, add)))
  added.set(tree, `<< /Type /Pages /Count ${sheets.length} /Kids [${sheets.map((id) => `${id} 0 R`).join(' ')}] >>`)
  const language = /\/Lang \([^)]*\)/.exec(catalogue)?.[0] ?? ''
  // A printer is told how to turn the paper; bookmarks led to pages that are now two on a side.
  const turning = '/ViewerPreferences << /DisplayDocTitle true /PrintScaling /None /Duplex /DuplexFlipShortEdge >>'
  added.set(root, `<< /Type /Catalog /Pages ${tree} 0 R ${language} ${turning} >>`)
  return Buffer.from(text + appended(text, added, { last, root, startxref }), 'latin1')
}

/** Which two drawings lie on each side of each sheet, left and right. Nothing where the booklet has fewer pages. */
export function sidesOf<T>(pages: readonly T[]): [left: T | undefined, right: T | undefined][] {
  const count = Math.ceil(pages.length / 4) * 4
  return Array.from({ length: count / 2 }, (_, side) => {
    const [inner, outer] = [side, count - 1 - side]
    return side % 2 === 0 ? [pages[outer], pages[inner]] : [pages[inner], pages[outer]]
  })
}

const refIn = (object: string, name: string): number => {
  const [, id] = new RegExp(`/${name} (\\d+) 0 R`).exec(object) ?? []
  if (!id) throw new Error(`A PDF of another kind: no /${name}`)
  return Number(id)
}

function endOf(text: string) {
  const startxref = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1])
  const trailer = text.slice(text.indexOf('trailer', startxref))
  return { startxref, root: refIn(trailer, 'Root'), size: Number(/\/Size (\d+)/.exec(trailer)?.[1]) }
}

/** Where each object begins. */
function placesOf(text: string, startxref: number, size: number): number[] {
  const [head] = /^xref\s+0 \d+\s+/.exec(text.slice(startxref, startxref + 60)) ?? []
  if (!head) throw new Error('A PDF of another kind: no table')
  const from = startxref + head.length
  return Array.from({ length: size }, (_, id) => Number(text.slice(from + id * 20, from + id * 20 + 10)))
}

/** A page as something that can be drawn on another: its words stay as they are packed. */
function drawingOf(page: string, find: (id: number) => { from: number; text: string }): string {
  const { from, text } = find(refIn(page, 'Contents'))
  const begins = text.indexOf('stream', from)
  const head = text.slice(from, begins)
  const length = Number(/\/Length (\d+)/.exec(head)?.[1])
  const packed = /\/Filter \/\w+/.exec(head)?.[0] ?? ''
  const at = begins + (text.startsWith('stream\r\n', begins) ? 8 : 7)
  const box = /\/MediaBox (\[[^\]]*\])/.exec(page)?.[1]
  return `<< /Type /XObject /Subtype /Form /BBox ${box} /Resources ${refIn(page, 'Resources')} 0 R /Length ${length} ${packed} >>\nstream\n${text.slice(at, at + length)}\nendstream`
}

function sideOf([left, right]: [number | undefined, number | undefined], tree: number, add: (body: string) => number): string {
  const drawn = [left, right].flatMap((id, place) => (id === undefined ? [] : [{ id, name: `Page${place}`, from: (place * ACROSS) / 2 }]))
  const words = drawn.map(({ name, from }) => `q 1 0 0 1 ${from} 0 cm /${name} Do Q`).join('\n')
  const contents = add(`<< /Length ${words.length} >>\nstream\n${words}\nendstream`)
  const named = drawn.map(({ id, name }) => `/${name} ${id} 0 R`).join(' ')
  return `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${ACROSS} ${DOWN}] /Contents ${contents} 0 R /Resources << /XObject << ${named} >> >> >>`
}

/** What comes after the PDF that was: new objects, and those that stand for others from now on. */
function appended(text: string, added: ReadonlyMap<number, string>, { last, root, startxref }: { last: number; root: number; startxref: number }): string {
  let more = '\n'
  const table: string[] = []
  for (const [id, body] of added) {
    table.push(`${id} 1\n${String(text.length + more.length).padStart(10, '0')} 00000 n \n`)
    more += `${id} 0 obj\n${body}\nendobj\n`
  }
  const info = /\/Info \d+ 0 R/.exec(text.slice(startxref))?.[0] ?? ''
  const at = text.length + more.length
  return `${more}xref\n${table.join('')}trailer\n<< /Size ${last} /Root ${root} 0 R ${info} /Prev ${startxref} >>\nstartxref\n${at}\n%%EOF\n`
}

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  beginDocument,
  contentOf,
  MOST_LETTERS,
  NotOurs,
  openDocument,
  putAttached,
  putNear,
  sayAgain,
  setFace,
  stateOf,
  takeAttachedOut,
  takeIn,
  takeNearOut,
  writeAnswer,
} from './document.ts'

const saying = (words: string) => {
  const doc = beginDocument({ order: 1 })
  writeAnswer(doc, 'most', '', words)
  return doc
}
const said = (doc: Y.Doc) => contentOf(doc).answers['most']

describe('writing an answer', () => {
  test('whatever was there, it says what was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, typed) => {
        const doc = saying(before)
        writeAnswer(doc, 'most', before, typed)
        expect(said(doc)).toBe(typed)
      }),
    )
  })

  test('what somebody else wrote in another place meanwhile stays', () => {
    const doc = saying('My dog. My garden. My sister.')
    writeAnswer(doc, 'most', 'My dog. My garden. My sister.', 'My old dog. My garden. My sister.')
    expect(writeAnswer(doc, 'most', 'My dog. My garden. My sister.', 'My dog. My garden. My sister Ann.')).toBe(false)
    expect(said(doc)).toBe('My old dog. My garden. My sister Ann.')
  })

  test('of two who wrote the same place, both are there, and it is told', () => {
    const doc = saying('I like tea.')
    writeAnswer(doc, 'most', 'I like tea.', 'I like coffee.')
    expect(writeAnswer(doc, 'most', 'I like tea.', 'I like cocoa.')).toBe(true)
    expect(said(doc)).toContain('coff')
    expect(said(doc)).toContain('coc')
  })

  test('no word of either is lost, wherever the two wrote', () => {
    const words = fc.array(fc.constantFrom('river', 'dog', 'tea', 'song', 'rain'), { maxLength: 6 })
    fc.assert(
      fc.property(words, words, words, words, (head, tail, mine, theirs) => {
        const base = [...head, ...tail].join(' ')
        const [me, them] = [[...head, 'MINE', ...mine, ...tail].join(' '), [...head, ...tail, ...theirs, 'THEIRS'].join(' ')]
        const doc = saying(base)
        writeAnswer(doc, 'most', base, them)
        writeAnswer(doc, 'most', base, me)
        expect(said(doc)).toContain('MINE')
        expect(said(doc)).toContain('THEIRS')
      }),
    )
  })
})

describe('two devices edited apart', () => {
  test('come together, in whatever order, with nothing lost', () => {
    const start = stateOf(saying('A start.'))
    const [phone, desk] = [openDocument(start), openDocument(start)]
    writeAnswer(phone, 'most', 'A start.', 'A start. On the phone.')
    writeAnswer(desk, 'most', 'A start.', 'At the desk. A start.')
    writeAnswer(phone, 'hope', '', 'phone')
    writeAnswer(desk, 'hope', '', 'desk')
    putNear(phone, { id: 'a', name: 'Ann', what: 'person', circle: 'closest', note: '' })
    putNear(desk, { id: 'b', name: 'The library', what: 'place', circle: 'around', note: 'warm' })
    const [one, other] = [takeIn(stateOf(phone), stateOf(desk)), takeIn(stateOf(desk), stateOf(phone))]
    expect(contentOf(one)).toEqual(contentOf(other))
    expect(said(one)).toBe('At the desk. A start. On the phone.')
    expect(contentOf(one).answers['hope']).toMatch(/^(phonedesk|deskphone)$/)
    expect(contentOf(one).near.map(({ name }) => name)).toEqual(['Ann', 'The library'])
  })
})

describe('an update from a device', () => {
  const mine = stateOf(saying('Mine.'))

  test('that is garbled is refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 3, maxLength: 200 }), (bytes) => {
        try {
          expect(said(takeIn(mine, bytes))).toBe('Mine.')
        } catch (problem) {
          expect(problem).toBeInstanceOf(NotOurs)
        }
      }),
    )
    expect(() => takeIn(mine, mine.subarray(0, mine.length - 4))).toThrow(NotOurs)
  })

  test('that builds on what never came is refused', () => {
    const doc = saying('one')
    const before = Y.encodeStateVector(doc)
    writeAnswer(doc, 'most', 'one', 'one two')
    expect(() => takeIn(mine, Y.encodeStateAsUpdate(doc, before))).toThrow(NotOurs)
  })

  test.each<[string, (doc: Y.Doc) => void]>([
    ['a part that no page has', (doc) => doc.getMap('script').set('a', 'b')],
    ['an answer under a strange name', (doc) => doc.getText('answer:../../etc').insert(0, 'x')],
    ['something that is not words', (doc) => doc.getText('answer:most').insertEmbed(0, { image: 'https://example.org/x.png' })],
    ['a map inside the page', (doc) => doc.getMap('page').set('title', new Y.Map())],
    ['a list where people stand', (doc) => doc.getMap('near').set('a', new Y.Array())],
    ['more letters than an answer holds', (doc) => doc.getText('answer:most').insert(0, 'x'.repeat(MOST_LETTERS + 1))],
    ['ten megabytes', (doc) => doc.getText('answer:most').insert(0, 'x'.repeat(10_000_000))],
  ])('with %s is refused', (_, change) => {
    const doc = openDocument(mine)
    change(doc)
    expect(() => takeIn(mine, stateOf(doc))).toThrow(NotOurs)
  })
})

describe('what a page is', () => {
  test('its title, place and rest are kept, and a strange value is read as none', () => {
    const doc = beginDocument({ title: 'Mornings', order: 2 })
    setFace(doc, { isResting: true, order: 1.5 })
    expect(contentOf(doc)).toMatchObject({ title: 'Mornings', order: 1.5, isResting: true })
    doc.getMap('page').set('title', 7).toString()
    doc.getMap('page').set('order', 'first')
    expect(contentOf(doc)).toMatchObject({ title: '', order: 0 })
  })

  test('it can say again what it said before, and nothing else', () => {
    const doc = saying('First.')
    putNear(doc, { id: 'a', name: 'Ann', what: 'person', circle: 'closest', note: '' })
    const before = contentOf(doc)
    writeAnswer(doc, 'most', 'First.', 'Second.')
    writeAnswer(doc, 'hope', '', 'New.')
    takeNearOut(doc, 'a')
    putNear(doc, { id: 'b', name: 'Ben', what: 'person', circle: 'close', note: '' })
    sayAgain(doc, before)
    expect(contentOf(doc)).toEqual({ ...before, answers: { ...before.answers, hope: '' } })
  })
})

test('a device cannot say that there is a picture, nor take one off, and what it writes beside it is taken in', () => {
  const picture = { id: 'x', what: 'picture' as const, words: 'The weir', at: '2026-12-01' }
  const begun = beginDocument({ order: 1 })
  const forged = openDocument(stateOf(begun))
  putAttached(forged, picture)
  expect(() => takeIn(stateOf(begun), stateOf(forged))).toThrow(NotOurs)
  const without = openDocument(stateOf(forged))
  takeAttachedOut(without, 'x')
  expect(() => takeIn(stateOf(forged), stateOf(without))).toThrow(NotOurs)
  const written = openDocument(stateOf(forged))
  writeAnswer(written, 'most', '', 'The river')
  expect(contentOf(takeIn(stateOf(forged), stateOf(written)))).toMatchObject({ attached: [picture], answers: { most: 'The river' } })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { typeOf } from './attachment.ts'
import { cleanSound } from './cleanSound.ts'
import { anM4a, anMp3, anOpus, aWav } from './sounds/made.ts'

const SECRET = 'At the old mill, 51.5 north'

const cleaned = (sent: Buffer) => {
  const result = cleanSound(sent)
  if ('problem' in result) throw new Error(result.problem)
  return result.bytes
}

describe('of a recording only the sound is kept', () => {
  test.each<[type: string, with_: Buffer, without: Buffer]>([
    ['audio/wav', aWav({ LIST: SECRET, iXML: SECRET }), aWav()],
    ['audio/mpeg', anMp3({ before: SECRET, after: `TAG${SECRET}` }), cleaned(anMp3())],
    ['audio/ogg', anOpus({ words: SECRET }), cleaned(anOpus())],
    ['audio/ogg', anOpus({ words: SECRET.repeat(40) }), cleaned(anOpus())],
  ])('%s', (type, sent, without) => {
    const kept = cleaned(sent)
    expect([sent.includes(SECRET), kept.includes(SECRET), typeOf(kept).type]).toEqual([true, false, type])
    if (type !== 'audio/mpeg') expect(kept.equals(without)).toBe(true)
    // What is kept is kept again as it is.
    expect(cleaned(kept).equals(kept)).toBe(true)
  })

  test('audio/mp4: it stays where it was, and all else is written over', () => {
    const sent = anM4a({ words: SECRET })
    const kept = cleaned(sent)
    expect([sent.includes(SECRET), kept.includes(SECRET), kept.includes('SOUN'), kept.indexOf('SOUN')]).toEqual([true, false, true, sent.indexOf('SOUN')])
    expect([kept.length, typeOf(kept).type, kept.includes('udta'), kept.includes('uuid')]).toEqual([sent.length, 'audio/mp4', false, false])
  })
})

describe('what is not a recording of a voice is refused', () => {
  test.each<[string, Buffer]>([
    ['a film', anM4a({ handler: 'vide' })],
    ['something after the pages of an Ogg', Buffer.concat([anOpus(), Buffer.from('<script>')])],
    ['two streams one after another', Buffer.concat([anOpus(), Buffer.from(anOpus().map((byte) => (byte === 7 ? 8 : byte)))])],
    ['nothing but a beginning', Buffer.from('OggS')],
    ['words', Buffer.from('Hello, this is a long enough text')],
  ])('%s', (_, sent) => {
    expect(cleanSound(sent)).toEqual({ problem: expect.any(String) })
  })

  test('cut anywhere, or changed anywhere, it is kept or refused and never a fault', () => {
    const whole = [aWav({ LIST: 'x' }), anMp3({ before: 'x' }), anOpus({ words: 'x' }), anM4a({ words: 'x' })]
    fc.assert(
      fc.property(fc.constantFrom(...whole), fc.nat(3000), fc.nat(255), fc.boolean(), (sent, at, byte, isCut) => {
        const changed = Buffer.from(isCut ? sent.subarray(0, at) : sent)
        if (!isCut && at < changed.length) changed[at] = byte
        const result = cleanSound(changed)
        expect('problem' in result || result.bytes.length > 0).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})

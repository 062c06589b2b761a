import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DoesNotOpen, keyringOf, newSealingKey, seal, unseal } from './sealing.ts'

const bytes = fc.uint8Array({ maxLength: 300 })

describe('what is sealed', () => {
  test('opens with its key, for its place, to what it was', () => {
    fc.assert(
      fc.property(bytes, fc.string(), (plain, about) => {
        const key = newSealingKey()
        expect(unseal(key, seal(key, plain, about), about)).toEqual(Buffer.from(plain))
      }),
    )
  })

  test('does not open with another key, for another place, or when a bit of it was changed', () => {
    const key = newSealingKey()
    const sealed = seal(key, Buffer.from('I like to walk by the river'), 'page one')
    expect(() => unseal(newSealingKey(), sealed, 'page one')).toThrow(DoesNotOpen)
    expect(() => unseal(key, sealed, 'page two')).toThrow(DoesNotOpen)
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed)
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
      expect(() => unseal(key, changed, 'page one')).toThrow(DoesNotOpen)
    }
    for (let length = 0; length < sealed.length; length++) expect(() => unseal(key, sealed.subarray(0, length), 'page one')).toThrow(DoesNotOpen)
  })

  test('is different each time, and shows nothing of what it says', () => {
    const key = newSealingKey()
    const [one, other] = [seal(key, Buffer.from('the same words'), ''), seal(key, Buffer.from('the same words'), '')]
    expect(one.equals(other)).toBe(false)
    expect(one.includes('same words')).toBe(false)
  })
})

describe('a keyring', () => {
  const old = newSealingKey().toString('base64')
  const latest = newSealingKey().toString('base64')

  test('wraps with its first key, and unwraps what any of its keys wrapped', () => {
    const mine = newSealingKey()
    const before = keyringOf([old]).wrap(mine, 'rosa')
    const both = keyringOf([latest, old])
    expect(both.unwrap(before.wrapped, before.wrappedWith, 'rosa')).toEqual(mine)
    expect(both.wrap(mine, 'rosa').wrappedWith).toBe(keyringOf([latest]).current)
    expect(() => keyringOf([latest]).unwrap(before.wrapped, before.wrappedWith, 'rosa')).toThrow(DoesNotOpen)
    expect(() => both.unwrap(before.wrapped, before.wrappedWith, 'ivy')).toThrow(DoesNotOpen)
  })

  test('holds keys of 32 bytes in base64, at least one', () => {
    for (const wrong of [[], ['short'], [`${latest}AA`], ['not base64 at all, but long enough to look it']]) expect(() => keyringOf(wrong)).toThrow('key')
  })
})

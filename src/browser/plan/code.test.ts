import { expect, test } from 'vitest'
import { bytesOf, keyFrom, lettersOf, ROUNDS, seal, unseal } from './code.ts'

const SALT = new Uint8Array(16).fill(7)
const QUICK = 1000

test('what is sealed with a code opens with it, in its place', async () => {
  const sealed = await seal(await keyFrom('heron-7', SALT, QUICK), 'page 1', { words: 'The mill pond ☕️' })
  expect(await unseal(await keyFrom('heron-7', SALT, QUICK), 'page 1', sealed)).toEqual({ words: 'The mill pond ☕️' })
  expect(Buffer.from(sealed.words).toString('latin1')).not.toContain('mill pond')
})

test('and never with another code, salt or place, nor when anything in it was changed', async () => {
  const key = await keyFrom('heron-7', SALT, QUICK)
  const sealed = await seal(key, 'page 1', 'words')
  await expect(unseal(await keyFrom('heron-8', SALT, QUICK), 'page 1', sealed)).rejects.toThrow()
  await expect(unseal(await keyFrom('heron-7', new Uint8Array(16), QUICK), 'page 1', sealed)).rejects.toThrow()
  await expect(unseal(key, 'page 2', sealed)).rejects.toThrow()
  const changed = new Uint8Array(sealed.words)
  changed[0] = (changed[0] ?? 0) ^ 1
  await expect(unseal(key, 'page 1', { ...sealed, words: changed.buffer })).rejects.toThrow()
})

test('the same thing is never sealed alike twice, and the key cannot be read out', async () => {
  const key = await keyFrom('heron-7', SALT, QUICK)
  const [one, other] = [await seal(key, 'page', 'words'), await seal(key, 'page', 'words')]
  expect(lettersOf(new Uint8Array(one.words))).not.toBe(lettersOf(new Uint8Array(other.words)))
  expect(key.extractable).toBe(false)
})

test('a code is worked through at least 600,000 times', () => {
  expect(ROUNDS).toBeGreaterThanOrEqual(600_000)
})

test('bytes come back from letters, many of them too', () => {
  const many = Uint8Array.from({ length: 100_000 }, (_, index) => index % 256)
  expect(bytesOf(lettersOf(many))).toEqual(many)
})

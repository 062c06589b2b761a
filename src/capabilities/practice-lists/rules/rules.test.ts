import { spawnSync } from 'node:child_process'
import { beforeAll, expect, test } from 'vitest'
import { aWorld, type World } from '../../../../tests/kit/world.ts'
import { ourWords } from '../letters/words.ts'
import { findRules } from '../queries.ts'
import { asTyped } from './form.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

const path = '/ashcombe/practice-lists/rules'
const typed = {
  remindAfterDays: '21',
  forgetAfterDays: '120',
  letterWords: 'Dear [[name]],\n\nHello from [[partnership]].',
  easyWords: asTyped(ourWords.easyWords),
  reminderWords: '',
  messageWords: '',
}
const save = (form: Record<string, string>) => world.ask(path, { as: world.members.administrator, form })
const rules = () => world.asViewer(world.members.administrator, (tx) => findRules(tx, world.partnershipId))

test('an administrator says how lists are kept; words that are ours are not kept, so that they follow', async () => {
  expect((await save({ ...typed, version: '0' })).status).toBe(303)
  expect(await rules()).toMatchObject({
    remindAfterDays: 21,
    forgetAfterDays: 120,
    letterWords: 'Dear {{name}},\n\nHello from {{partnership}}.',
    easyWords: '',
    version: 1,
  })
  const letter = await world.ask(`${path}/letter.pdf?format=large+print`, { as: world.members.administrator })
  expect((await letter.text()).slice(0, 5)).toBe('%PDF-')
})

test('what somebody else changed meanwhile is not written over', async () => {
  expect((await save({ ...typed, remindAfterDays: '35', version: '0' })).status).toBe(409)
  expect(await rules()).toMatchObject({ remindAfterDays: 21 })
})

test.each<[Record<string, string>, string]>([
  [{ letterWords: 'Dear [[nmae]]' }, 'is not one that we know'],
  [{ forgetAfterDays: '30', remindAfterDays: '40' }, 'this has to be more days'],
  [{ messageWords: 'Hello.' }, 'where the link to answer stands'],
])('%j is put right', async (wrong, message) => {
  const answer = await save({ ...typed, ...wrong, version: '1' })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain(message)
})

test.skipIf(spawnSync('pdftotext', ['-v']).error)('the letter to look at has the line with the way to answer, as the letters have', async () => {
  const letterWords = 'Dear [[name]],\n\nPlease answer at [[link]] soon.'
  expect((await save({ ...typed, letterWords, version: '1' })).status).toBe(303)
  const letter = await world.ask(`${path}/letter.pdf`, { as: world.members.administrator })
  const { stdout } = spawnSync('pdftotext', ['-layout', '-', '-'], { input: Buffer.from(await letter.arrayBuffer()), encoding: 'utf8' })
  expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(/Please answer at livewell\S+ soon/)
})

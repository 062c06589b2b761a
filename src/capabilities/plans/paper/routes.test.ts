import { beforeAll, expect, test } from 'vitest'
import { aWorld, type World } from '../../../../tests/kit/world.ts'
import { newId } from '../../../platform/ids.ts'
import { addPage } from '../book/changes/addPage.ts'
import { makePaper } from './makePaper.ts'
import { paperPaths as paths } from './paths.ts'
import { looks, sizeNamed } from './sizes.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
  await world.acting(world.members.person, (acting) => addPage(acting, { id: newId(), personId: world.rosa.id, kind: 'own', title: 'Herons' }))
})

const startOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer()).toString('latin1')

test('a person takes their plan away as a PDF that nothing keeps', async () => {
  const answer = await world.ask(paths.mine('ashcombe', 'booklet'), { as: world.members.person })
  expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([200, 'application/pdf', 'no-store'])
  const pdf = await startOf(answer)
  expect(pdf).toMatch(/^%PDF-1\./)
  expect(pdf).toContain('(Herons)')
})

test('nobody else has a plan there, whatever hat they wear', async () => {
  for (const member of Object.values(world.members)) {
    if (member === world.members.person) continue
    expect([member.hat, (await world.ask(paths.mine('ashcombe', 'a4'), { as: member })).status]).toEqual([member.hat, 403])
  }
  expect((await world.ask(paths.mine('ashcombe', 'a4'))).status).toBeOneOf([303, 401])
})

test('anybody gets blank pages: those they chose, else every kind', async () => {
  expect(await (await world.ask(paths.choose('ashcombe'))).text()).toContain('A plan on paper')
  const chosen = await startOf(await world.ask(`${paths.blank('ashcombe')}?size=easy&page=early+signs&page=nonsense`))
  expect(chosen).toContain('(Early signs)')
  expect(chosen).not.toContain('(Getting back after)')
  expect(await startOf(await world.ask(`${paths.blank('ashcombe')}?size=nonsense`))).toContain('(Getting back after)')
})

test('a paper that cannot be drawn is a problem of its own, and the next one is drawn', async () => {
  const words = { language: 'en' as const }
  await expect(makePaper({ title: 'x', size: 'none' as never, words, sheets: [{ id: '1', kind: 'own', title: 'x' }] })).rejects.toThrow()
  expect((await makePaper({ title: 'x', size: 'a4', words, sheets: [{ id: '1', kind: 'own', title: 'x' }] })).byteLength).toBeGreaterThan(1000)
})

test('large print is at least 18 points', () => {
  expect(looks[sizeNamed('large')].letters).toBeGreaterThanOrEqual(18)
})

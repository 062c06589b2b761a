import type pg from 'pg'
import { expect, test, vi } from 'vitest'
import { watchDatabase, watchRoom } from './lifecycle.ts'

test('there is room until less than what is spared is free, and again when there is more', async () => {
  let free = 500
  let now = 0
  const hasRoom = watchRoom(
    async () => free,
    200,
    () => now,
  )
  expect(await hasRoom()).toBe(true)
  free = 199
  now += 10_000
  expect(await hasRoom()).toBe(false)
  free = 200
  now += 10_000
  expect(await hasRoom()).toBe(true)
})

test('the disk is looked at once for many who ask at the same time, and not again for a moment', async () => {
  const free = vi.fn(async () => 500)
  let now = 0
  const hasRoom = watchRoom(free, 200, () => now)
  await Promise.all([hasRoom(), hasRoom(), hasRoom()])
  now += 1_000
  await hasRoom()
  expect(free).toHaveBeenCalledTimes(1)
  now += 1_500
  await hasRoom()
  expect(free).toHaveBeenCalledTimes(2)
})

test('a disk that cannot be asked is not known to be full', async () => {
  const hasRoom = watchRoom(async () => {
    throw new Error('no such folder')
  }, 200)
  expect(await hasRoom()).toBe(true)
})

const poolThat = (query: () => Promise<unknown>) => ({ query }) as unknown as pg.Pool

test('the database is there when it answers, and not when it refuses', async () => {
  expect(await watchDatabase(poolThat(async () => ({ rows: [] })))()).toBe(true)
  expect(await watchDatabase(poolThat(() => Promise.reject(new Error('refused'))))()).toBe(false)
})

test('the database is away when it says nothing for three seconds, and is asked once meanwhile', async () => {
  vi.useFakeTimers()
  try {
    const query = vi.fn(() => new Promise(() => {}))
    const answers = watchDatabase(poolThat(query))
    const both = Promise.all([answers(), answers()])
    await vi.advanceTimersByTimeAsync(3_000)
    expect(await both).toEqual([false, false])
    expect(query).toHaveBeenCalledTimes(1)
  } finally {
    vi.useRealTimers()
  }
})

import { expect, test } from 'vitest'
import { type Comparable, cutCircles, merge } from './comparing.ts'

const walk = (given: Partial<Comparable> = {}) => ({ name: 'Walk', summary: 'By the river', cost: '£1', languages: ['en'], ...given }) as Comparable

test('what was not edited here follows its source', () => {
  expect(merge(walk(), walk(), walk({ summary: 'By the sea', languages: ['en', 'pl'] }))).toMatchObject({
    whole: { name: 'Walk', summary: 'By the sea', languages: ['en', 'pl'] },
    changed: ['summary', 'languages'],
    kept: [],
  })
})

test('what was edited here stays, field by field, and the rest follows', () => {
  const merged = merge(walk({ summary: 'By our river' }), walk(), walk({ summary: 'By the sea', cost: '£2' }))
  expect(merged).toMatchObject({ whole: { summary: 'By our river', cost: '£2' }, changed: ['cost'], kept: ['summary'] })
})

test('an edit that came to say the same as its source follows it again', () => {
  const edited = merge(walk({ cost: '£2' }), walk(), walk({ cost: '£2' }))
  expect(edited).toMatchObject({ changed: [], kept: [] })
  expect(merge(walk({ cost: '£2' }), walk({ cost: '£2' }), walk({ cost: '£3' }))).toMatchObject({ changed: ['cost'] })
})

test('of what was made here nothing changes', () => {
  expect(merge(walk(), undefined, walk({ cost: '£9' }))).toMatchObject({ whole: { cost: '£1' }, changed: [], kept: ['cost'] })
})

test('circles of terms are cut where they close, and parents that are not there are none', () => {
  const { parents, inCircles } = cutCircles([
    { id: 'a', parentId: 'b' },
    { id: 'b', parentId: 'c' },
    { id: 'c', parentId: 'a' },
    { id: 'd', parentId: 'a' },
    { id: 'self', parentId: 'self' },
    { id: 'orphan', parentId: 'nowhere' },
  ])
  expect(inCircles).toEqual(new Set(['a', 'self']))
  expect(Object.fromEntries(parents)).toEqual({ a: null, b: 'c', c: 'a', d: 'a', self: null, orphan: null })
})

test('a long chain of terms is walked once', () => {
  const terms = Array.from({ length: 20_000 }, (_, i) => ({ id: `${i}`, parentId: `${(i + 1) % 20_000}` }))
  const began = performance.now()
  expect(cutCircles(terms).inCircles.size).toBe(1)
  expect(performance.now() - began).toBeLessThan(1000)
})

test('days apart follow their source with the schedules they are of, and stay when these were edited here', () => {
  const [thursdays, fridays] = [[{ byDay: ['TH'] }], [{ byDay: ['FR'] }]] as unknown as Comparable['schedules'][]
  const off = [{ of: 0, day: '2026-12-24', happens: false, opensAt: null, closesAt: null, because: '' }]
  const there = walk({ schedules: thursdays as Comparable['schedules'], daysApart: [] })
  expect(merge(there, there, { ...there, daysApart: off })).toMatchObject({ changed: ['daysApart'], whole: { daysApart: off } })
  const edited = { ...there, schedules: fridays as Comparable['schedules'] }
  expect(merge(edited, there, { ...there, daysApart: off })).toMatchObject({ changed: [], kept: ['schedules', 'daysApart'], whole: { daysApart: [] } })
})

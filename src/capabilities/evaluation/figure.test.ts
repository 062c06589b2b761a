import { expect, test } from 'vitest'
import { asFigure } from './figure.ts'

const about = { title: 'T', definition: 'D' }

test('a small part is hidden, and another with it, or the total would tell', () => {
  const parts = [
    { label: 'a', count: 3 },
    { label: 'b', count: 20 },
    { label: 'c', count: 40 },
  ]
  expect(asFigure(about, { kind: 'parts', of: 'referrals', parts })).toMatchObject({ total: 63, parts: [{ count: null }, { count: null }, { count: 40 }] })
})

test('a step of a chain is hidden when few were lost before it', () => {
  const steps = [
    { label: 'asked', count: 100 },
    { label: 'answered', count: 97 },
  ]
  expect(asFigure(about, { kind: 'chain', steps })).toMatchObject({ steps: [{ count: 100 }, { count: null }] })
})

test('a change of four people is not shown, and neither is how many they were', () => {
  const moments = { n: 4, meanStart: 5, meanLater: 6, meanChange: 1, varianceOfChange: 1 }
  expect(asFigure(about, { kind: 'change', unit: 'points', asked: 60, moments, higherIsBetter: true })).toMatchObject({ change: null, n: null, asked: 60 })
})

test('a change of many people comes with its interval', () => {
  // R: t.test on n = 25, mean change 1, sd 2: 1 ± qt(0.975, 24) * 0.4
  const moments = { n: 25, meanStart: 5, meanLater: 6, meanChange: 1, varianceOfChange: 4 }
  const figure = asFigure(about, { kind: 'change', unit: 'points', asked: 60, moments, higherIsBetter: true })
  expect(figure).toMatchObject({ n: 25, asked: 60, change: { meanChange: 1 } })
  if (figure.kind !== 'change' || !figure.change) throw new Error('no change')
  expect(figure.change.low).toBeCloseTo(0.17444, 4)
  expect(figure.change.high).toBeCloseTo(1.82556, 4)
})

test('nobody at all is shown as nought', () => {
  expect(asFigure(about, { kind: 'total', value: 0 })).toMatchObject({ value: 0 })
})

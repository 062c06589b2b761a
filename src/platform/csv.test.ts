import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rejectedFile } from './csv.ts'

const cellsOf = (...row: string[]): string[] => parse(rejectedFile([{ line: 7, reason: 'No name', row }]), { relax_column_count: true })[1] ?? []

test('a rejected row follows its line and its reason', () => {
  expect(rejectedFile([{ line: 7, reason: 'No name', row: ['C84001', 'a, "b"'] }])).toBe('line,reason\r\n7,No name,C84001,"a, ""b"""\r\n')
})

test.each(['=1+1', '+44 115', '-1', '@SUM(A1)', '\t=1', '\r=1'])('%j is made harmless', (cell) => {
  expect(cellsOf(cell)).toEqual(['7', 'No name', `'${cell}`])
})

test('a cell with nothing to fear comes through as it was', () => {
  expect(cellsOf('Orchard Surgery', '', 'a-b=c', "King's")).toEqual(['7', 'No name', 'Orchard Surgery', '', 'a-b=c', "King's"])
})

test('no cell whatever begins like a formula, and none is lost', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 5 }), (row) => {
      const cells = cellsOf(...row).slice(2)
      expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
      expect(cells.map((cell, at) => (cell === row[at] ? cell : cell.replace(/^'/, '')))).toEqual(row)
    }),
  )
})

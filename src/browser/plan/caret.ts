/** Where a place in a text is after the text changed around it. */
export function moved(before: string, after: string, at: number): number {
  let from = 0
  while (from < Math.min(before.length, after.length) && before[from] === after[from]) from++
  if (at <= from) return at
  let tail = 0
  while (tail < Math.min(before.length, after.length) - from && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  return at >= before.length - tail ? at + after.length - before.length : Math.min(at, after.length - tail)
}

import type { MeasuredPage } from './pages.ts'

const ratio = (value: number, of: number) => (value / of).toFixed(2)

/** Pages at each size against the floor page of the same run, and how each grew. `of` says what there are so many of. */
export function pageTables(sizes: ReadonlyMap<number, ReadonlyMap<string, MeasuredPage>>, of: string): string {
  const tables = [...sizes].map(([size, pages]) => {
    const floor = pages.get('floor') as MeasuredPage
    const rows = [...pages].map(([name, { p50, p95, perSecond, work }]) => {
      const ratios = [ratio(p50, floor.p50), ratio(p95, floor.p95), ratio(perSecond, floor.perSecond)]
      return `| ${[name, ...ratios, p50.toFixed(1), p95.toFixed(1), perSecond.toFixed(0), work.toFixed(2)].join(' | ')} |`
    })
    return [
      `${size.toLocaleString('en-GB')} ${of}, 16 at once\n`,
      '| page | p50, times the floor | p95, times the floor | throughput, of the floor | p50 ms | p95 ms | a second | server work ms |',
      '| --- | --- | --- | --- | --- | --- | --- | --- |',
      ...rows,
    ].join('\n')
  })
  const [small, large] = [...sizes.values()]
  if (!small || !large) return tables.join('\n\n')
  const growth = [...large].map(([name, { p50, p95, work }]) => {
    const before = small.get(name) as MeasuredPage
    return `| ${name} | ${ratio(p50, before.p50)} | ${ratio(p95, before.p95)} | ${ratio(work, before.work)} |`
  })
  return [...tables, ['Growth from the smaller to the larger\n', '| page | p50 | p95 | server work |', '| --- | --- | --- | --- |', ...growth].join('\n')].join(
    '\n\n',
  )
}

import type { Week } from './visit.ts'

interface WrittenDown {
  visits: readonly { placeName: string }[]
  gaps: readonly { interest: string; area: string; state: string }[]
  voices: number
  landed: readonly string[]
  groups: readonly { name: string; state: string }[]
}

/** What was written down in a week, as lines that name places and groups, and no person. */
export function weekOf({ visits, gaps, voices, landed, groups }: WrittenDown): Week {
  const noticed = gaps.filter(({ state }) => state === 'noticed')
  const moved = gaps.filter(({ state }) => state !== 'noticed')
  return {
    visits: visits.length,
    groupsMoved: groups.length,
    gapsNoticed: noticed.length,
    landed: landed.length,
    lines: [
      ...visits.map(({ placeName }) => `Visited ${placeName}`),
      ...groups.map(({ name, state }) => `${name}: ${state}`),
      ...noticed.map(({ interest, area }) => `Noticed a gap: ${interest}, ${area}`),
      ...moved.map(({ interest, area, state }) => `${interest}, ${area}: ${state}`),
      ...(voices > 0 ? [`Heard ${voices === 1 ? 'one wish' : `${voices} wishes`} for something that is not there yet`] : []),
      ...eachOnce(landed).map(([name, times]) => `${times === 1 ? 'One person' : `${times} people`} came to ${name} for the first time`),
    ],
  }
}

const eachOnce = (names: readonly string[]) => [...new Set(names)].map((name) => [name, names.filter((other) => other === name).length] as const)

import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** A file of ours and the files of ours it imports, all from the root of the repository. */
export interface Imports {
  file: string
  imports: readonly string[]
}

/** Rooms that lack a name: what wants to go there is missing a noun. */
const NAMELESS = /(^|\/)(utils?|helpers?|common|shared|lib|services|models|controllers|types)(\/|\.tsx?$)/

const isTest = (file: string) => /\.test\.tsx?$/.test(file)
const capabilityOf = (file: string) => /^src\/capabilities\/([^/]+)\//.exec(file)?.[1]
const isFace = (file: string) => /^src\/capabilities\/[^/]+\/index\.ts$/.test(file)
// The pure file of a capability is named for its thing; these are the files that may know the database.
const KNOWS_DATABASE = /^src\/platform\/(database|accounts|audit|outbox)|\/(queries|routes|changes)(\/|\.tsx?$)/

/** Every import between our own files. */
export function readImports(root: string, pattern = '{src,demo,bench,database,tests}/**/*.{ts,tsx}'): Imports[] {
  return globSync(pattern, { cwd: root, exclude: (name) => name === '.cache' }).map((file) => {
    const text = readFileSync(join(root, file), 'utf8')
    const found = [
      ...text.matchAll(/(?:^|\n)\s*(?:import|export)\b[^'"\n]*(?:\{[^}]*\}[^'"\n]*)?from\s+'([^']+)'|import\(\s*'([^']+)'|(?:^|\n)import\s+'([^']+)'/g),
    ]
    const ours = found.map((match) => match[1] ?? match[2] ?? match[3] ?? '').filter((path) => path.startsWith('.'))
    return { file: normalize(file), imports: ours.map((path) => normalize(join(dirname(file), path))) }
  })
}

/** What breaks the rules of the house, a sentence each. `needs` is what `src/capabilities.ts` lists. */
export function breaches(all: readonly Imports[], needs: Record<string, readonly string[]>): string[] {
  const found = all.flatMap(({ file, imports }) => [
    ...(NAMELESS.test(file) ? [`${file} lives in a room without a name`] : []),
    ...(isTest(file) ? [] : imports.flatMap((imported) => breachesOf(file, imported, needs))),
  ])
  return [...found, ...circles(needs)]
}

function breachesOf(file: string, imported: string, needs: Record<string, readonly string[]>): string[] {
  const says = (why: string) => [`${file} imports ${imported}: ${why}`]
  const mine = capabilityOf(file)
  const theirs = capabilityOf(imported)
  // A factory makes rows for tests and the demo, and may build on the rows of another.
  const isFactory = /\/factory\.ts$/.test(file)

  if (file.startsWith('src/') && /^(tests|demo|bench)\//.test(imported)) return says('nothing in src imports tests, demo or bench')
  if (file.startsWith('src/platform/') && !imported.startsWith('src/platform/') && imported !== 'database/schema.ts' && !imported.startsWith('src/words/')) {
    return says('platform imports platform')
  }
  if (file.startsWith('src/design/') && !/^src\/(design|platform)\//.test(imported)) return says('design imports design and platform')
  if (file.startsWith('src/design/') && KNOWS_DATABASE.test(imported)) return says('design never sees the database')
  if (!mine) return []

  if (theirs && theirs !== mine) {
    if (mine === 'evaluation') return says('evaluation reads manifests, and imports no capability')
    if (!isFace(imported) && !isFactory) return says('of another capability only its index.ts')
    if (!needs[mine]?.includes(theirs)) return says(`src/capabilities.ts does not list that ${mine} needs ${theirs}`)
  }
  if (/^src\/(app|main|capabilities|problems)\.tsx?$/.test(imported)) return says('a capability does not know the app')
  const folder = file.replace(/^src\/capabilities\/[^/]+\//, '')
  if (folder.startsWith('pages/') && KNOWS_DATABASE.test(imported)) return says('pages take props: no queries, no changes')
  if (folder.startsWith('forms/') && KNOWS_DATABASE.test(imported)) return says('forms never see the database')
  return []
}

function circles(needs: Record<string, readonly string[]>): string[] {
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
    (needs[from] ?? []).some((next) => next === to || (!seen.has(next) && reaches(next, to, seen.add(next))))
  return Object.keys(needs)
    .filter((name) => reaches(name, name))
    .map((name) => `${name} needs itself in a circle`)
}

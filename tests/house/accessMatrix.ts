import { makeApp } from '../../src/app.tsx'
import type { Member, Viewer } from '../../src/platform/viewer.ts'
import { HATS, signIn, type World } from '../kit/world.ts'
import { keepingNothing, listRoutes } from './everyRoute.ts'
import type { Examples } from './examples.ts'

/** What one viewer gets of one route, in a word. */
export type Got = 'yes' | 'sign in' | 'no' | 'hidden' | 'key' | `? ${number}`

export interface Row {
  route: string
  got: Record<string, Got>
}

/**
 * Asks every route of the partnership as every hat, as nobody, as a worker of another team and as the administrator of another
 * partnership. `examples` gives what stands for each `:name` of a path. Nothing that is asked is kept: each commit becomes a rollback.
 */
export async function askEverything(world: World, examples: Examples): Promise<Row[]> {
  const app = makeApp({ ...world.house, database: keepingNothing(world.database) })
  const viewers: [string, Viewer][] = [
    ['nobody', world.nobody],
    ...HATS.map((hat) => [hat, world.members[hat]] as [string, Viewer]),
    ['coach elsewhere', world.coachElsewhere],
    ['another partnership', world.stranger],
  ]
  const rows: Row[] = []
  for (const { method, pattern, path } of listRoutes(app, examples)) {
    const got: Row['got'] = {}
    for (const [name, viewer] of viewers) got[name] = await asked(path, method, viewer)
    rows.push({ route: `${method} ${pattern.replace('/:partnership', '') || '/'}`, got })
  }
  return rows

  async function asked(path: string, method: string, viewer: Viewer): Promise<Got> {
    const cookie = viewer.accountId ? await signIn(world.database, viewer as Member) : ''
    const answer = await app.request(`http://livewell.test${path}`, {
      method,
      headers: { cookie, origin: 'http://livewell.test', ...(method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}) },
      ...(method === 'POST' ? { body: '' } : {}),
    })
    await answer.text()
    if (answer.status === 303 && answer.headers.get('location')?.startsWith('/sign-in')) return 'sign in'
    // An empty form that is complained about was allowed to be sent.
    if ([200, 302, 303, 409, 410, 422].includes(answer.status)) return 'yes'
    if (answer.status === 403) return 'no'
    // For programs: who is signed in means nothing to it.
    if (answer.status === 401) return 'key'
    if (answer.status === 404) return 'hidden'
    return `? ${answer.status}`
  }
}

/** The matrix as a page that a person can review. */
export function asPage(rows: readonly Row[]): string {
  const names = Object.keys(rows[0]?.got ?? {})
  const cell = (got: Got | undefined) => (got === 'yes' ? '**yes**' : got === 'hidden' ? '–' : (got ?? ''))
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    '# Who may do what',
    '',
    'Every route of a partnership, asked as every hat, as nobody, as a coach of another team, and as the administrator of another',
    'partnership. Written by the tests from real answers; a change to it fails them until somebody has looked and run',
    '`script/test tests/house -u`. **yes**: answered (a form may still be complained about). **no**: refused. **sign in**: led to signing in.',
    '**–**: not found, because the database hides it or it is not there. key: for a clinical system with a key, whoever is signed in.',
    '',
    'Workers are of the team that answers or supports the person in question; the person is that person; the group leader leads that group.',
    '',
    line(['route', ...names]),
    line(['---', ...names.map(() => '---')]),
    ...rows.map(({ route, got }) => line([`\`${route}\``, ...names.map((name) => cell(got[name]))])),
    '',
  ].join('\n')
}

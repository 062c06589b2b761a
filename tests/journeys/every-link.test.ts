import { beforeAll, expect, test } from 'vitest'
import type { Hat } from '../../src/platform/viewer.ts'
import { followEveryLink, kindOf } from '../kit/crawl.ts'
import { liveIn } from '../kit/livedIn.ts'
import { AT_A_DESK, tellIn } from '../kit/telling.ts'
import { HATS } from '../kit/world.ts'

tellIn([AT_A_DESK], (place) => {
  beforeAll(async () => {
    await liveIn(place.world)
  })

  /** A page that each hat is here for: following links must get them there. */
  const HOME: Partial<Record<Hat, string>> = {
    person: '/ashcombe/my-support',
    referrer: '/ashcombe/referrals/mine',
    'health coach': '/ashcombe/people/:id',
    'link worker': '/ashcombe/people/:id/introduce',
    'group leader': '/ashcombe/groups/:id/register',
    evaluator: '/ashcombe/outcomes',
    commissioner: '/ashcombe/outcomes',
    administrator: '/ashcombe/administration/members/:id',
  }

  test.each(['nobody', ...HATS] as const)('every link that %s finds leads to a sound page', { timeout: 240_000 }, async (who) => {
    const visitor = await place.somebody(who === 'nobody' ? undefined : place.world.members[who])
    const seen = await followEveryLink(visitor, who === 'nobody' ? ['/ashcombe', '/'] : ['/ashcombe/today'])
    const kinds = seen.map(({ kind }) => kind)
    expect(kinds).toContain('/ashcombe/community')
    if (who !== 'nobody') expect(kinds).toContain(HOME[who] ?? '/account')
    expect(sharedTitles(seen)).toEqual([])
    await visitor.leave()
  })
})

/** Pages of different kinds that one title stands on: in a list of tabs nobody could tell them apart. */
function sharedTitles(seen: readonly { kind: string; title: string }[]): string[] {
  const first = new Map<string, string>()
  return seen.flatMap(({ kind, title }) => {
    const withoutQuery = kind.split('?')[0] ?? ''
    const other = first.get(title) ?? withoutQuery
    first.set(title, other)
    return other === withoutQuery ? [] : [`"${title}" stands on ${other} and on ${withoutQuery}`]
  })
}

test('addresses of one kind are known as such', () => {
  expect(kindOf('/ashcombe/people/01a20880-d30d-7750-8563-fa8fcdf38a77/introduce?near=Ashcombe&words=')).toBe('/ashcombe/people/:id/introduce?near')
})

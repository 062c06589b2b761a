import { beforeAll, expect, test } from 'vitest'
import { liveIn } from '../kit/livedIn.ts'
import { EACH_WAY, tellIn } from '../kit/telling.ts'
import type { Visitor } from '../kit/visitor.ts'

tellIn(EACH_WAY, (place) => {
  beforeAll(async () => {
    await liveIn(place.world)
  })

  test('somebody without an account finds a group by a word and a place, and reads what the first visit needs', async () => {
    const ivy = await place.somebody()
    await ivy.open('/ashcombe')
    await ivy.follow('Find something near you')
    await whenTheyLookFor(ivy, { words: 'walk', near: 'Ashcombe' })
    await ivy.sees(/mile/)
    expect(await namesFound(ivy)).toEqual(['Thursday walkers'])

    await ivy.follow('Thursday walkers')
    await ivy.sees('Anybody who can walk a mile.')
    await ivy.sees('Thursdays at 10am')
    await ivy.sees('0115 496 0200')
    await thenTheListIsAsTheyLeftIt(ivy)
  })

  test('somebody who finds nothing is told what else they can do', async () => {
    const ivy = await place.somebody()
    await ivy.open('/ashcombe/community')
    await whenTheyLookFor(ivy, { words: 'falconry', near: 'Nowhere' })
    await ivy.sees('We do not know where “Nowhere” is')
    await ivy.sees('Nothing like that yet')
    await ivy.follow('Ask somebody to help you find something')
    expect(await ivy.heading()).toBe('Ask for support')
  })
})

async function whenTheyLookFor(visitor: Visitor, { words, near }: { words: string; near: string }) {
  await visitor.write('What would you like to do?', words)
  await visitor.write('Near', near)
  await visitor.press('Find')
}

const namesFound = (visitor: Visitor) => visitor.page.locator('.lw-list__title').allTextContents()

async function thenTheListIsAsTheyLeftIt(visitor: Visitor) {
  await visitor.follow('Back to the list')
  expect(await visitor.page.getByLabel('What would you like to do?').inputValue()).toBe('walk')
  expect(await namesFound(visitor)).toEqual(['Thursday walkers'])
}

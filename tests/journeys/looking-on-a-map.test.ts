import { beforeAll, expect, test } from 'vitest'
import { liveIn } from '../kit/livedIn.ts'
import { AT_A_DESK, EACH_WAY, ON_A_PHONE, tellIn } from '../kit/telling.ts'
import type { Visitor } from '../kit/visitor.ts'

/** What comes by itself, without a page being loaded. */
const soon = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 10_000 })

const names = (visitor: Visitor) => visitor.page.locator('.lw-list__title').allTextContents()

tellIn([AT_A_DESK, ON_A_PHONE], (place) => {
  beforeAll(async () => {
    await liveIn(place.world)
  })

  test('the list follows what somebody types and ticks, and the way back goes choice by choice', async () => {
    const ivy = await place.somebody()
    await ivy.open('/ashcombe')
    await ivy.follow('Find something near you')
    await ivy.write('What would you like to do?', 'walk')
    await soon(() => ivy.page.url()).toContain('?words=walk')
    await soon(() => names(ivy)).toEqual(['Thursday walkers'])
    expect(await ivy.page.locator('[data-lw-heard]').textContent()).toBe('1 shown')

    await ivy.page.getByText('More choices').click()
    await ivy.page.getByLabel('Sunday').check()
    await soon(() => names(ivy)).toEqual([])
    await ivy.sees('Nothing like that yet')
    await ivy.looksRight()

    await ivy.page.goBack()
    await soon(() => names(ivy)).toEqual(['Thursday walkers'])
    expect(await ivy.page.getByLabel('What would you like to do?').inputValue()).toBe('walk')
    await ivy.leave()
  })

  test('somebody reaches a place on the map by keyboard, and follows it', async () => {
    const ivy = await place.somebody()
    await ivy.open('/ashcombe/community?words=walk')
    await ivy.follow('Show these on a map')
    const pin = ivy.page.getByRole('button', { name: 'Thursday walkers' })
    await pin.focus()
    await ivy.page.keyboard.press('Enter')
    await ivy.page.locator('.lw-pin-list').getByRole('link', { name: 'Thursday walkers' }).waitFor()
    await ivy.looksRight()
    await ivy.page.locator('.lw-pin-list').getByRole('link').click()
    await ivy.page.waitForURL(/\/community\/[0-9a-f-]{36}\?words=walk$/)
    expect(await ivy.heading()).toBe('Thursday walkers')
    await ivy.leave()
  })
})

tellIn(EACH_WAY, (place) => {
  beforeAll(async () => {
    await liveIn(place.world)
  })

  test('what cannot be found is wished for, without an account', async () => {
    const ivy = await place.somebody()
    await ivy.open('/ashcombe/community?words=falconry')
    await ivy.follow('Say what you would like')
    expect(await ivy.page.getByLabel('What would you like?').inputValue()).toBe('falconry')
    await ivy.write('Where?', 'Ashcombe')
    await ivy.press('Tell us')
    await ivy.sees('We have written down what you would like.')
    await ivy.leave()
  })

  test('beside the map stands the list, and without JavaScript it says why there is no map', async () => {
    const ivy = await place.somebody()
    await ivy.open('/ashcombe/community/map?words=walk')
    expect(await names(ivy)).toEqual(['Thursday walkers'])
    expect(await ivy.page.getByText('The map needs JavaScript').isVisible()).toBe(!place.way.hasScript)
    await ivy.leave()
  })
})

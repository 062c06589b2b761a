import { beforeAll, expect, test } from 'vitest'
import { keepDirectoryTrue } from '../../src/capabilities/community/keeping/daily.ts'
import { letterTo, linkIn } from '../kit/letters.ts'
import { liveIn } from '../kit/livedIn.ts'
import { EACH_WAY, tellIn } from '../kit/telling.ts'

// A page that nobody has checked for half a year, and whoever keeps it, who has a message and no account. The tests of this file
// follow each other.

tellIn(EACH_WAY, (place) => {
  let walk: { id: string }
  let link = ''
  const lastChecked = async () => (await place.world.database.pool.query('select last_checked_on from entry where id = $1', [walk.id])).rows[0].last_checked_on

  beforeAll(async () => {
    walk = (await liveIn(place.world)).walk
    await place.world.database.pool.query(`update entry set last_checked_on = '2026-05-20' where id = $1`, [walk.id])
  })

  test('the keeper is asked by a message, and opening its link changes nothing', async () => {
    const { house, partnershipId } = place.world
    await keepDirectoryTrue.run(house, { id: partnershipId, slug: 'ashcombe', timeZone: 'Europe/London' }, {})
    const letter = await letterTo(place.world, 'ada@walkers.example')
    expect(letter.subject).toContain('Is this still right?')
    link = new URL(linkIn(letter)).pathname

    // As a scanner of mail does before anybody has read it.
    expect((await fetch(`${place.url}${link}`)).status).toBe(200)
    expect(await lastChecked()).toBe('2026-05-20')
  })

  test('she sees the page as everybody does, with its times, and says yes with one button', async () => {
    const keeper = await place.somebody()
    await keeper.open(link)
    expect(await keeper.heading()).toBe('Is this still right?')
    await keeper.sees('Last checked Wednesday 20 May 2026.')
    await keeper.sees('Every Thursday, 10am to 11.30am')
    await keeper.sees('Somebody has told us what is wrong. Read it')
    keeper.beginsToCount()
    await keeper.press('Yes, still right')
    expect(keeper.effort.presses).toBe(1)
    await keeper.sees('Thank you. The page says that it was checked today')
  })

  test('she says on which day it does not meet, and where the meeting point is', async () => {
    const keeper = await place.somebody()
    await keeper.open(link)
    await keeper.follow('Change when it meets, or say on which day it does not')
    await keeper.follow('Add a day off, or an extra day')
    await keeper.enterDay('Which day?', '2026-12-10')
    await keeper.choose('It does not meet that day')
    await keeper.write('Why?', 'The path is flooded')
    await keeper.press('Save')
    await keeper.sees('The path is flooded')
    await keeper.follow('Back to the page')
    await keeper.follow('Change where it takes place')
    await keeper.follow('Add a place')
    await keeper.write('Village, town or venue', 'The lock')
    await keeper.write('Point on the map', 'by the river')
    await keeper.press('Save')
    await keeper.sees('Enter a point like 52.951, -1.037')
    await keeper.write('Point on the map', '52.951, -1.037')
    await keeper.press('Save')
    await keeper.sees('The lock')
  })

  test('anybody reads that it was checked today, and what she said', async () => {
    const anybody = await place.somebody()
    await anybody.open(`/ashcombe/community/${walk.id}`)
    await anybody.sees('Last checked Thursday 3 December by')
    await anybody.sees('whoever keeps it')
    await anybody.sees('The path is flooded')
    await anybody.sees('The lock')
    await anybody.seesNot('ada@walkers.example')
    expect(await lastChecked()).toBe('2026-12-03')
  })
})

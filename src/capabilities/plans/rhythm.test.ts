import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aWorld, NOW, TODAY, type World } from '../../../tests/kit/world.ts'
import { addDays } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { aGoal, anOutlook } from './factory.ts'
import { paths } from './paths.ts'
import { findGoal, listOutlooks } from './queries.ts'
import { remindOfGoals } from './remind.ts'
import { nextReview } from './rhythm.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

const me = () => world.members.person
const coach = () => world.members['health coach']
const ask = (path: string, form?: Record<string, string>, as = me()) => world.ask(path, form ? { as, form } : { as })
const text = async (path: string, as = me()) => (await ask(path, undefined, as)).text()
const ofRosa = (more: object = {}) => ({ partnershipId: world.partnershipId, personId: world.rosa.id, ...more })

async function aGoalOfRosa(more: object = {}) {
  const goal = aGoal(ofRosa(more))
  await world.sow({ goal: [goal] })
  return goal
}
const outlooksOf = (id: string, as = me()) => world.acting(as, (acting) => listOutlooks(acting, { ...ofRosa(), id } as Parameters<typeof listOutlooks>[1]))

describe('how much a goal matters, and how sure somebody is', () => {
  test('is asked kindly when a goal is written and at a review, kept over time, and shown in words and as a picture', async () => {
    const id = newId()
    const goal = { id, words: 'Swim', way: '', step: '', asHoped: 'Once a week', more: '', muchMore: '', less: '', muchLess: '', startLevel: '-2' }
    expect((await ask(paths.write('ashcombe', world.rosa.id), { ...goal, importance: '9', confidence: '3' })).status).toBe(303)
    expect(await text(paths.goal('ashcombe', id))).toContain('How much it matters: 9 of 10. How sure: 3 of 10.')
    const rating = { id: newId(), level: '0', said: '', confidence: '6' }
    for (const _ of [1, 2]) await ask(paths.rate('ashcombe', id), rating)
    const page = await text(paths.goal('ashcombe', id))
    expect(page).toContain('How much it matters: 9 of 10. How sure: 6 of 10.')
    expect(page).toContain('How much it matters, and how sure, over time')
    expect(await outlooksOf(id)).toMatchObject([
      { importance: 9, confidence: 3 },
      { importance: null, confidence: 6 },
    ])
  })

  test('nobody has to say, and a number that is none is asked for again', async () => {
    const { id } = await aGoalOfRosa()
    await ask(paths.rate('ashcombe', id), { id: newId(), level: '0', said: '' })
    expect(await outlooksOf(id)).toEqual([])
    for (const confidence of ['0', '11', 'x', '5.5'])
      expect((await ask(paths.rate('ashcombe', id), { id: newId(), level: '0', said: '', confidence })).status).toBe(422)
    expect(await outlooksOf(id)).toEqual([])
  })

  test('is seen by the team exactly while the goal is shared', async () => {
    const { id } = await aGoalOfRosa()
    await world.sow({ goalOutlook: [anOutlook({ ...ofRosa(), goalId: id })] })
    expect([await outlooksOf(id, coach()), (await outlooksOf(id)).length]).toEqual([[], 1])
    await ask(paths.share('ashcombe', id), { with: 'team' })
    expect(await outlooksOf(id, coach())).toHaveLength(1)
    await ask(paths.share('ashcombe', id), { with: 'nobody' })
    expect(await outlooksOf(id, coach())).toEqual([])
  })
})

describe('the rhythm of looking at goals again', () => {
  test('is a week, two weeks, a month, or whenever they like', () => {
    expect((['every week', 'every two weeks', 'every month', 'when I like', undefined] as const).map((rhythm) => nextReview(rhythm, '2026-12-31'))).toEqual([
      '2027-01-07',
      '2027-01-14',
      '2027-01-31',
      undefined,
      undefined,
    ])
  })

  test('is chosen by the person, gives the next day for them to keep or change, and leaves a day that was agreed', async () => {
    const [free, agreed] = [await aGoalOfRosa({ reviewOn: null }), await aGoalOfRosa({ reviewOn: '2027-02-02' })]
    expect((await ask(paths.rhythm('ashcombe'), { rhythm: 'every two weeks', reminds: 'no', remindAt: '' })).status).toBe(303)
    const dayOf = async (id: string) => (await world.acting(me(), (acting) => findGoal(acting, world.partnershipId, id)))?.reviewOn
    expect([await dayOf(free.id), await dayOf(agreed.id)]).toEqual([addDays(TODAY, 14), '2027-02-02'])
    expect(await text(paths.mine('ashcombe'))).toContain('You look at your goals every two weeks.')
    expect(await text(paths.rate('ashcombe', free.id))).toMatch(/name="reviewOn-day"[^>]*value="17"/)
    expect(await text(paths.rate('ashcombe', agreed.id), me())).toMatch(/name="reviewOn-month"[^>]*value="12"/)
  })

  test('is nobody else’s to see or to choose', async () => {
    expect((await ask(paths.rhythm('ashcombe'), undefined, coach())).status).toBe(403)
    const rows = await world.asViewer(coach(), (tx) =>
      tx.selectFrom('goalRhythm').select('personId').where('partnershipId', '=', world.partnershipId).execute(),
    )
    expect(rows).toEqual([])
    expect((await world.asViewer(me(), (tx) => tx.selectFrom('goalRhythm').select('personId').execute())).length).toBe(1)
  })

  test('a reminder needs an address', async () => {
    const answer = await ask(paths.rhythm('ashcombe'), { rhythm: 'every week', reminds: 'yes', remindAt: '' })
    expect([answer.status, (await answer.text()).includes('Enter an e-mail address for the reminder')]).toEqual([422, true])
  })
})

describe('a reminder', () => {
  const remind = (daysOn = 0) => {
    world.house.clock = () => new Date(NOW.getTime() + daysOn * 86_400_000)
    return remindOfGoals.run(world.house, { id: world.partnershipId, slug: 'ashcombe', timeZone: 'Europe/London' }, {}).finally(() => {
      world.house.clock = () => NOW
    })
  }
  const sent = async () => (await world.database.pool.query(`select send_to, subject, body from outbox where kind = 'a reminder of goals' order by id`)).rows
  const choose = (reminds: 'yes' | 'no') =>
    ask(paths.rhythm('ashcombe'), { rhythm: 'when I like', reminds, remindAt: reminds === 'yes' ? 'me@people.example' : '' })

  beforeEach(async () => {
    await world.database.pool.query('delete from goal; delete from outbox; delete from goal_rhythm')
  })

  test('goes to somebody who asked for it, once for a day that has come, and says nothing of what they want', async () => {
    await choose('yes')
    await aGoalOfRosa({ reviewOn: addDays(TODAY, 1), words: 'See a heron' })
    await remind()
    expect(await sent()).toEqual([])
    await remind(1)
    await remind(1)
    await remind(2)
    const messages = await sent()
    expect(messages).toMatchObject([{ send_to: 'me@people.example' }])
    expect(JSON.stringify(messages)).not.toMatch(/heron|Rosa/)
    expect(messages[0].body).toContain('/ashcombe/my-goals/rhythm')
    await aGoalOfRosa({ reviewOn: addDays(TODAY, 5) })
    await remind(5)
    expect(await sent()).toHaveLength(2)
  })

  test('goes to nobody who did not ask, or asked no more, or whose goals rest or are reached', async () => {
    await aGoalOfRosa({ reviewOn: TODAY })
    await remind()
    await choose('yes')
    await choose('no')
    await remind()
    expect(await sent()).toEqual([])
    await choose('yes')
    await world.database.pool.query(`update goal set state = 'rested'`)
    await remind()
    expect(await sent()).toEqual([])
    await world.database.pool.query(`update goal set state = 'open'`)
    await remind()
    expect(await sent()).toHaveLength(1)
  })
})

import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aWorld, HATS, type World } from '../../../tests/kit/world.ts'
import { newId } from '../../platform/ids.ts'
import type { Member, Viewer } from '../../platform/viewer.ts'
import { aReferral } from '../referrals/factory.ts'
import { aBeginning, aSupport } from '../support/factory.ts'
import { aReflection } from './factory.ts'
import { forgetOwnWork } from './jobs.ts'
import { findWish, listOffers } from './offers/queries.ts'
import { listReflections } from './reflection/routes.tsx'
import { listTallies } from './wording/queries.ts'

let world: World
let supportId: string
beforeAll(async () => {
  world = await aWorld()
  const { partnershipId, rosa, north } = world
  const referral = aReferral({ partnershipId, personId: rosa.id, teamId: north.id, state: 'accepted' })
  const support = aSupport({
    partnershipId,
    personId: rosa.id,
    referralId: referral.id,
    teamId: north.id,
    ledBy: coach().membershipId,
    ledByName: coach().name,
  })
  supportId = support.id
  await world.sow({ referral: [referral], support: [support], supportHistory: [aBeginning(support)] })
})
beforeEach(async () => {
  for (const table of ['reflection', 'word_tally', 'way_of_saying', 'worker_offer', 'worker_wish']) await world.database.pool.query(`delete from ${table}`)
})

const worker = () => world.members['link worker']
const coach = () => world.members['health coach']
const others = () => [
  ...HATS.filter((hat) => !['link worker', 'commissioner'].includes(hat)).map((hat) => world.members[hat]),
  world.coachElsewhere,
  world.stranger,
  world.nobody,
]
const rows = async (text: string, ...values: unknown[]) => (await world.database.pool.query(text, values)).rows
const page = async (path: string, as: Member) => (await world.ask(path, { as })).text()

describe('looking back', () => {
  const answer = (form: Record<string, string> = {}) =>
    world.ask('/ashcombe/my-work/looking-back/new', {
      as: worker(),
      form: { id: newId(), 'lookedBackOn-day': '3', 'lookedBackOn-month': '12', 'lookedBackOn-year': '2026', heard: '3', wants: '1', ...form },
    })

  test('what was answered is kept, what did not come up is absent, and sent twice it is once', async () => {
    const id = newId()
    expect((await answer({ id })).status).toBe(303)
    expect((await answer({ id })).status).toBe(303)
    expect(await rows('select answers from reflection')).toEqual([{ answers: { heard: 3, wants: 1 } }])
    expect((await answer({ heard: '', wants: '' })).status).toBe(422)
  })

  test('nobody else reads it, no administrator and no supervisor among them; and it is there', async () => {
    const { partnershipId } = world
    await world.sow({ reflection: [aReflection({ partnershipId, membershipId: worker().membershipId })] })
    // As far as the database goes: even one who asks for the rows of the worker.
    const read = (viewer: Viewer) => world.asViewer(viewer, (tx) => listReflections(tx, worker(), '2026-01-01'))
    for (const viewer of others()) expect(await read(viewer), viewer.hat ?? 'nobody').toEqual([])
    await expect(read(world.members.commissioner)).rejects.toThrow('permission denied')
    expect(await read(worker())).toHaveLength(1)
  })

  test('the trend is drawn for them, and can be forgotten', async () => {
    const { partnershipId } = world
    const of = { partnershipId, membershipId: worker().membershipId }
    const [old, late] = [aReflection({ ...of, lookedBackOn: '2026-10-05', answers: JSON.stringify({ heard: 1 }) }), aReflection(of)]
    await world.sow({ reflection: [old, late] })
    const html = await page('/ashcombe/my-work/looking-back', worker())
    expect(html).toContain('data:image/svg+xml')
    expect(html).toContain('She lit up')
    expect((await world.ask(`/ashcombe/my-work/looking-back/${old.id}/forget`, { as: coach(), form: {} })).status).toBe(404)
    expect((await world.ask(`/ashcombe/my-work/looking-back/${old.id}/forget`, { as: worker(), form: {} })).status).toBe(303)
    expect(await rows('select id from reflection')).toEqual([{ id: late.id }])
  })

  test('nothing says that somebody looked back', async () => {
    const before = (await rows('select id from audit_entry')).length
    await answer()
    expect(await rows('select id from audit_entry')).toHaveLength(before)
  })
})

describe('words', () => {
  const record = (whatMatters: string, as = worker()) =>
    world.ask(`/ashcombe/support/${supportId}/conversations/new`, {
      as,
      form: { id: newId(), mode: 'phone', 'heldOn-day': '3', 'heldOn-month': '12', 'heldOn-year': '2026', whatMatters },
    })
  const noticeOf = (answer: Response) => decodeURIComponent(/notice=([^;]*)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '')

  test('a note is saved whatever it says, and a thought is said once, after it', async () => {
    const answer = await record('She refused the group, and is attention seeking.')
    expect(answer.status).toBe(303)
    expect(noticeOf(answer)).toMatch(/^The conversation is saved\nA thought about words\. Instead of “refused”: .+“attention seeking”/)
    expect(noticeOf(await record('She would rather paint.'))).toBe('The conversation is saved')
  })

  test('how often is for the writer alone, and the words are not kept', async () => {
    await record('She refused the group.')
    await record('She would rather paint.')
    const read = (viewer: Viewer) => world.asViewer(viewer, (tx) => listTallies(tx, worker()))
    expect(await read(worker())).toEqual([{ monthOn: '2026-12-01', notes: 2, noticed: 1 }])
    for (const viewer of others()) expect(await read(viewer), viewer.hat ?? 'nobody').toEqual([])
    await expect(read(world.members.commissioner)).rejects.toThrow('permission denied')
    expect(await page('/ashcombe/ways-of-saying', worker())).toContain('in 1 of 2 notes')
    expect(await page('/ashcombe/ways-of-saying', world.members.administrator)).not.toContain('Your own notes')
  })

  test('the partnership adds words, says ours its own way, and turns off what does not fit', async () => {
    const keep = (form: Record<string, string>) => world.ask('/ashcombe/ways-of-saying/new', { as: world.members.administrator, form })
    expect((await keep({ phrase: 'Sofa Surfer', say: 'stays with friends' })).status).toBe(303)
    expect((await keep({ phrase: 'refused', say: 'said no' })).status).toBe(303)
    expect((await keep({ phrase: 'attention seeking', say: 'x', isOff: 'yes' })).status).toBe(303)
    const notice = noticeOf(await record('A sofa-surfer who refused, and is attention seeking.'))
    expect(notice).toContain('“Sofa Surfer”: stays with friends')
    expect(notice).toContain('“refused”: said no')
    expect(notice).not.toContain('attention seeking')
  })
})

describe('what workers offer, and who would suit', () => {
  const offer = (as: Member, form: Record<string, string | string[]>) => world.ask('/ashcombe/my-work/offer', { as, form: { version: '0', ...form } })
  const wish = (as: Member, path: string, form: Record<string, string | string[]>) => world.ask(path, { as, form: { version: '0', ...form } })

  test('a worker writes what they offer, and colleagues read it', async () => {
    expect((await offer(worker(), { languages: ['pl'], topics: ['gardening'], interests: 'I keep bees.' })).status).toBe(303)
    expect((await offer(worker(), { topics: ['music'] })).status).toBe(409)
    expect(await page('/ashcombe/what-we-offer', coach())).toContain('Polish, gardening')
    const read = (viewer: Viewer) => world.asViewer(viewer, (tx) => tx.selectFrom('workerOffer').select('interests').execute())
    for (const hat of ['person', 'supporter', 'referrer', 'group leader', 'volunteer', 'evaluator'] as const)
      expect(await read(world.members[hat]), hat).toEqual([])
    expect(await read(coach())).toEqual([{ interests: 'I keep bees.' }])
  })

  test('a person says who would suit them; where support is handed over, who has that in common is suggested, and nobody is chosen', async () => {
    await offer(worker(), { topics: ['gardening', 'music'] })
    expect((await wish(world.members.person, '/ashcombe/my-support/who-would-suit', { topics: ['gardening'], words: 'Somebody calm.' })).status).toBe(303)
    const html = await page(`/ashcombe/support/${supportId}/hand-over`, coach())
    expect(html).toContain('Somebody calm.')
    expect(html).toMatch(new RegExp(`${worker().name}</span>: gardening`))
    expect(html).not.toMatch(/<option value="[0-9a-f-]+"[^>]*selected/)
  })

  test('their team writes it down with them, and of two at once the second sees both', async () => {
    const path = `/ashcombe/people/${world.rosa.id}/who-would-suit`
    expect((await wish(worker(), path, { words: 'A woman, please.' })).status).toBe(303)
    const late = await wish(coach(), path, { words: 'No matter.' })
    expect(late.status).toBe(409)
    expect(await late.text()).toContain('A woman, please.')
    expect(await page('/ashcombe/my-support/who-would-suit', world.members.person)).toContain('A woman, please.')
    const everything = JSON.stringify(await (await world.ask('/ashcombe/my-support/everything.json', { as: world.members.person })).json())
    expect(everything).toContain('A woman, please.')
  })

  test('nobody of another team reads what somebody wishes, and it is there', async () => {
    await wish(worker(), `/ashcombe/people/${world.rosa.id}/who-would-suit`, { words: 'A woman, please.' })
    const read = (viewer: Viewer) => world.asViewer(viewer, (tx) => findWish(tx, world.partnershipId, world.rosa.id))
    for (const viewer of [world.coachElsewhere, world.members.administrator, world.members.volunteer, world.stranger, world.nobody]) {
      expect(await read(viewer)).toBeUndefined()
    }
    for (const viewer of [worker(), coach(), world.members.person]) expect(await read(viewer)).toMatchObject({ words: 'A woman, please.' })
  })
})

test('what a worker kept for themself goes thirty days after they left, and not before', async () => {
  const { partnershipId } = world
  await world.sow({
    reflection: [aReflection({ partnershipId, membershipId: worker().membershipId }), aReflection({ partnershipId, membershipId: coach().membershipId })],
  })
  await world.ask('/ashcombe/my-work/offer', { as: worker(), form: { version: '0', interests: 'Bees' } })
  const run = () => forgetOwnWork.run(world.house, { id: partnershipId, slug: 'ashcombe', timeZone: 'Europe/London' }, {})
  const left = (at: string | null) => world.database.pool.query('update membership set left_at = $1 where id = $2', [at, worker().membershipId])
  await left('2026-11-10T09:00:00Z')
  await run()
  expect(await rows('select id from reflection')).toHaveLength(2)
  await left('2026-11-01T09:00:00Z')
  await run()
  expect(await rows('select membership_id from reflection')).toEqual([{ membership_id: coach().membershipId }])
  expect(await world.asViewer(coach(), (tx) => listOffers(tx, partnershipId))).toEqual([])
  await left(null)
})

test('a worker takes away all that is kept for them, and nobody else gets it', async () => {
  await world.sow({ reflection: [aReflection({ partnershipId: world.partnershipId, membershipId: worker().membershipId })] })
  expect(JSON.stringify(await (await world.ask('/ashcombe/my-work/everything.json', { as: worker() })).json())).toContain('She lit up')
  expect(JSON.stringify(await (await world.ask('/ashcombe/my-work/everything.json', { as: coach() })).json())).not.toContain('She lit up')
})

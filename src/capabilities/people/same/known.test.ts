import { beforeAll, expect, test } from 'vitest'
import { aNurseSays } from '../../../../tests/kit/asking.ts'
import { aWorld, NOW, type World } from '../../../../tests/kit/world.ts'
import { newId } from '../../../platform/ids.ts'
import { hashToken } from '../../../platform/tokens.ts'
import { aReferral } from '../../referrals/factory.ts'
import { makeReferral } from '../../referrals/index.ts'
import { aPerson } from '../factory.ts'
import { makeMatchKeys, makeSomeKeys } from './jobs.ts'
import { countAlike, listAlike } from './queries.ts'

let world: World
let known: ReturnType<typeof aPerson>
let waiting: { id: string; personId: string }
let far: ReturnType<typeof aPerson>
beforeAll(async () => {
  world = await aWorld()
  const { partnershipId, north, south } = world
  known = aPerson({ partnershipId, teamId: north.id, name: 'Ivy Marsh', bornOn: '1950-03-02', phone: '0115 496 0101' })
  const again = aPerson({ partnershipId, teamId: north.id, name: 'Ivey Marsh', bornOn: '1950-03-02', phone: '07700 900124' })
  far = aPerson({ partnershipId, teamId: south.id, name: 'Ivie Marsh', bornOn: '1950-03-02', matters: 'Her own kitchen', phone: '0115 496 0188' })
  const referral = aReferral({ partnershipId, teamId: north.id, personId: again.id })
  waiting = referral
  await world.sow({ person: [known, again, far], referral: [referral] })
  await makeSomeKeys(world.house, partnershipId)
})

const ask = async (text: string, ...values: unknown[]) => (await world.database.pool.query(text, values)).rows
const coach = () => world.members['health coach']
const page = async (path: string, as = coach()) => (await world.ask(`/ashcombe${path}`, { as })).text()

test('in the inbox stands how many we know who may be the same, for a whole page in one statement', async () => {
  const html = await page('/referrals')
  expect(html).toContain('May be one of 2 people we know')
  const counts = await world.asViewer(coach(), (tx) => countAlike(tx, coach(), [waiting.personId, world.rosa.id]))
  expect([...counts]).toEqual([[waiting.personId, 2]])
})

test('on a referral a worker sees who, side by side at the other end of a link; of somebody of another team, only which team to ring', async () => {
  const html = await page(`/referrals/${waiting.id}`)
  expect(html).toContain('This may be somebody we know')
  expect(html).toContain(`/people/${waiting.personId}/same/${known.id}`)
  expect(html).toContain('The same: sound of the name, day of birth')
  expect(html).toContain('South team')
  for (const theirs of ['Ivie', far.id, 'Her own kitchen', '0115 496 0188']) expect(html).not.toContain(theirs)
  // They are there, for their own team.
  expect(await page(`/people/${far.id}/same`, world.coachElsewhere)).toContain('North team')
})

test('nobody but workers of the partnership reads a key, and workers of it do', async () => {
  const count = (viewer: Parameters<World['asViewer']>[0]) =>
    world.asViewer(viewer, async (tx) => (await tx.selectFrom('matchKey').select('key').execute()).length)
  const { person, ...others } = world.members
  for (const hat of ['supporter', 'referrer', 'group leader', 'volunteer', 'evaluator', 'administrator'] as const) expect(await count(others[hat]), hat).toBe(0)
  expect(await count(world.stranger)).toBe(0)
  expect(await count(world.nobody)).toBe(0)
  const rosas = await ask('select from match_key where person_id = $1', world.rosa.id)
  expect(await count(person)).toBe(rosas.length)
  await expect(count(others.commissioner)).rejects.toThrow()
  const all = await count(coach())
  expect(all).toBeGreaterThan(rosas.length)
  expect(await count(world.coachElsewhere)).toBe(all)
})

test('keys made anew of somebody put aside lead to the one kept and to the team of that one', async () => {
  const { partnershipId, north, south } = world
  const kept = aPerson({ partnershipId, teamId: south.id, name: 'Olwen Price', bornOn: '1948-07-07' })
  const aside = aPerson({ partnershipId, teamId: north.id, name: 'Olwyn Price', bornOn: '1948-07-07', joinedTo: kept.id, joinedAt: NOW })
  await world.sow({ person: [kept, aside] })
  await makeSomeKeys(world.house, partnershipId)
  for (const { id } of [kept, aside])
    expect(await ask('select distinct person_id, team_id from match_key where of_id = $1', id)).toEqual([{ person_id: kept.id, team_id: south.id }])
})

test('a key says nothing: neither the table nor a backup of it holds a name, a day or a number', async () => {
  const rows = JSON.stringify(await ask('select * from match_key'))
  for (const words of ['Ivy', 'marsh', '1950-03-02', '19500302', '4960101', hashToken('Ivy Marsh')]) expect(rows).not.toContain(words)
})

test('whoever is referred is known again at once, and when details are put right, by the new ones', async () => {
  const id = newId()
  await world.acting(world.members.referrer, (acting) =>
    makeReferral(acting, {
      id,
      wayIn: 'consultation',
      ownWords: 'Company',
      agreed: { how: 'said so' },
      mayTellReferrer: false,
      person: { name: 'Dev Patel', bornOn: '1961-01-01', reachBy: 'phone', phone: '0115 496 0555', postcode: 'AS1 1AA' },
    }),
  )
  const devs = aPerson({ partnershipId: world.partnershipId, teamId: world.north.id, name: 'Dev Patell', bornOn: '1961-01-02', phone: '07700 900999' })
  await world.sow({ person: [devs] })
  await makeSomeKeys(world.house, world.partnershipId)
  const alike = () => world.asViewer(coach(), (tx) => listAlike(tx, coach(), id))
  expect(await alike()).toEqual([])
  const form = { version: '1', name: 'Dev Patell', 'bornOn-day': '1', 'bornOn-month': '1', 'bornOn-year': '1961', reachBy: 'phone', phone: '07700 900999' }
  expect((await world.ask(`/ashcombe/people/${devs.id}/change`, { as: coach(), form })).status).toBe(303)
  expect((await alike()).map(({ person }) => person?.id)).toEqual([devs.id])
  const otherwise = { ...form, version: '2', name: 'Amit Shah', phone: '07700 900777', 'bornOn-year': '1970' }
  await world.ask(`/ashcombe/people/${devs.id}/change`, { as: coach(), form: otherwise })
  expect(await alike()).toEqual([])
})

test('it is somebody else: that is remembered, of somebody of another team too, and nobody is asked again', async () => {
  expect((await world.ask(`/ashcombe/people/${waiting.personId}/same/${known.id}/not`, { as: coach(), form: {} })).status).toBe(303)
  expect(await page('/referrals')).toContain('May be somebody we know')
  expect((await world.ask(`/ashcombe/people/${waiting.personId}/same-of-team/${world.south.id}/not`, { as: coach(), form: {} })).status).toBe(303)
  expect(await page('/referrals')).not.toContain('somebody we know')
  expect(await page(`/referrals/${waiting.id}`)).not.toContain('This may be somebody we know')
  // Their own team is not asked either.
  expect(await page(`/people/${far.id}/same`, world.coachElsewhere)).toContain('North team')
})

test('people from before are found out by the job, a piece at a time, and all anew when the secret of the installation is another', async () => {
  const house = { ...world.house, settings: { ...world.house.settings, secret: 'another secret of the installation, long enough' } }
  expect(await makeMatchKeys.waiting?.(world.house)).toEqual([])
  const before = await ask('select key from match_key order by 1')
  expect(await makeMatchKeys.waiting?.(house)).toContainEqual({ partnershipId: world.partnershipId, id: world.partnershipId })
  await makeMatchKeys.run(house, { id: world.partnershipId, slug: 'ashcombe', timeZone: 'Europe/London' }, { id: world.partnershipId })
  expect(await makeMatchKeys.waiting?.(house)).toEqual([])
  const after = await ask('select key from match_key order by 1')
  expect(after.length).toBe(before.length)
  expect(after).not.toEqual(before)
  await makeSomeKeys(world.house, world.partnershipId)
})

test('a worker who types somebody in is told of those they reach before it is sent, and it can be sent all the same', async () => {
  const post = (path: string, form: Record<string, string>, as = coach()) => world.ask(path, { as, form })
  const form = { ...aNurseSays, id: newId(), reachBy: 'phone', email: '', phone: '0115 496 0444', practiceId: world.practice.id }
  const checked = async (as: typeof form & { id: string }, who = coach()) => {
    let path = '/ashcombe/referrals/introduce/consultation'
    for (let step = 0; step < 8 && !/drafts\/[^/]+$/.test(path); step++) path = (await post(path, as, who)).headers.get('location') ?? ''
    return path
  }
  const draft = await checked(form)
  const html = await (await world.ask(draft, { as: coach() })).text()
  expect(html).toContain('This may be somebody we know')
  expect(html).toContain(`/people/${known.id}"`)
  expect(html).not.toContain('South team')
  expect((await post(`${draft}/send`, {})).headers.get('location')).toContain('/received/')
  // Who introduces others is told of nobody.
  const theirs = await checked({ ...form, id: newId() }, world.members.referrer)
  expect(await (await world.ask(theirs, { as: world.members.referrer })).text()).not.toContain('somebody we know')
})

test('somebody is looked for among the people of one’s teams, and not among others', async () => {
  const html = await page(`/people/${waiting.personId}/same?name=i`)
  expect(html).toContain(`/people/${waiting.personId}/same/${known.id}`)
  expect(html).not.toContain(far.id)
  expect(await page(`/people/${waiting.personId}/same?name=zz`)).toContain('Nobody of your teams')
})

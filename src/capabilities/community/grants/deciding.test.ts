import { beforeAll, expect, test } from 'vitest'
import { letterTo, linkIn } from '../../../../tests/kit/letters.ts'
import { aWorld, NOW, TODAY, type World } from '../../../../tests/kit/world.ts'
import { newId } from '../../../platform/ids.ts'
import { hashToken } from '../../../platform/tokens.ts'
import type { Member, Viewer } from '../../../platform/viewer.ts'
import { aMeetup, aMember, anAttendance, anEntry } from '../factory.ts'
import { countGrants } from './changes/countGrants.ts'
import { decide, TooLittleLeft } from './changes/decide.ts'
import { anApplication, aPot, aView } from './factory.ts'
import type { Application, Pot } from './grant.ts'
import { grantsNeedMe } from './home.ts'
import { linkOf } from './link.ts'
import { findApplication, findByLink, listViews } from './queries/applications.ts'
import { findPot } from './queries/pots.ts'

let world: World
let panel: Member[]
let pot: ReturnType<typeof aPot>

beforeAll(async () => {
  world = await aWorld()
  panel = [world.members['link worker'], world.members.volunteer, world.members.administrator]
  pot = aNewPot()
  await world.sow({ grantPot: [pot] })
})

const aNewPot = (more: object = {}) => aPot({ partnershipId: world.partnershipId, panelIds: panel.map(({ membershipId }) => membershipId), ...more })
const found = (viewer: Viewer, id: string) => world.asViewer(viewer, (tx) => findApplication(tx, world.partnershipId, id))
const potNow = (id: string) => world.asViewer(world.nobody, (tx) => findPot(tx, world.partnershipId, id)) as Promise<Pot>
const words = (more: Record<string, string> = {}) => ({
  id: newId(),
  applicant: 'Winston Clarke',
  idea: 'A choir for people who were told they cannot sing.',
  whoFor: 'Anybody in Ashcombe.',
  amountPence: '£120.50',
  spentOn: 'The hall.',
  email: 'winston@people.example',
  ...more,
})
const ask = (form = words(), as?: Member) => world.ask(`/ashcombe/grants/pots/${pot.id}/ask`, { form, as })
const view = (id: string, as: Member, form: Record<string, string>) =>
  world.ask(`/ashcombe/grants/applications/${id}/view`, { as, form: { version: '0', ...form } })
const yes = { view: 'approve', reason: 'Many asked for it.' }

/** An application that has come, with what two of the panel think of it. */
async function agreed(more: Parameters<typeof anApplication>[1] = {}, of = pot) {
  const application = anApplication(of, more)
  await world.sow({ grantApplication: [application], grantView: panel.slice(0, 2).map(({ membershipId }) => aView(application, membershipId)) })
  return application
}

test('somebody without an account asks, keeps a link, and hears; sent twice it is one', async () => {
  const form = words()
  const first = await ask(form)
  expect(first.headers.get('location')).toMatch(/^\/ashcombe\/grants\/answer\/[A-Za-z0-9_-]{43}$/)
  const second = await ask(form)
  expect(second.headers.get('location')).toBe('/ashcombe/grants/received')
  const link = new URL(linkIn(await letterTo(world, 'winston@people.example')))
  expect(link.pathname).toBe(first.headers.get('location'))
  const page = await (await world.ask(link.pathname)).text()
  expect(page).toContain('Waiting for an answer')
  expect(page).toContain('£120.50')
  expect(await found(panel[1] as Member, form.id)).toMatchObject({ amountPence: 12_050, typedBy: null, state: 'sent' })
  expect((await world.ask(`/ashcombe/grants/answer/${'x'.repeat(43)}`)).status).toBe(404)
})

test.each([
  [{ amountPence: '500.01' }, 'Enter no more than £500'],
  [{ amountPence: '12,5' }, 'Enter an amount like 12.50'],
  [{ email: '' }, 'Enter an e-mail address or a phone number'],
  [{ idea: '' }, 'Say what you would like to do'],
])('what is wrong is said: %j', async (more, message) => {
  const answer = await ask(words(more))
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain(message)
})

test('a pot that is closed, or not open yet, or empty, takes nothing', async () => {
  const closed = [{ closesOn: '2026-12-02' }, { opensOn: '2026-12-04' }, { awardedPence: 100_000 }].map((more) => aNewPot(more))
  await world.sow({ grantPot: closed })
  for (const { id } of closed) expect((await world.ask(`/ashcombe/grants/pots/${id}/ask`, { form: words() })).status).toBe(404)
})

test('a worker types in what somebody says on the phone, and is reminded to ring them with the answer', async () => {
  const as = world.members['health coach']
  const form = words({ email: '', phone: '0115 496 0199' })
  const answer = await ask(form, as)
  expect(answer.headers.get('location')).toBe(`/ashcombe/grants/applications/${form.id}`)
  expect(await found(as, form.id)).toMatchObject({ typedBy: as.membershipId, typedByName: as.name })
  await world.sow({ grantView: panel.slice(0, 2).map(({ membershipId }) => aView({ ...pot, id: form.id }, membershipId, { view: 'decline' })) })
  await decideAs(panel[0] as Member, form.id, { outcome: 'decline', awardedPence: null })
  const [home] = await world.acting(as, grantsNeedMe)
  expect(home?.items).toContainEqual(expect.objectContaining({ meta: 'Ring them with the answer: 0115 496 0199' }))
})

test('an application is for its panel, for workers and administrators, and for whoever holds its link; nobody else sees it, and it is there', async () => {
  const { members, nobody, stranger } = world
  const application = await agreed()
  for (const viewer of [members.person, members.supporter, members.referrer, members['group leader'], members.evaluator, nobody, stranger]) {
    expect(await found(viewer, application.id)).toBeUndefined()
  }
  for (const viewer of [...panel, members['health coach']]) expect(await found(viewer, application.id)).toMatchObject({ id: application.id })
  const byLink = (tokenHash: string) => {
    const holder = nobody.holding(tokenHash)
    return world.asViewer(holder, (tx) => findByLink(tx, holder))
  }
  expect(await byLink(application.tokenHash)).toMatchObject({ id: application.id })
  expect(await byLink(hashToken('x'.repeat(43)))).toBeUndefined()
})

test('what each of the panel thinks is read by the panel and the administrator, and not by a worker beside it', async () => {
  const application = await agreed()
  const viewsFor = (viewer: Viewer) => world.asViewer(viewer, async (tx) => (await listViews(tx, { ...pot, id: application.id })).length)
  expect(await viewsFor(world.members['health coach'])).toBe(0)
  expect(await viewsFor(world.members.administrator)).toBe(2)
  expect(await viewsFor(panel[1] as Member)).toBe(2)
  expect(await (await world.ask(`/ashcombe/grants/applications/${application.id}`, { as: world.members['health coach'] })).text()).not.toContain(
    'Many have asked',
  )
})

test('the panel decides together: one view is not enough, two that agree are, and whoever asked reads the answer', async () => {
  const form = words({ email: 'ada@people.example' })
  await ask(form)
  const [one, two] = panel as [Member, Member]
  const path = `/ashcombe/grants/applications/${form.id}`
  expect((await world.acting(one, grantsNeedMe))[0]?.items.map(({ href }) => href)).toContain(path)
  expect((await view(form.id, one, { view: 'approve', reason: '' })).status).toBe(422)
  expect((await view(form.id, one, yes)).status).toBe(303)
  expect((await world.ask(`${path}/decide`, { as: one })).status).toBe(403)
  expect((await view(form.id, two, yes)).status).toBe(303)
  expect((await world.ask(`${path}/decide`, { as: world.members['health coach'] })).status).toBe(403)
  const decision = { version: '1', outcome: 'approve', awardedPence: '100', answer: 'Yes, with joy. We give £100 for the hall.' }
  expect((await world.ask(`${path}/decide`, { as: one, form: { ...decision, outcome: 'decline' } })).status).toBe(422)
  const before = (await potNow(pot.id)).awardedPence
  expect((await world.ask(`${path}/decide`, { as: one, form: decision })).status).toBe(303)
  expect((await potNow(pot.id)).awardedPence).toBe(before + 10_000)
  const letter = await letterTo(world, 'ada@people.example')
  expect(letter.body).toContain('You will get £100.')
  expect(letter.body).toContain('Yes, with joy.')
  expect(await (await world.ask(new URL(linkIn(letter)).pathname)).text()).toContain('Yes, with joy.')
  expect((await world.ask(`${path}/decide`, { as: two, form: decision })).status).toBe(403)
})

test('whoever has an interest in it sees it, and neither counts nor decides', async () => {
  const [one, two, three] = panel as [Member, Member, Member]
  const application = anApplication(pot)
  await world.sow({ grantApplication: [application] })
  expect((await view(application.id, one, { hasConflict: 'yes', conflict: '' })).status).toBe(422)
  expect((await view(application.id, one, { hasConflict: 'yes', conflict: 'My sister leads it', view: 'approve', reason: 'x' })).status).toBe(303)
  await view(application.id, two, yes)
  await view(application.id, three, yes)
  const path = `/ashcombe/grants/applications/${application.id}`
  expect(await (await world.ask(path, { as: one })).text()).toContain('You have an interest in this yourself')
  expect((await world.ask(`${path}/decide`, { as: one })).status).toBe(403)
  expect((await world.ask(`${path}/decide`, { as: two })).status).toBe(200)
  await expect(decideAs(one, application.id, { outcome: 'approve', awardedPence: 100 })).rejects.toThrow('Not allowed')
})

test('asked for more, somebody says more by their link, and it waits for an answer again', async () => {
  const application = await agreed()
  const { token, hash } = linkOf(world.house, application.id)
  await world.database.pool.query(`update grant_view set view = 'ask for more' where application_id = $1`, [application.id])
  await decideAs(panel[0] as Member, application.id, { outcome: 'ask for more', awardedPence: null, answer: 'Where would you meet?' })
  expect(await found(panel[0] as Member, application.id)).toMatchObject({ state: 'more asked', tokenHash: hash })
  const path = `/ashcombe/grants/answer/${token}`
  expect(await (await world.ask(path)).text()).toContain('Where would you meet?')
  expect((await world.ask(path, { form: { version: '2', more: '' } })).status).toBe(422)
  expect((await world.ask(path, { form: { version: '2', more: 'In the library.' } })).status).toBe(303)
  expect(await found(panel[0] as Member, application.id)).toMatchObject({ state: 'sent', more: 'In the library.' })
})

test('the sum of awards never passes the pot, by form and by database', async () => {
  const small = aNewPot({ amountPence: 15_000, mostPence: 15_000, awardedPence: 10_000 })
  await world.sow({ grantPot: [small] })
  const application = await agreed({ amountPence: 12_000 }, small)
  const path = `/ashcombe/grants/applications/${application.id}/decide`
  const form = { version: '1', outcome: 'approve', awardedPence: '50.01', answer: 'Yes.' }
  const answer = await world.ask(path, { as: panel[0] as Member, form })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('no more than is left in the pot, which is £50')
  expect((await world.ask(path, { as: panel[0] as Member, form: { ...form, awardedPence: '50' } })).status).toBe(303)
  expect(await potNow(small.id)).toMatchObject({ awardedPence: 15_000 })
  await expect(world.database.pool.query('update grant_pot set awarded_pence = 15001 where id = $1', [small.id])).rejects.toThrow('check')
})

test('two who decide at the same moment never promise more than there is', async () => {
  const small = aNewPot({ amountPence: 10_000, mostPence: 10_000 })
  await world.sow({ grantPot: [small] })
  const both = await Promise.all(Array.from({ length: 4 }, () => agreed({ amountPence: 6_000 }, small)))
  const done = await Promise.allSettled(both.map(({ id }, i) => decideAs(panel[i % 2] as Member, id, { outcome: 'approve', awardedPence: 6_000 })))
  expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const each of done) if (each.status === 'rejected') expect(each.reason).toBeInstanceOf(TooLittleLeft)
  expect(await potNow(small.id)).toMatchObject({ awardedPence: 6_000 })
  const states = await Promise.all(both.map(async ({ id }) => (await found(panel[0] as Member, id))?.state))
  expect(states.toSorted()).toEqual(['approved', 'sent', 'sent', 'sent'])
})

test('paid, told by whoever asked, and counted from the registers of what it began', async () => {
  const application = await agreed({ email: 'sol@people.example' })
  await decideAs(panel[0] as Member, application.id, { outcome: 'approve', awardedPence: 9_999 })
  const path = `/ashcombe/grants/applications/${application.id}`
  expect((await world.ask(`${path}/paid`, { as: panel[0] as Member })).status).toBe(403)
  const paid = { version: '2', 'paidOn-day': '1', 'paidOn-month': '12', 'paidOn-year': '2026', reference: 'BACS 1187' }
  expect((await world.ask(`${path}/paid`, { as: world.members.administrator, form: paid })).status).toBe(303)
  const letter = await letterTo(world, 'sol@people.example')
  expect(letter.body).toContain('£99.99')
  expect((await world.ask(new URL(linkIn(letter)).pathname, { form: { version: '3', cameOfIt: 'Twelve of us sing.' } })).status).toBe(303)
  expect(await found(panel[0] as Member, application.id)).toMatchObject({ state: 'told', paidOn: '2026-12-01', cameOfIt: 'Twelve of us sing.' })

  const { partnershipId, members } = world
  const groupId = members['group leader'].groupIds[0] as string
  const entry = anEntry({ partnershipId, groupId, name: 'Can’t sing choir' })
  const member = aMember({ partnershipId, groupId })
  const meetups = ['2026-11-26', '2026-12-01', '2026-12-03'].map((metOn) =>
    aMeetup({ partnershipId, groupId, metOn, others: 3, attendances: 4, byMembership: members['group leader'].membershipId }),
  )
  await world.sow({ entry: [entry], groupMember: [member], meetup: meetups, attendance: meetups.map((meetup) => anAttendance(meetup, member)) })
  expect((await world.ask(`${path}/connect`, { as: members['health coach'], form: { entryId: entry.id } })).status).toBe(303)
  await countGrants({ database: world.database, clock: () => NOW }, { id: partnershipId, timeZone: 'Europe/London' })
  expect(await found(panel[0] as Member, application.id)).toMatchObject({ meetups: 2, attendances: 8, differentPeople: 1, figuresOn: TODAY })
  expect(await (await world.ask(path, { as: panel[1] as Member })).text()).toContain('Fewer than 5')
})

test('an administrator sets up a pot with a panel by name, and a new panel reaches what the old one did', async () => {
  const as = world.members.administrator
  const form = {
    id: newId(),
    name: 'Spring pot',
    purpose: 'For what grows.',
    amountPence: '1,234.50',
    mostPence: '200',
    'opensOn-day': '1',
    'opensOn-month': '12',
    'opensOn-year': '2026',
    'closesOn-day': '31',
    'closesOn-month': '3',
    'closesOn-year': '2027',
    panel: 'somebody as volunteer\nSomebody as person',
    viewsNeeded: '2',
  }
  const wrong = await world.ask('/ashcombe/grants/pots/add', { as, form: { ...form, panel: 'Nobody Atall' } })
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('Nobody here is called “Nobody Atall”')
  expect((await world.ask('/ashcombe/grants/pots/add', { as, form })).status).toBe(303)
  expect(await (await world.ask(`/ashcombe/grants/pots/${form.id}`)).text()).toContain('£1,234.50')
  const made = await potNow(form.id)
  const application = anApplication(made)
  await world.sow({ grantApplication: [application] })
  expect(await found(world.members.evaluator, application.id)).toBeUndefined()
  const change = { ...form, version: '1', panel: 'Somebody as evaluator' }
  expect((await world.ask(`/ashcombe/grants/pots/${form.id}/change`, { as, form: change })).status).toBe(303)
  expect(await found(world.members.evaluator, application.id)).toBeDefined()
  expect(await found(world.members.volunteer, application.id)).toBeUndefined()
  expect((await world.ask(`/ashcombe/grants/pots/${form.id}/change`, { as, form: change })).status).toBe(409)
})

/** One of the panel writes down what was decided. */
async function decideAs(
  viewer: Member,
  id: string,
  decision: { outcome: 'approve' | 'decline' | 'ask for more'; awardedPence: number | null; answer?: string },
) {
  const application = (await found(viewer, id)) as Application
  const of = await potNow(application.potId)
  await world.acting(viewer, (acting) => decide(acting, application, of, { version: application.version, answer: 'Yes.', ...decision }))
}

import { beforeAll, describe, expect, test } from 'vitest'
import { aServiceRequest, aSystemOf } from '../../../../tests/kit/clinical.ts'
import { aWorld, type World } from '../../../../tests/kit/world.ts'
import { newId } from '../../../platform/ids.ts'
import { findPerson } from '../../people/index.ts'
import { declineReferral } from '../changes/declineReferral.ts'
import { decideTelling, listTellings } from '../changes/tellings.ts'
import { findReferral } from '../queries.ts'

let world: World
let surgery: Awaited<ReturnType<typeof aSystemOf>>
beforeAll(async () => {
  world = await aWorld()
  surgery = await aSystemOf(world)
})

async function send(given: Record<string, any> = {}) {
  const answer = await surgery.ask('/ServiceRequest', { body: aServiceRequest(given) })
  expect(answer.status).toBe(201)
  return answer.headers.get('location')?.split('/').at(-1) ?? ''
}

const task = async (id: string) => (await surgery.ask(`/Task/${id}`)).json()
const search = async (query: string) => {
  const answer = await surgery.ask(`/Task?${query}`)
  expect(answer.status, await answer.clone().text()).toBe(200)
  return answer.json()
}
const idsIn = ({ entry = [] }: { entry?: { resource: { id: string } }[] }) => entry.map(({ resource }) => resource.id)

/** A coach says no. */
const decline = (id: string) =>
  world.acting(world.members['health coach'], async (acting) => {
    const referral = await findReferral(acting.tx, world.partnershipId, id)
    const person = referral && (await findPerson(acting.tx, world.partnershipId, referral.personId))
    if (!referral || !person) throw new Error('It is not there')
    await declineReferral(acting, referral, person, { because: 'Nora would rather wait until spring.' })
  })

/** The person lets it be told as it was written. */
const readToThem = (id: string) =>
  world.acting(world.members['health coach'], async (acting) => {
    const [telling] = await listTellings(acting.tx, { partnershipId: world.partnershipId, id })
    if (!telling) throw new Error('Nothing waits to be told')
    await decideTelling(acting, telling, { words: telling.words, isHeldBack: false, byName: 'Nora Bright' })
  })

test('a Task stands with each ServiceRequest, and says who answers', async () => {
  const id = await send()
  expect(await task(id)).toMatchObject({
    status: 'requested',
    intent: 'order',
    focus: { reference: `ServiceRequest/${id}` },
    for: { display: 'Nora Bright' },
    owner: { identifier: { value: world.north.id } },
  })
})

describe('what became of it is read back as far as the person agreed', () => {
  test('somebody who agreed: with the words that were written for the sender, once the person has read them', async () => {
    const id = await send({ mayTell: true })
    await decline(id)
    expect(await task(id)).toMatchObject({ status: 'requested' })
    await readToThem(id)
    expect(await task(id)).toMatchObject({ status: 'rejected', statusReason: { text: 'Nora would rather wait until spring.' } })
    expect(await (await surgery.ask(`/ServiceRequest/${id}`)).json()).toMatchObject({ status: 'revoked' })
    expect(idsIn(await search('status=rejected'))).toContain(id)
  })

  test('somebody who did not: nothing moves, though it was answered', async () => {
    const id = await send({ mayTell: false })
    const before = [await task(id), await (await surgery.ask(`/ServiceRequest/${id}`)).json()]
    await decline(id)
    expect([await task(id), await (await surgery.ask(`/ServiceRequest/${id}`)).json()]).toEqual(before)
    expect(before[0]).toMatchObject({ status: 'requested' })
    expect(idsIn(await search('status=rejected'))).not.toContain(id)
    const { rows } = await world.database.pool.query('select state from referral where id = $1', [id])
    expect(rows).toEqual([{ state: 'declined' }])
  })
})

describe('a Task that is sent', () => {
  const aTask = (given: object = {}, request = aServiceRequest()) => {
    const { contained, ...inside } = request
    return {
      resourceType: 'Task',
      status: 'requested',
      intent: 'order',
      code: { coding: [{ system: 'http://hl7.org/fhir/CodeSystem/task-code', code: 'fulfill' }] },
      focus: { reference: '#request' },
      contained: [{ ...inside, id: 'request' }, ...contained],
      ...given,
    }
  }

  test('brings its ServiceRequest, and is one however often it is sent', async () => {
    const body = aTask()
    const first = await surgery.ask('/Task', { body })
    expect(first.status, await first.clone().text()).toBe(201)
    const location = first.headers.get('location') ?? ''
    expect(location).toMatch(/\/Task\//)
    const again = await surgery.ask('/Task', { body })
    expect([again.status, again.headers.get('location')]).toEqual([200, location])
    expect((await surgery.ask(`/ServiceRequest/${location.split('/').at(-1)}`)).status).toBe(200)
  })

  test('for a ServiceRequest that came before is answered with the Task it has', async () => {
    const id = await send()
    const answer = await surgery.ask('/Task', {
      body: aTask({ focus: { reference: `ServiceRequest/${id}` }, contained: [] }),
      headers: { prefer: 'return=representation' },
    })
    expect([answer.status, (await answer.json()).id]).toEqual([200, id])
  })

  test.each([
    ['for nothing', { focus: { reference: '#nothing' } }, 422],
    ['for what another sent', { focus: { reference: `ServiceRequest/${newId()}` }, contained: [] }, 404],
    ['that is done already', { status: 'completed' }, 422],
    ['to do something else', { code: { coding: [{ code: 'approve' }] } }, 422],
  ])('%s is refused', async (_, given, status) => {
    expect((await surgery.ask('/Task', { body: aTask(given) })).status).toBe(status)
  })
})

describe('searching', () => {
  test('goes through everything page by page, once each, the oldest change first', async () => {
    const mine = await aSystemOf(world, {})
    const sent = [await send(), await send(), await send()]
    await world.database.pool.query(`update referral_progress set changed_at = '2026-12-03T12:00:00Z' where referral_id = $1`, [sent[0]])
    const seen: string[] = []
    let next: string | undefined = '/Task?_count=2'
    while (next) {
      const page: any = await (await mine.ask(next)).json()
      seen.push(...idsIn(page))
      next = page.link.find(({ relation }: { relation: string }) => relation === 'next')?.url.split('/fhir/R4')[1]
    }
    expect(seen.length).toBe(new Set(seen).size)
    expect(seen).toEqual(expect.arrayContaining(sent))
    expect(seen.at(-1)).toBe(sent[0])
  })

  test('by when it changed', async () => {
    const id = await send()
    await world.database.pool.query(`update referral_progress set changed_at = '2026-11-05T08:30:15.500Z' where referral_id = $1`, [id])
    for (const query of [
      '2026-11-05',
      'ge2026-11-05&_lastUpdated=lt2026-11-06',
      'le2026-11-05',
      'eq2026-11-05T08:30Z',
      '2026-11-05T08:30:15.500Z',
      'lt2026-11-05T10:00:00%2B01:00',
    ])
      expect(idsIn(await search(`_lastUpdated=${query}`)), query).toEqual([id])
    for (const query of ['gt2026-11-05&_lastUpdated=lt2026-11-30', 'lt2026-11-05', 'gt2026-11-05T08:30:15.500Z&_lastUpdated=lt2026-11-30'])
      expect(idsIn(await search(`_lastUpdated=${query}`)), query).toEqual([])
  })

  test('by status and by owner', async () => {
    const id = await send()
    expect(idsIn(await search(`status=requested,accepted&owner=Organization/${world.north.id}&_count=100`))).toContain(id)
    expect(idsIn(await search(`owner:identifier=x|${world.north.id}&_count=100`))).toContain(id)
    expect(idsIn(await search(`owner=${world.south.id}`))).toEqual([])
    expect(idsIn(await search('owner=Practitioner/nobody'))).toEqual([])
    expect(idsIn(await search('status=ready'))).toEqual([])
  })

  test('finds nothing that another organisation sent, or that came another way', async () => {
    const id = await send()
    const elsewhere = newId()
    await world.sow({ organisation: [{ partnershipId: world.partnershipId, id: elsewhere, kind: 'charity', name: 'Age Well', foldedName: 'age well' }] })
    const other = await aSystemOf(world, { organisationId: elsewhere })
    expect(await (await other.ask('/Task')).json()).not.toHaveProperty('entry')
    expect((await other.ask(`/Task/${id}`)).status).toBe(404)
    expect((await surgery.ask(`/Task/${id}`)).status).toBe(200)
  })

  test.each([
    'status=done',
    '_lastUpdated=yesterday',
    '_lastUpdated=ne2026-12-01',
    '_lastUpdated=2026-13-01',
    '_count=0',
    '_count=x',
    '_sort=status',
    'patient=1',
    '_after=x',
    'owner=a&owner=b',
  ])('refuses %s, and does not answer something else', async (query) => {
    const answer = await surgery.ask(`/Task?${query}`)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ severity: 'error' }] })
  })
})

test('what cannot be changed here says so', async () => {
  const id = await send()
  const answer = await surgery.ask(`/Task/${id}`, { method: 'DELETE' })
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET'])
})

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

/** A coach says yes. */
const accept = async (id: string) => {
  const form = { 'firstTalkOn-day': '7', 'firstTalkOn-month': '12', 'firstTalkOn-year': '2026' }
  expect((await world.ask(`/ashcombe/referrals/${id}/accept`, { as: world.members['health coach'], form })).status).toBe(303)
}

describe('a Task that is cancelled by whoever sent it', () => {
  const cancel = async (id: string, given: object = {}, headers: Record<string, string> = {}, as = surgery) => {
    const body = { ...(await task(id)), status: 'cancelled', statusReason: { text: 'He has found something himself' }, ...given }
    return as.ask(`/Task/${id}`, { method: 'PUT', body, headers: { prefer: 'return=representation', ...headers } })
  }
  const stateOf = async (id: string) => (await world.database.pool.query('select state from referral where id = $1', [id])).rows[0].state

  test('takes the referral back, once', async () => {
    const id = await send()
    const { etag } = Object.fromEntries((await surgery.ask(`/Task/${id}`)).headers)
    const answer = await cancel(id, {}, { 'if-match': etag as string })
    expect([answer.status, await answer.json()]).toEqual([
      200,
      expect.objectContaining({ id, status: 'cancelled', statusReason: { text: 'He has found something himself' } }),
    ])
    expect(await stateOf(id)).toBe('withdrawn')
    expect((await cancel(id)).status).toBe(200)
    const { rows } = await world.database.pool.query('select reason from referral_history where referral_id = $1 order by version', [id])
    expect(rows.slice(1)).toEqual([{ reason: 'He has found something himself' }])
    expect((await cancel(id, {}, { 'if-match': 'W/"1"' })).status).toBe(412)
  })

  test('after they were told that support began is refused: it is the person’s to end', async () => {
    const id = await send({ mayTell: true })
    await accept(id)
    await readToThem(id)
    expect(await task(id)).toMatchObject({ status: 'accepted' })
    const answer = await cancel(id)
    expect([answer.status, (await answer.json()).issue[0].code]).toEqual([409, 'conflict'])
    expect(await stateOf(id)).toBe('accepted')
    const { rows } = await world.database.pool.query('select state from support where referral_id = $1', [id])
    expect(rows).toEqual([{ state: 'coaching' }])
  })

  test('after support began that the person did not want told tells them nothing: the team reads it, and support goes on', async () => {
    const [waits, accepted] = [await send({ mayTell: false }), await send({ mayTell: false })]
    await accept(accepted)
    const [one, other] = [await cancel(waits), await cancel(accepted)]
    const alike = async (answer: Response) => {
      const { id: _, meta: __, focus: ___, lastModified: ____, authoredOn: _____, ...rest } = await answer.json()
      return [answer.status, rest]
    }
    expect(await alike(one)).toEqual(await alike(other))
    expect(await stateOf(accepted)).toBe('accepted')
    const page = await (await world.ask(`/ashcombe/referrals/${accepted}`, { as: world.members['health coach'] })).text()
    expect(page).toContain('They take it back: He has found something himself')
    expect(page).toContain('Whoever referred has taken it back since')
    const home = await (await world.ask('/ashcombe/today', { as: world.members['health coach'] })).text()
    expect(/Taken back after support began.*?<\/section>/s.exec(home)?.[0]).toContain(`/referrals/${accepted}"`)
  })

  test.each([
    ['to another status', { status: 'completed' }, 422],
    ['under another id', { id: newId() }, 400],
    ['as something else', { resourceType: 'ServiceRequest' }, 422],
    ['with a modifier that changes what it means', { modifierExtension: [{ url: 'x' }] }, 422],
  ])('%s is refused, and nothing moves', async (_, given, status) => {
    const id = await send()
    expect((await cancel(id, given)).status).toBe(status)
    expect(await stateOf(id)).toBe('received')
  })

  test('by another organisation, or by a system that may only read, is refused, and it is there', async () => {
    const id = await send()
    const elsewhere = newId()
    await world.sow({ organisation: [{ partnershipId: world.partnershipId, id: elsewhere, kind: 'charity', name: 'Live On', foldedName: 'live on' }] })
    expect((await cancel(id, {}, {}, await aSystemOf(world, { organisationId: elsewhere }))).status).toBe(404)
    expect((await cancel(id, {}, {}, await aSystemOf(world, { may: ['follow'] }))).status).toBe(403)
    expect(await stateOf(id)).toBe('received')
    expect((await cancel(id)).status).toBe(200)
  })

  test('that is a megabyte too large, or no JSON, is refused before anything is read', async () => {
    const id = await send()
    const put = (body: string) => surgery.ask(`/Task/${id}`, { method: 'PUT', body })
    expect((await put(JSON.stringify({ ...(await task(id)), text: { div: 'x'.repeat(1_100_000) } }))).status).toBe(413)
    expect((await put('{"resourceType":')).status).toBe(400)
    expect((await put(`${'['.repeat(60)}${']'.repeat(60)}`)).status).toBe(413)
  })
})

test('the capability statement claims what is there, and all of it', async () => {
  const id = await send()
  const [{ resource, operation }] = (await (await surgery.ask('/metadata')).json()).rest
  const ask: Record<string, (type: string) => Promise<Response>> = {
    read: (type) => surgery.ask(`/${type}/${id}`),
    vread: (type) => surgery.ask(`/${type}/${id}/_history/1`),
    'history-instance': (type) => surgery.ask(`/${type}/${id}/_history`),
    'search-type': (type) => surgery.ask(`/${type}`),
    create: (type) => surgery.ask(`/${type}`, { body: { resourceType: type } }),
    update: (type) => surgery.ask(`/${type}/${id}`, { method: 'PUT', body: { resourceType: type, id } }),
    patch: (type) => surgery.ask(`/${type}/${id}`, { method: 'PATCH', body: [] }),
    delete: (type) => surgery.ask(`/${type}/${id}`, { method: 'DELETE' }),
  }
  const claimed = new Set(resource.flatMap(({ type, interaction }: any) => interaction.map(({ code }: any) => `${type} ${code}`)))
  for (const type of ['ServiceRequest', 'Task', 'Patient', 'Observation', 'Consent'])
    for (const [code, asked] of Object.entries(ask)) {
      const { status } = await asked(type)
      expect([`${type} ${code}`, ![404, 405].includes(status)]).toEqual([`${type} ${code}`, claimed.has(`${type} ${code}`)])
    }
  expect(operation.map(({ name }: any) => name)).toEqual(['process-message'])
  for (const { name } of resource.find(({ type }: any) => type === 'Task').searchParam)
    expect((await surgery.ask(`/Task?${name}=${name === '_lastUpdated' ? '2026-12-01' : name === 'status' ? 'requested' : world.north.id}`)).status, name).toBe(
      200,
    )
})

test('what cannot be changed here says so', async () => {
  const id = await send()
  const [aTask, aRequest] = [await surgery.ask(`/Task/${id}`, { method: 'DELETE' }), await surgery.ask(`/ServiceRequest/${id}`, { method: 'PUT', body: {} })]
  expect([aTask.status, aTask.headers.get('allow')]).toEqual([405, 'GET, PUT'])
  expect([aRequest.status, aRequest.headers.get('allow')]).toEqual([405, 'GET'])
})

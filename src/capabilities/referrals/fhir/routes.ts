import { Hono } from 'hono'
import { recordInAudit } from '../../../platform/audit.ts'
import { answerFhirProblem, answerResource, safe, speakingJson } from './answering.ts'
import { capabilityStatement } from './answers/capabilityStatement.ts'
import { answerToMessage, answerToTakingBack } from './answers/messageAnswer.ts'
import { etagOf, toServiceRequest } from './answers/serviceRequest.ts'
import { toTask } from './answers/task.ts'
import { type C, type FhirEnv, inReach, known, mayDo, ofPartnership, throttled } from './asSystem.ts'
import { takeBack } from './changes/takeBack.ts'
import { type Came, takeIn, whatItBecame } from './changes/takeIn.ts'
import { hashOf, jsonBody, limitedBody, readResource } from './messages/body.ts'
import { addContained, readMessage } from './messages/message.ts'
import { type Read, Received, readAs } from './messages/received.ts'
import { readTaskSearch } from './messages/taskSearch.ts'
import { wordsOf } from './messages/texts.ts'
import { giveToken, smartConfiguration } from './oauth/token.ts'
import { error, FhirProblem } from './problem.ts'
import { listSent } from './queries.ts'
import { answerMade, answerRead, forWhom, mustFind } from './showing.ts'

const BASE = '/:partnership/fhir/R4'

/** Where clinical systems refer: FHIR R4, as a role that adds referrals and reads back what their organisation may know of them. */
export function makeFhir({ perAddress = { times: 600, seconds: 60 }, perSystem = { times: 300, seconds: 60 }, perToken = { times: 60, seconds: 60 } } = {}) {
  const fhir = new Hono<FhirEnv>()
  fhir.onError((problem, c) => answerFhirProblem(problem, c))
  fhir.use('/:partnership/fhir/*', safe(), throttled(perAddress), speakingJson(), ofPartnership())
  fhir.get(`${BASE}/metadata`, (c) => answerResource(c, capabilityStatement({ base: c.var.base, name: c.var.partnership.name, now: c.var.now })))

  fhir.get(`${BASE}/.well-known/smart-configuration`, (c) => c.json(smartConfiguration(c.var.base)))
  fhir.post(`${BASE}/token`, limitedBody(), throttled(perToken), giveToken)

  fhir.use(
    `${BASE}/*`,
    known(),
    throttled(perSystem, (c) => c.var.system.id),
  )
  const sending = [mayDo('send'), jsonBody(), limitedBody()] as const
  fhir.post(`${BASE}/$process-message`, ...sending, processMessage)
  fhir.post(`${BASE}/ServiceRequest`, ...sending, createServiceRequest)
  fhir.get(`${BASE}/ServiceRequest/:id`, mayDo('follow'), (c) => answerRead(c, toServiceRequest))
  fhir.post(`${BASE}/Task`, ...sending, createTask)
  fhir.get(`${BASE}/Task`, mayDo('follow'), searchTasks)
  fhir.get(`${BASE}/Task/:id`, mayDo('follow'), (c) => answerRead(c, toTask))
  fhir.put(`${BASE}/Task/:id`, ...sending, cancelTask)
  fhir.post(BASE, () => {
    throw new FhirProblem(422, error('not-supported', 'No batch and no transaction is taken. Send a message to [base]/$process-message'))
  })
  const may = (allowed: string) => () => {
    throw new FhirProblem(405, error('not-supported', 'This may be read, and a Task may be cancelled. Ring us about another change'), { allow: allowed })
  }
  fhir.on(['PUT', 'PATCH', 'DELETE'], `${BASE}/ServiceRequest/:id`, may('GET'))
  fhir.on(['PATCH', 'DELETE'], `${BASE}/Task/:id`, may('GET, PUT'))
  fhir.all('/:partnership/fhir/*', () => {
    throw new FhirProblem(404, error('not-supported', 'There is nothing of this name. GET [base]/metadata says what there is'))
  })
  return fhir
}

async function processMessage(c: C) {
  const sent = await readResource(c)
  const { id, received, request, takesBack } = readMessage(sent, c.var.system)
  const came = { kind: 'message', messageId: id, contentsHash: hashOf(sent) } as const
  if (takesBack) return answerResource(c, answerToTakingBack(id, await takeBackByMessage(c, came, request), forWhom(c)))
  const { made, leftOut } = await takeAndFind(c, came, received, request)
  return answerResource(c, answerToMessage(id, made, leftOut, forWhom(c)))
}

async function createServiceRequest(c: C) {
  const sent = await readToCreate(c, 'ServiceRequest')
  const request = { path: 'ServiceRequest', resource: readAs('ServiceRequest', sent) }
  const received = new Received()
  addContained(received, request)
  const { made, isNew, leftOut } = await takeAndFind(c, cameAs(request, hashOf(sent)), received, request)
  return answerMade(c, toServiceRequest(made, forWhom(c)), made, isNew, leftOut)
}

/** A Task brings its ServiceRequest contained in it, or is for one that came before: that one has its Task already, which is answered. */
async function createTask(c: C) {
  const sent = await readToCreate(c, 'Task')
  const task = { path: 'Task', resource: readAs('Task', sent) }
  const { status, intent, code, focus } = task.resource
  if (status !== 'requested' || intent !== 'order' || !code?.coding?.some((each) => each.code === 'fulfill')) {
    throw new FhirProblem(422, error('not-supported', 'A new Task has the status requested, the intent order and the code fulfill', 'Task'))
  }
  const [, id] = /(?:^|\/)ServiceRequest\/([^/]+)$/.exec(focus.reference ?? '') ?? []
  if (id !== undefined) {
    const there = await inReach(c, ({ tx }) => mustFind(tx, c, id))
    return answerMade(c, toTask(there, forWhom(c)), there, false, [])
  }
  const received = new Received()
  addContained(received, task)
  const request = received.find(focus, 'ServiceRequest')
  if (!request) throw new FhirProblem(422, error('required', 'The focus is a ServiceRequest, contained in the Task or sent before', 'Task.focus'))
  received.saysNotKept(task, ['status', 'intent', 'code', 'focus', 'for', 'requester'])
  const { made, isNew, leftOut } = await takeAndFind(c, cameAs(request, hashOf(sent)), received, request)
  return answerMade(c, toTask(made, forWhom(c)), made, isNew, leftOut)
}

/** A Task is cancelled by whoever sent it. Nothing else of it is theirs to change. */
async function cancelTask(c: C) {
  const id = c.req.param('id')
  const sent = await readToCreate(c, 'Task')
  const { status, statusReason } = readAs('Task', sent)
  if (sent['id'] !== id) throw new FhirProblem(400, error('value', 'The id of the Task is the one in the address', 'Task.id'))
  if (status !== 'cancelled')
    throw new FhirProblem(422, error('not-supported', 'A Task may be cancelled, and no more. Ring us about another change', 'Task.status'))
  const made = await inReach(c, async (acting) => {
    const there = await mustFind(acting.tx, c, id)
    const seen = c.req.header('if-match')
    if (seen !== undefined && seen !== etagOf(there)) throw new FhirProblem(412, error('conflict', 'It has changed since you read it'))
    await takeBack(acting, there, wordsOf(statusReason))
    return mustFind(acting.tx, c, id)
  })
  return answerMade(c, toTask(made, forWhom(c)), made, false, [])
}

/** As the Booking and Referral Standard has it, the request comes back as it was read from us, with our id, and revoked. */
const takeBackByMessage = (c: C, came: Came, { resource, path }: Read<'ServiceRequest'>) =>
  inReach(c, async (acting) => {
    // An id of its own: not that of the message that asked.
    await whatItBecame(acting, c.var.system, came)
    if (!resource.id) throw new FhirProblem(422, error('required', 'Send the request with the id that it has here', `${path}.id`))
    const there = await mustFind(acting.tx, c, resource.id)
    await takeBack(acting, there, wordsOf(resource.reasonCode?.[0]))
    return mustFind(acting.tx, c, resource.id)
  })

async function searchTasks(c: C) {
  const { base, partnership, system } = c.var
  const search = readTaskSearch(c.req.queries())
  const found = await inReach(c, async (acting) => {
    await recordInAudit(acting, 'looked at', { thing: 'referrals sent' })
    return listSent(acting.tx, partnership.id, system.organisationId, { ...search, count: search.count + 1 })
  })
  const page = found.slice(0, search.count)
  const last = found.length > search.count ? page.at(-1) : undefined
  const query = (after?: string) => {
    const given = new URLSearchParams(new URL(c.req.url).search)
    if (after) given.set('_after', after)
    return `${base}/Task${given.size > 0 ? `?${given}` : ''}`
  }
  return answerResource(c, {
    resourceType: 'Bundle',
    type: 'searchset',
    link: [{ relation: 'self', url: query() }, ...(last ? [{ relation: 'next', url: query(`${last.changedAt.getTime()}_${last.referralId}`) }] : [])],
    ...(page.length > 0
      ? { entry: page.map((sent) => ({ fullUrl: `${base}/Task/${sent.referralId}`, resource: toTask(sent, forWhom(c)), search: { mode: 'match' } })) }
      : {}),
  })
}

async function readToCreate(c: C, wanted: 'ServiceRequest' | 'Task') {
  if (c.req.header('if-none-exist') !== undefined)
    throw new FhirProblem(412, error('not-supported', 'The identifier of a request does what If-None-Exist would'))
  const sent = await readResource(c)
  if (sent.resourceType !== wanted) throw new FhirProblem(422, error('invalid', `Send a ${wanted} to this address`, 'resourceType'))
  return sent
}

/** A request is known again by the first name its sender gave it. */
function cameAs({ path, resource }: Read<'ServiceRequest'>, contentsHash: string): Came {
  const identifier = resource.identifier?.find(({ value }) => value !== undefined)
  const where = `${path}.identifier`
  if (!identifier)
    throw new FhirProblem(422, error('required', 'Give the request an identifier of yours, so that it makes one referral however often it is sent', where))
  const messageId = `${identifier.system ?? ''}|${identifier.value}`
  if (messageId.length > 300) throw new FhirProblem(422, error('too-long', 'An identifier may have 300 letters with its system', where))
  return { kind: 'request', messageId, contentsHash }
}

const takeAndFind = (c: C, came: Came, received: Received, request: Read<'ServiceRequest'>) =>
  inReach(c, async (acting) => {
    const taken = await takeIn(acting, c.var.system, came, received, request)
    return { ...taken, made: await mustFind(acting.tx, c, taken.referralId) }
  })

import { z } from 'zod'
import { error, FhirProblem } from '../problem.ts'
import type { System } from '../system.ts'
import type { Json } from './body.ts'
import { type Read, Received } from './received.ts'
import { identifier } from './shapes.ts'
import { odsCodeOf } from './texts.ts'

const EVENTS = 'https://fhir.nhs.uk/CodeSystem/message-events-bars'

const bundle = z.looseObject({
  type: z.string(),
  id: z.string().min(1).max(300).optional(),
  identifier: identifier.optional(),
  entry: z
    .array(z.looseObject({ fullUrl: z.string().max(500).optional(), resource: z.looseObject({ resourceType: z.string(), id: z.string().optional() }) }))
    .max(200),
})

export interface Message {
  id: string
  received: Received
  request: Read<'ServiceRequest'>
  /** It takes back what was sent before. */
  takesBack: boolean
}

/** A message that asks for a referral or takes one back, shaped as the Booking and Referral Standard has it. Throws FhirProblem for every other. */
export function readMessage(sent: { resourceType: string; [name: string]: Json }, system: System): Message {
  if (sent.resourceType !== 'Bundle') throw new FhirProblem(422, error('invalid', 'Send a Bundle of the type message', 'resourceType'))
  if (sent['type'] !== 'message') {
    throw new FhirProblem(422, error('not-supported', 'Only a Bundle of the type message is taken: no batch, no transaction, no document', 'Bundle.type'))
  }
  const read = bundle.safeParse(sent)
  if (!read.success) throw new FhirProblem(422, error('structure', 'This is not a message with its resources in entry.resource', 'Bundle.entry'))
  const { id, identifier: named, entry } = read.data
  const received = receive(entry)
  const header = headerOf(received, system, entry[0]?.resource.resourceType)
  const messageId = id ?? named?.value ?? header.resource.id
  if (!messageId) throw new FhirProblem(422, error('required', 'Give the message an id, so that it is known again when it is sent twice', 'Bundle.id'))
  const [focus] = header.resource.focus ?? []
  const request = received.find(focus, 'ServiceRequest')
  if (!request) throw new FhirProblem(422, error('required', 'The focus of the message is a ServiceRequest in it', `${header.path}.focus`))
  addContained(received, request)
  const takesBack = reasonOf(header) === 'update'
  if (takesBack && !TAKEN_BACK.includes(request.resource.status)) {
    throw new FhirProblem(
      422,
      error('not-supported', 'An update takes a referral back: its status is revoked. Ring us about another change', `${request.path}.status`),
    )
  }
  return { id: messageId, received, request, takesBack }
}

const TAKEN_BACK = ['revoked', 'entered-in-error']

const reasonOf = ({ resource: { reason } }: Read<'MessageHeader'>) => reason?.coding?.find(({ code }) => code !== undefined)?.code ?? 'new'

function receive(entries: z.infer<typeof bundle>['entry']): Received {
  const received = new Received()
  const seen = new Set<string>()
  for (const [at, { fullUrl, resource }] of entries.entries()) {
    const path = `Bundle.entry[${at}].resource`
    // Two things under one name would let the second stand for the first.
    if (fullUrl !== undefined && seen.has(fullUrl))
      throw new FhirProblem(422, error('duplicate', 'Two entries have one fullUrl', `Bundle.entry[${at}].fullUrl`))
    if (fullUrl !== undefined) seen.add(fullUrl)
    received.add(path, resource as never, fullUrl, fullUrl === undefined && resource.id ? `${resource.resourceType}/${resource.id}` : undefined)
  }
  return received
}

/** What stands inside a request, under the names it has there. */
export function addContained(received: Received, { path, resource }: Read<'ServiceRequest' | 'Task'>): void {
  for (const [at, inside] of (resource.contained ?? []).entries()) {
    received.add(`${path}.contained[${at}]`, inside as never, typeof inside['id'] === 'string' ? `#${inside['id']}` : undefined)
  }
}

function headerOf(received: Received, { odsCode }: System, first: string | undefined): Read<'MessageHeader'> {
  const [header] = received.all('MessageHeader')
  if (!header || first !== 'MessageHeader') throw new FhirProblem(422, error('required', 'A message begins with its MessageHeader', 'Bundle.entry[0].resource'))
  const { path, resource } = header
  received.use(header)
  const { eventCoding, response, sender } = resource
  if (eventCoding?.system !== EVENTS || eventCoding.code !== 'servicerequest-request' || response !== undefined) {
    throw new FhirProblem(422, error('not-supported', 'We take servicerequest-request, and no other event', `${path}.eventCoding`))
  }
  if (!['new', 'update'].includes(reasonOf(header))) {
    throw new FhirProblem(422, error('not-supported', 'We take what is new, and an update that takes a referral back', `${path}.reason`))
  }
  const said = odsCodeOf(received.find(sender, 'Organization')?.resource.identifier)
  if (odsCode && said && said !== odsCode) {
    throw new FhirProblem(403, error('security', 'The sender is another organisation than the key was made for', `${path}.sender`))
  }
  return header
}

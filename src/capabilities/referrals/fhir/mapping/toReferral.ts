import type { Acting } from '../../../../platform/http/env.ts'
import type { Viewer } from '../../../../platform/viewer.ts'
import type { NewReferral } from '../../changes/makeReferral.ts'
import type { Read, Received } from '../messages/received.ts'
import { odsCodeOf } from '../messages/texts.ts'
import { error, FhirProblem, type Issue, information } from '../problem.ts'
import { findPracticeByCode } from '../queries.ts'
import { asksForUs, codes, SNOMED } from '../snomed.ts'
import type { System } from '../system.ts'
import { toAgreement } from './agreement.ts'
import { toPerson } from './person.ts'
import { toReferrer } from './referrer.ts'
import { toReasons } from './why.ts'

const CATEGORIES = 'https://fhir.nhs.uk/CodeSystem/message-category-servicerequest'
const KEPT = [
  'identifier',
  'status',
  'intent',
  'doNotPerform',
  'priority',
  'category',
  'code',
  'subject',
  'authoredOn',
  'requester',
  'reasonCode',
  'reasonReference',
  'note',
  'performer',
]

/** A referral out of what was received, with all that is doubtful said in `received`. Throws FhirProblem when it is none that we can take. */
export async function toReferral(
  { tx, viewer, today }: Acting<Viewer>,
  system: System,
  received: Received,
  request: Read<'ServiceRequest'>,
): Promise<Omit<NewReferral, 'id'>> {
  refuseWhatWeDoNot(system, request)
  const subject = received.find(request.resource.subject, 'Patient')
  if (!subject)
    throw new FhirProblem(422, error('required', 'The person is sent with the referral: contained, or in the same message', `${request.path}.subject`))
  const agreement = toAgreement(received, subject)
  const person = toPerson(received, subject, today)
  const referrer = toReferrer(received, system, request.resource.requester, request.path)
  const reasons = toReasons(received, request, subject)
  received.saysNotKept(request, KEPT)
  const practice = await practiceOf(received, system, subject, (code) => findPracticeByCode(tx, viewer.partnershipId, code))
  return { wayIn: system.wayIn, ...agreement, ...reasons, referrer, person: { ...person, ...(practice ? { practiceId: practice } : {}) } }
}

/** Refuses a request for something else than a referral to us, all at once. */
function refuseWhatWeDoNot({ alsoCodes }: System, { resource, path }: Read<'ServiceRequest'>) {
  const problems: Issue[] = []
  if (resource.status !== 'active') problems.push(error('not-supported', 'A new referral has the status active', `${path}.status`))
  if (!['order', 'plan', 'proposal'].includes(resource.intent)) problems.push(error('not-supported', 'The intent is order, plan or proposal', `${path}.intent`))
  if (resource.doNotPerform) problems.push(error('not-supported', 'We take what should be done', `${path}.doNotPerform`))
  if (resource.priority && resource.priority !== 'routine') {
    problems.push(error('business-rule', 'We are not there for what cannot wait. Send what is routine', `${path}.priority`))
  }
  const categories = (resource.category ?? []).flatMap(({ coding = [] }) => coding).filter(({ system }) => system === CATEGORIES)
  if (categories.some(({ code }) => code !== 'referral')) {
    problems.push(error('not-supported', 'We take the category referral, and no other of this list', `${path}.category`))
  }
  const asked = (resource.code?.coding ?? []).filter(({ system }) => system === SNOMED)
  if (asked.length > 0 && !asked.some(({ code }) => asksForUs(code ?? '', alsoCodes))) {
    problems.push(error('code-invalid', `We take ${codes.referral} of SNOMED CT, and what an administrator set for this system`, `${path}.code`))
  }
  if (problems.length > 0) throw new FhirProblem(422, problems)
}

/** The person's own practice: as it was sent, else the one that sends. */
async function practiceOf(received: Received, system: System, subject: Read<'Patient'>, find: (code: string) => Promise<{ id: string } | undefined>) {
  const [given] = subject.resource.generalPractitioner ?? []
  if (!given) return system.isPractice ? system.organisationId : undefined
  const organisation = received.find(given, 'Organization')?.resource
  const code = odsCodeOf(organisation?.identifier) ?? odsCodeOf(given.identifier ? [given.identifier] : [])
  const practice = code && code.length <= 6 ? await find(code) : undefined
  if (!practice)
    received.said.push(information('informational', 'This practice is not one of the partnership, and was not kept', `${subject.path}.generalPractitioner`))
  return practice?.id
}

import { isEmailAddress, isPhoneNumber } from '../../../../platform/emailAndPhone.ts'
import { foldPostcode } from '../../../../platform/postcode.ts'
import { foldNhsNumber, isNhsNumber } from '../../../people/index.ts'
import type { PersonReferred } from '../../changes/makeReferral.ts'
import type { Read, Received } from '../messages/received.ts'
import type { Telecom } from '../messages/shapes.ts'
import { NHS_NUMBER, nameInUse, nameOf, telecomsOf, wordsOf } from '../messages/texts.ts'
import { error, FhirProblem, type Issue, information, warning } from '../problem.ts'

type Patient = Read<'Patient'>

const INTERPRETER = 'http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired'
const KEPT = ['extension', 'identifier', 'name', 'telecom', 'birthDate', 'address', 'contact', 'communication', 'generalPractitioner', 'active']
const MOST = { name: 120, address: 400 }

/** The person of a referral, out of the Patient of a message. What is doubtful or missing is said in `received`; throws FhirProblem for what cannot be. */
export function toPerson(received: Received, subject: Patient, today: string): Omit<PersonReferred, 'practiceId'> {
  const { resource, path } = subject
  if (resource.deceasedBoolean || resource.deceasedDateTime)
    throw new FhirProblem(422, error('business-rule', 'We do not write to somebody who has died', path))
  const name = nameOf(nameInUse(resource.name))
  const problems: Issue[] = []
  if (!name) problems.push(error('required', 'Say what the person is called', `${path}.name`))
  if (name.length > MOST.name) problems.push(error('too-long', 'A name may have 120 letters', `${path}.name`))
  const reaching = toReach(received, subject)
  if (!reaching) problems.push(error('required', 'Give a phone number, an e-mail address or an address, so that we can get in touch', `${path}.telecom`))
  if (problems.length > 0 || !reaching) throw new FhirProblem(422, problems)
  received.saysNotKept(subject, KEPT)
  return { name, ...reaching, ...bornOn(received, subject, today), ...nhsNumber(received, subject), ...language(subject), ...supporter(received, subject) }
}

/** How to get in touch. That a message may be left, or a text sent, is never taken for granted. */
function toReach(received: Received, { resource, path }: Patient) {
  // Some standards put the person's own numbers under a contact who is themselves.
  const own: Telecom[] = [...(resource.telecom ?? []), ...(resource.contact ?? []).filter(isThemselves).flatMap(({ telecom }) => telecom ?? [])]
  const phone = telecomsOf(own, 'phone').find(isPhoneNumber)
  const email = telecomsOf(own, 'email').find(isEmailAddress)
  const given = telecomsOf(own, 'phone').length + telecomsOf(own, 'email').length
  const kept = (phone ? 1 : 0) + (email ? 1 : 0)
  if (given > kept) received.said.push(information('informational', 'One phone number and one e-mail address are kept', `${path}.telecom`))

  const home = resource.address?.find(({ use, period }) => use !== 'old' && use !== 'billing' && !period?.end)
  const postcode = home?.postalCode ? foldPostcode(home.postalCode) : undefined
  if (home?.postalCode && !postcode) received.said.push(warning('value', 'This is not a postcode, and was not kept', `${path}.address.postalCode`))
  const lines = home?.line?.length ? [...new Set([...home.line, home.city, home.district])].filter(Boolean).join(', ') : (home?.text ?? '')
  const address = lines.slice(0, MOST.address)
  const reachBy = phone ? 'phone' : email ? 'email' : address ? 'letter' : undefined
  if (!reachBy) return undefined
  received.said.push(
    information('informational', 'Nobody said whether a message may be left, or who may see it, so we ask the person first', `${path}.telecom`),
  )
  return { reachBy, address, ...(phone ? { phone } : {}), ...(email ? { email } : {}), ...(postcode ? { postcode } : {}) } as const
}

const isThemselves = ({ relationship = [] }: { relationship?: readonly { coding?: readonly { code?: string | undefined }[] | undefined }[] | undefined }) =>
  relationship.some(({ coding = [] }) => coding.some(({ code }) => code === 'ONESELF'))

function bornOn(received: Received, { resource, path }: Patient, today: string) {
  const { birthDate } = resource
  if (birthDate === undefined) return {}
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(birthDate) && new Date(`${birthDate}T00:00:00Z`).toJSON()?.slice(0, 10) === birthDate
  if (isDay && birthDate <= today && birthDate > '1890') return { bornOn: birthDate }
  const isPart = /^\d{4}(-\d{2})?$/.test(birthDate)
  const why = isPart ? 'A year or a month alone is not kept as a birthday' : 'This cannot be a birthday, and was not kept'
  received.said.push(warning('value', why, `${path}.birthDate`))
  return {}
}

/** The NHS number as it was given. A wrong check digit is told to the sender, kept, and shown to workers as wrong; it finds nobody. */
function nhsNumber(received: Received, { resource, path }: Patient) {
  const at = resource.identifier?.findIndex(({ system }) => system?.toLowerCase() === NHS_NUMBER.toLowerCase()) ?? -1
  const given = foldNhsNumber(resource.identifier?.[at]?.value ?? '')
  if (given === '') return {}
  if (given.length > 20) throw new FhirProblem(422, error('too-long', 'This is no NHS number', `${path}.identifier[${at}].value`))
  if (!isNhsNumber(given)) {
    const why = 'The check digit of this NHS number is wrong. It was kept as it is, is shown as wrong, and finds nobody'
    received.said.push(warning('value', why, `${path}.identifier[${at}].value`))
  }
  return { nhsNumber: given }
}

function language({ resource }: Patient) {
  const { communication = [] } = resource
  const code = (communication.find(({ preferred }) => preferred) ?? communication[0])?.language.coding?.map(
    ({ code = '' }) => code.toLowerCase().split('-')[0] ?? '',
  )
  const known = code?.find((each) => /^[a-z]{2,3}$/.test(each))
  const needsInterpreter = resource.extension?.some(({ url, valueBoolean }) => url === INTERPRETER && valueBoolean === true) ?? false
  return { ...(known ? { language: known } : {}), needsInterpreter }
}

/** Somebody close to them. That we may get in touch with them is something the person has to say. */
function supporter(received: Received, { resource, path }: Patient) {
  const at = resource.contact?.findIndex((each) => !isThemselves(each) && nameOf(each.name) !== '') ?? -1
  const found = resource.contact?.[at]
  if (!found) return {}
  received.said.push(information('informational', 'Kept as somebody close to them. Nobody said that we may get in touch with them', `${path}.contact[${at}]`))
  return {
    supporterName: nameOf(found.name).slice(0, MOST.name),
    supporterIs: wordsOf(found.relationship?.[0]).slice(0, 120),
    supporterContact: (telecomsOf(found.telecom, 'phone')[0] ?? telecomsOf(found.telecom, 'email')[0] ?? '').slice(0, 200),
    supporterAgreed: false,
  }
}

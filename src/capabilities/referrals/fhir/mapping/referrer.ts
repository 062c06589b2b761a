import type { Referrer } from '../../changes/makeReferral.ts'
import type { Received } from '../messages/received.ts'
import type { Reference, Telecom } from '../messages/shapes.ts'
import { isEmail, isPhone, nameInUse, nameOf, telecomsOf, wordsOf } from '../messages/texts.ts'
import { error, FhirProblem, type Issue } from '../problem.ts'
import type { System } from '../system.ts'

/** Who refers, and how to answer them. For which organisation is known from the key, and is never taken from what was sent. */
export function toReferrer(received: Received, system: System, requester: Reference | undefined, path: string): Referrer {
  const asked = received.find(requester, 'PractitionerRole', 'Practitioner', 'Organization')
  const itsRole = asked?.name === 'PractitionerRole' ? (asked.resource as Role) : roleOf(received, asked?.path)
  const practitioner = asked?.name === 'Practitioner' ? asked.resource : received.find(itsRole?.practitioner, 'Practitioner')?.resource
  const organisation = received.find(itsRole?.organization, 'Organization')?.resource ?? (asked?.name === 'Organization' ? asked.resource : undefined)
  const [header] = received.all('MessageHeader')
  const source = header?.resource.source

  const named = practitioner as { name?: Parameters<typeof nameInUse>[0]; telecom?: Telecom[] } | undefined
  const given = organisation as { name?: string; telecom?: Telecom[] } | undefined
  const name = nameOf(nameInUse(named?.name)) || (given ? (given.name ?? '') : '') || (requester?.display ?? '')
  const telecoms = [named?.telecom, itsRole?.telecom, given?.telecom, source?.contact ? [source.contact] : []].map((each) => each ?? [])
  const phone = telecoms.flatMap((each) => telecomsOf(each, 'phone')).find(isPhone)
  const email = telecoms.flatMap((each) => telecomsOf(each, 'email')).find(isEmail)

  const problems: Issue[] = []
  if (!name) problems.push(error('required', 'Say who refers: a Practitioner, a PractitionerRole or an Organization with a name', `${path}.requester`))
  if (!phone && !email) problems.push(error('required', 'Give a phone number or an e-mail address of whoever refers', `${path}.requester`))
  if (problems.length > 0) throw new FhirProblem(422, problems)
  return {
    name: name.slice(0, 120),
    role: (wordsOf(itsRole?.code?.[0]) || `By ${system.name}`).slice(0, 120),
    organisation: (given?.name ?? system.organisationName).slice(0, 160),
    organisationId: system.organisationId,
    ...(phone ? { phone } : {}),
    ...(email ? { email } : {}),
  }
}

type Role = ReturnType<Received['all']> extends never ? never : ReturnType<typeof rolesOf>[number]['resource']
const rolesOf = (received: Received) => received.all('PractitionerRole')

/** What a practitioner who was named is there: messages often carry it beside them. */
function roleOf(received: Received, practitionerPath: string | undefined): Role | undefined {
  if (!practitionerPath) return undefined
  const found = rolesOf(received).find(({ resource }) => received.find(resource.practitioner, 'Practitioner')?.path === practitionerPath)
  if (found) received.use(found)
  return found?.resource
}

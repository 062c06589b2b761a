import { isEmailAddress, isPhoneNumber } from '../../../../platform/emailAndPhone.ts'
import type { Referrer } from '../../changes/makeReferral.ts'
import type { Received } from '../messages/received.ts'
import type { Reference, Shaped } from '../messages/shapes.ts'
import { nameInUse, nameOf, telecomsOf, wordsOf } from '../messages/texts.ts'
import { error, FhirProblem, type Issue } from '../problem.ts'
import type { System } from '../system.ts'

/** Who refers, and how to answer them. For which organisation is known from the key, and is never taken from what was sent. */
export function toReferrer(received: Received, system: System, requester: Reference | undefined, path: string): Referrer {
  const { practitioner, role, organisation } = whoAsks(received, requester)
  const contact = received.all('MessageHeader')[0]?.resource.source?.contact
  const name = nameOf(nameInUse(practitioner?.name)) || organisation?.name || requester?.display || ''
  // Themselves first, then where they work, then whoever runs the program.
  const telecoms = [practitioner?.telecom, role?.telecom, organisation?.telecom, contact && [contact]]
  const phone = telecoms.flatMap((each) => telecomsOf(each, 'phone')).find(isPhoneNumber)
  const email = telecoms.flatMap((each) => telecomsOf(each, 'email')).find(isEmailAddress)

  const problems: Issue[] = []
  if (!name) problems.push(error('required', 'Say who refers: a Practitioner, a PractitionerRole or an Organization with a name', `${path}.requester`))
  if (!phone && !email) problems.push(error('required', 'Give a phone number or an e-mail address of whoever refers', `${path}.requester`))
  if (problems.length > 0) throw new FhirProblem(422, problems)
  return {
    name: name.slice(0, 120),
    role: (wordsOf(role?.code?.[0]) || `By ${system.name}`).slice(0, 120),
    organisation: (organisation?.name ?? system.organisationName).slice(0, 160),
    organisationId: system.organisationId,
    ...(phone ? { phone } : {}),
    ...(email ? { email } : {}),
  }
}

interface WhoAsks {
  practitioner?: Shaped<'Practitioner'> | undefined
  role?: Shaped<'PractitionerRole'> | undefined
  organisation?: Shaped<'Organization'> | undefined
}

/** Somebody, what they are there, and where: from whichever of the three was named. */
function whoAsks(received: Received, requester: Reference | undefined): WhoAsks {
  const named = received.find(requester, 'Practitioner')
  const role = received.find(requester, 'PractitionerRole')?.resource ?? (named && roleOf(received, named.path))
  return {
    practitioner: named?.resource ?? received.find(role?.practitioner, 'Practitioner')?.resource,
    role,
    organisation: received.find(requester, 'Organization')?.resource ?? received.find(role?.organization, 'Organization')?.resource,
  }
}

/** What a practitioner who was named is there: messages often carry it beside them. */
function roleOf(received: Received, practitionerPath: string) {
  const found = received.all('PractitionerRole').find(({ resource }) => received.find(resource.practitioner, 'Practitioner')?.path === practitionerPath)
  if (found) received.use(found)
  return found?.resource
}

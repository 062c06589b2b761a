import type { Read, Received } from '../messages/received.ts'
import { wordsOf } from '../messages/texts.ts'
import { error, FhirProblem, information } from '../problem.ts'

// Of the list of HL7 (v3-ActCode). Implied agreement is nobody's answer: the person has to be asked.
const AGREED = ['OPTIN', 'OPTINR']
const REFUSED = ['OPTOUT', 'OPTOUTE', 'NOPP', 'DISSENT']

/** How the person agreed, and whether whoever refers them may hear what becomes of it. Throws FhirProblem when nobody says that they agreed. */
export function toAgreement(received: Received, subject: Read<'Patient'>) {
  const theirs = received.all('Consent').filter(({ resource }) => received.find(resource.patient, 'Patient')?.path === subject.path)
  const standing = theirs.filter(({ resource }) => resource.status === 'active')
  const no = theirs.find(({ resource }) => resource.status === 'rejected') ?? standing.find(saysNo)
  if (no) throw new FhirProblem(422, error('business-rule', 'The person does not agree, so nothing was kept', no.path))
  const yes = standing.filter((each) => codesOf(each).every((code) => AGREED.includes(code)))
  for (const each of yes) received.use(each)
  const [first] = yes
  if (!first) {
    const where = theirs[0]?.path ?? 'Consent'
    throw new FhirProblem(422, error('business-rule', 'Ask the person first. Send an active Consent of theirs; implied agreement is not enough', where))
  }
  const mayTellReferrer = yes.some(({ resource }) => resource.provision?.action?.some(({ coding = [] }) => coding.some(({ code }) => code === 'disclose')))
  if (!mayTellReferrer) {
    received.said.push(information('informational', 'The person did not agree that you hear what becomes of this, so its Task stays as it is', first.path))
  }
  return { agreed: { how: 'said so', note: wordsOf(first.resource.policyRule).slice(0, 1000) }, mayTellReferrer } as const
}

const saysNo = (each: Read<'Consent'>) => each.resource.provision?.type === 'deny' || codesOf(each).some((code) => REFUSED.includes(code))

const codesOf = ({ resource }: Read<'Consent'>): string[] => (resource.policyRule?.coding ?? []).flatMap(({ code }) => code ?? [])

import type { Particulars } from '../../changes/makeReferral.ts'
import type { Read, Received } from '../messages/received.ts'
import { wordsOf } from '../messages/texts.ts'
import { error, FhirProblem, warning } from '../problem.ts'

const MOST = 4000

/** What the person would like in their words, why they are referred, and the risks that are known. Throws FhirProblem when nobody says why. */
export function toReasons(received: Received, request: Read<'ServiceRequest'>, subject: Read<'Patient'>): { ownWords: string; particulars: Particulars } {
  const { resource, path } = request
  const notes = resource.note ?? []
  const isTheirs = (note: (typeof notes)[number]) => received.find(note.authorReference, 'Patient')?.path === subject.path
  const ownWords = notes
    .filter(isTheirs)
    .map(({ text }) => text)
    .join('\n\n')
  const reason = [
    ...(resource.reasonCode ?? []).map(wordsOf),
    ...(resource.reasonReference ?? []).map((each) => wordsOf(received.find(each, 'Condition', 'Observation')?.resource.code) || (each.display ?? '')),
    ...notes.filter((note) => !isTheirs(note)).map(({ text }) => text),
  ]
    .filter(Boolean)
    .join('\n\n')
  if (!ownWords && !reason) {
    throw new FhirProblem(422, error('required', 'Say why, in reasonCode.text or a note; a note whose author is the person is kept as their own words', path))
  }
  if (ownWords.length > MOST || reason.length > MOST) throw new FhirProblem(422, error('too-long', `The reasons may have ${MOST} letters together`, path))
  return { ownWords, particulars: { reason, ...toRisks(received, subject) } }
}

/** Risks are flags about the person. That nobody sent one is not an answer, so it is not taken for one. */
function toRisks(received: Received, subject: Read<'Patient'>): Pick<Particulars, 'risksKnown' | 'risks'> {
  const flags = received.all('Flag').filter(({ resource }) => resource.status === 'active' && received.find(resource.subject, 'Patient')?.path === subject.path)
  for (const flag of flags) received.use(flag)
  const said = flags.map(({ resource }) => wordsOf(resource.code)).filter(Boolean)
  const known = said.filter((words) => !/^no known risks?\.?$/i.test(words))
  const risks = known.join('\n')
  if (risks.length > MOST) throw new FhirProblem(422, error('too-long', `Risks may have ${MOST} letters together`, flags[0]?.path))
  if (risks) return { risksKnown: 'some', risks }
  if (said.length > 0) return { risksKnown: 'none known' }
  received.said.push(warning('incomplete', 'Nobody said whether a risk is known. Send a Flag about the person, or its text “No known risks”', 'Flag'))
  return {}
}

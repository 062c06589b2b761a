import type { Acting } from '../../../platform/http/env.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { type Alike, type Known, listKnown } from '../../people/index.ts'
import { maySeeWaiting } from '../access.ts'
import type { readSteps } from '../ways/way.ts'

/** Who is known to a worker and may be whom they are typing in. Others are told of nobody. */
export async function knownTo(acting: Acting<Viewer>, steps: ReturnType<typeof readSteps>): Promise<{ person: Known; alike: Alike[] } | undefined> {
  if (!maySeeWaiting(acting.viewer)) return undefined
  const person: Partial<Known> = Object.assign({}, ...steps.map(({ answers }) => answers.values))
  if (!person.name) return undefined
  const { name, bornOn, nhsNumber, phone, email, postcode } = person
  const known = { name, bornOn, nhsNumber, phone, email, postcode }
  return { person: known, alike: await listKnown(acting, known) }
}

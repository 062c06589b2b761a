import type { Day } from '../../../../platform/clock.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { putInOutbox } from '../../../../platform/outbox.ts'
import { timeInWords } from '../../../../platform/timeOfDay.ts'
import { word } from '../../../../platform/wording.ts'
import { findPerson, messageTo } from '../../../people/index.ts'
import { type Covered, whoIsThere } from '../../cover/words.ts'
import { whenWeTalkNext } from '../../messages.ts'
import type { OfTalk } from './planTalk.ts'

/** Tells somebody by e-mail or text, if that is how they want to be reached, of a talk that was planned without them or moved. */
export async function sayWhenWeTalk(acting: Acting, support: OfTalk & Covered, { plannedOn, beginsAt }: { plannedOn: Day; beginsAt: string }) {
  if (plannedOn < acting.today) return
  const person = await findPerson(acting.tx, support.partnershipId, support.personId)
  const { words } = acting
  const day = words.day(plannedOn)
  const when = beginsAt ? words.t('{{day}} at {{time}}', { day, time: timeInWords(beginsAt, words) }) : day
  // Whoever is away on that day is not whom they talk with.
  const name = whoIsThere(support, plannedOn) ?? support.ledByName
  const message = person && messageTo(acting.house, person, word(acting, whenWeTalkNext, { name, when }))
  if (message) await putInOutbox(acting, message)
}

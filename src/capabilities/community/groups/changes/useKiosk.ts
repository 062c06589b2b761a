import type { Selectable } from 'kysely'
import type { Kiosk } from '../../../../../database/schema.ts'
import type { Tx } from '../../../../platform/database/narrowed.ts'
import { isCode, MOST_NEW, MOST_WRONG_CODES } from '../kiosk.ts'

type InHand = Selectable<Kiosk>
/** Who acts is whoever holds the device: nobody we know. */
type AtTheDoor = { tx: Tx; now: Date }

/** Somebody on the list says that they are here. Saying it twice is saying it once. */
export const sayHere = ({ tx, now }: AtTheDoor, kiosk: InHand, nameId: string) =>
  tx
    .updateTable('kioskName')
    .set({ cameAt: now })
    .where('partnershipId', '=', kiosk.partnershipId)
    .where('kioskId', '=', kiosk.id)
    .where('id', '=', nameId)
    .where('cameAt', 'is', null)
    .returning('firstName')
    .executeTakeFirst()

/** Somebody new says their first name. The same id sent twice is one person. Too many of them lock the kiosk. */
export async function saySomebodyNew({ tx, now }: AtTheDoor, kiosk: InHand, { id, name }: { id: string; name: string }) {
  const { partnershipId, groupId, tokenHash } = kiosk
  const there = await tx
    .selectFrom('kioskName')
    .select('id')
    .where('partnershipId', '=', partnershipId)
    .where('kioskId', '=', kiosk.id)
    .where('memberId', 'is', null)
    .limit(MOST_NEW)
    .execute()
  if (there.some((each) => each.id === id)) return
  if (there.length >= MOST_NEW) return lock(tx, kiosk)
  await tx
    .insertInto('kioskName')
    .values({ partnershipId, id, kioskId: kiosk.id, groupId, tokenHash, firstName: name, cameAt: now })
    // Under this id there may be a row of another kiosk, hidden from here.
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Whether the code was right, and the kiosk is closed. A wrong one is counted, and too many of them lock it. */
export async function leaveKiosk({ tx }: AtTheDoor, kiosk: InHand, code: string): Promise<boolean> {
  // Counted before it is looked at, in a row that is held until the end: many guesses at one moment are many guesses.
  const { wrongCodes } = await tx
    .updateTable('kiosk')
    .set((row) => ({ wrongCodes: row('wrongCodes', '+', 1) }))
    .where('partnershipId', '=', kiosk.partnershipId)
    .where('id', '=', kiosk.id)
    .where('wrongCodes', '<', MOST_WRONG_CODES)
    .returning('wrongCodes')
    .executeTakeFirst()
    .then((row) => row ?? { wrongCodes: MOST_WRONG_CODES + 1 })
  if (wrongCodes > MOST_WRONG_CODES) return false
  if (isCode(code, kiosk.codeHash)) {
    await tx.updateTable('kiosk').set({ state: 'closed' }).where('partnershipId', '=', kiosk.partnershipId).where('id', '=', kiosk.id).execute()
    return true
  }
  if (wrongCodes === MOST_WRONG_CODES) await lock(tx, kiosk)
  return false
}

const lock = (tx: Tx, { partnershipId, id }: InHand) =>
  tx.updateTable('kiosk').set({ state: 'locked' }).where('partnershipId', '=', partnershipId).where('id', '=', id).execute()

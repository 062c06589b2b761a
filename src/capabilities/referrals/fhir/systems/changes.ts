import { recordInAudit } from '../../../../platform/audit.ts'
import { OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { hashToken, newToken } from '../../../../platform/tokens.ts'
import type { PublicKey } from '../oauth/publicKeys.ts'
import type { May } from '../system.ts'
import { codesIn } from './forms.ts'
import type { SystemKept } from './queries.ts'

interface Details {
  name: string
  may: readonly May[]
  wayIn: SystemKept['wayIn']
  alsoCodes: string
}

const asRow = ({ name, may, wayIn, alsoCodes }: Details) => ({ name, may: [...may], wayIn, alsoCodes: codesIn(alsoCodes) })

/** Adds a system, which can do nothing until it has a key. The same id sent twice is the same one. */
export async function addSystem(acting: Acting, { id, organisationId, ...details }: Details & { id: string; organisationId: string }) {
  const { tx, viewer, now } = acting
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('clinicalSystem')
    .values({ partnershipId: viewer.partnershipId, id, organisationId, ...asRow(details), madeBy: viewer.membershipId, madeAt: now })
    .onConflict((conflict) => conflict.columns(['partnershipId', 'id']).doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 1n) await recordInAudit(acting, 'added', { thing: 'clinical system', thingId: id })
}

/** Changes what it is called and what it may do. Throws OutOfDate when somebody did so since `versionSeen`. */
export async function changeSystem(acting: Acting, system: SystemKept, { version, ...details }: Details & { version: number }) {
  await change(acting, system, version, asRow(details))
  await recordInAudit(acting, 'changed', { thing: 'clinical system', thingId: system.id })
}

/** Makes a key for it. One it had before opens nothing from now on. The key is answered once, and only its hash is kept. */
export async function makeKey(acting: Acting, system: SystemKept): Promise<string> {
  // What begins like this is found by programs that look for secrets in the wrong place.
  const key = `livewell_key_${newToken().token}`
  await change(acting, system, system.version, { keyHash: hashToken(key), keyMadeAt: acting.now })
  await recordInAudit(acting, 'made a key for', { thing: 'clinical system', thingId: system.id })
  return key
}

/** Keeps the public keys that it signs with from now on, in place of those it had. */
export async function changePublicKeys(acting: Acting, system: SystemKept, { version, keys }: { version: number; keys: readonly PublicKey[] }) {
  await change(acting, system, version, { publicKeys: keys.length > 0 ? JSON.stringify({ keys }) : null })
  await recordInAudit(acting, 'changed the public keys of', { thing: 'clinical system', thingId: system.id })
}

/** Takes back all it may do, at once and for good. Another can be added in its place. */
export async function revokeSystem(acting: Acting, system: SystemKept) {
  if (system.revokedAt) return
  await change(acting, system, system.version, { keyHash: null, publicKeys: null, revokedAt: acting.now })
  await recordInAudit(acting, 'revoked', { thing: 'clinical system', thingId: system.id })
}

async function change({ tx }: Acting, { partnershipId, id, revokedAt }: SystemKept, versionNow: number, values: object) {
  if (revokedAt) throw new OutOfDate('This system was revoked.')
  const { numUpdatedRows } = await tx
    .updateTable('clinicalSystem')
    .set({ ...values, version: versionNow + 1 })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', id)
    .where('version', '=', versionNow)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('Somebody else has changed this system since you opened it.')
}

import { newId } from '../../../platform/ids.ts'
import { type Keyring, newSealingKey } from '../../../platform/sealing.ts'
import { sealedPieces } from '../attachments/queries.ts'
import {
  type Attached,
  beginDocument,
  contentOf,
  deltaSince,
  type Near,
  openDocument,
  putAttached,
  putNear,
  setFace,
  stateOf,
  writeAnswer,
} from './document.ts'
import { wrapKey } from './keys.ts'
import type { KindName } from './kinds.ts'
import { sealDelta, sealFace, sealState } from './queries.ts'

/** A page of a made-up plan: what was written on it, all at one time. */
export interface PageGiven {
  id?: string
  kind: KindName
  title?: string
  isResting?: boolean
  answers?: Record<string, string>
  near?: readonly Omit<Near, 'id'>[]
  /** As it is kept: see cleanPicture and cleanSound. */
  attached?: readonly (Pick<Attached, 'what' | 'words'> & { id?: string; bytes: Uint8Array })[]
  at: Date
}

/** The rows of somebody's plan, sealed as the product seals them: for tests and the demo. */
export function aPlan(keyring: Keyring, by: { partnershipId: string; personId: string; membershipId: string; name: string }, pages: readonly PageGiven[]) {
  const { partnershipId, personId } = by
  const key = newSealingKey()
  const made = pages.map((given, index) => rowsOf(key, by, given, index + 1))
  return {
    planKey: [{ partnershipId, personId, ...wrapKey(keyring, partnershipId, personId, key) }],
    planPage: made.map(({ page }) => page),
    planVersion: made.flatMap(({ versions }) => versions),
    planAttachment: made.flatMap(({ files }) => files),
  }
}

function rowsOf(
  key: Buffer,
  { partnershipId, personId, membershipId, name }: { partnershipId: string; personId: string; membershipId: string; name: string },
  { id = newId(), kind, title = '', isResting = false, answers = {}, near = [], attached = [], at }: PageGiven,
  order: number,
) {
  const place = { partnershipId, personId, id }
  const doc = beginDocument({ title, order })
  const begun = stateOf(doc)
  for (const [prompt, words] of Object.entries(answers)) writeAnswer(doc, prompt, '', words)
  for (const each of near) putNear(doc, { id: newId(), ...each })
  const files = attached.map((each) => ({ id: newId(), ...each }))
  for (const { id: attachedId, what, words } of files) putAttached(doc, { id: attachedId, what, words, at: at.toISOString() })
  if (isResting) setFace(doc, { isResting })
  const deltas = [begun, deltaSince(begun, openDocument(stateOf(doc)))].filter((delta) => delta !== undefined)
  return {
    page: {
      ...place,
      kind,
      face: sealFace(key, place, contentOf(doc)),
      state: sealState(key, place, stateOf(doc)),
      version: deltas.length,
      createdAt: at,
      changedAt: at,
    },
    files: files.flatMap(({ id: attachedId, bytes }) =>
      sealedPieces(key, place, attachedId, bytes).map((sealed, piece) => ({
        partnershipId,
        id: attachedId,
        piece,
        pageId: id,
        personId,
        sealed,
        byMembership: membershipId,
        addedAt: at,
      })),
    ),
    versions: deltas.map((delta, index) => ({
      partnershipId,
      pageId: id,
      version: index + 1,
      personId,
      delta: sealDelta(key, place, index + 1, delta),
      at,
      byMembership: membershipId,
      byName: name,
    })),
  }
}

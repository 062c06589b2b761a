import type { Selectable } from 'kysely'
import type { ReferralDraft } from '../../../../database/schema.ts'
import { DoesNotOpen, type Keyring, newSealingKey, seal, unseal } from '../../../platform/sealing.ts'
import type { Written } from './draft.ts'

const aboutDraft = (partnershipId: string, id: string) => `referral draft of ${partnershipId}/${id}`

/** What was written, as its row keeps it: sealed with a key of its own, which the installation's key wraps. */
export function sealDraft(keyring: Keyring, partnershipId: string, id: string, { typed, seen }: Written) {
  const key = newSealingKey()
  const about = aboutDraft(partnershipId, id)
  const { wrapped, wrappedWith } = keyring.wrap(key, about)
  return { key: wrapped, wrappedWith, sealed: seal(key, Buffer.from(JSON.stringify({ typed, seen })), about) }
}

/** What was written. Nothing, when it was sent, or sealed with a key that is gone: a draft is not worth a fault. */
export function openDraft(keyring: Keyring, row: Selectable<ReferralDraft>): Written {
  if (!row.sealed || !row.key || !row.wrappedWith) return { typed: {}, seen: [] }
  const about = aboutDraft(row.partnershipId, row.id)
  try {
    return JSON.parse(unseal(keyring.unwrap(row.key, row.wrappedWith, about), row.sealed, about).toString())
  } catch (problem) {
    if (problem instanceof DoesNotOpen) return { typed: {}, seen: [] }
    throw problem
  }
}

import { join } from 'node:path'
import { aPlan } from '../src/capabilities/plans/book/factory.ts'
import { addDays, type Day } from '../src/platform/clock.ts'
import type { Keyring } from '../src/platform/sealing.ts'
import { nameOf } from './cast.ts'
import { type Gathered, momentOf } from './rows.ts'
import { herPages } from './words/rosasPlan.ts'

/** The plan that Rosa wrote, a page now and then. Sealed anew each time, so it is not among the rows that a seed repeats. */
export async function rosasPlan(keyring: Keyring, gathered: Gathered, today: Day) {
  const rosa = gathered.rows.membership?.find(({ name, personId }) => name === nameOf.person && personId)
  if (!rosa?.personId) return {}
  const by = { partnershipId: rosa.partnershipId, personId: rosa.personId, membershipId: rosa.id, name: rosa.name }
  return aPlan(
    keyring,
    by,
    await Promise.all(
      herPages.map(async ({ daysAgo, drawn, ...page }) => {
        const attached = drawn ? [{ what: 'picture' as const, words: drawn.words, bytes: await drawnAnew(drawn.file) }] : []
        return { ...page, attached, at: momentOf(addDays(today, -daysAgo), 19) }
      }),
    ),
  )
}

const drawnAnew = async (file: string): Promise<Uint8Array> => {
  const { default: sharp } = await import('sharp')
  return sharp(join(import.meta.dirname, 'pictures', file))
    .jpeg()
    .toBuffer()
}

import type { Tx } from '../../../platform/database/narrowed.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { mayChangeEntry } from '../access.ts'
import type { EntryWords } from '../changes/addEntry.ts'
import type { Entry } from '../entry.ts'
import { findEntry, findPlace, listPlaces } from '../queries/entries.ts'
import { mayLookAfterDirectory } from './access.ts'
import { findAlike } from './findAlike.ts'
import type { Kept } from './pages/KeptTrue.tsx'
import { countWaiting, findKeeper } from './queries.ts'
import { findRules } from './rules.ts'

/** What whoever keeps an entry is told about it; nothing for anybody else. */
export async function keptOf({ tx, viewer }: Pick<Acting<Viewer>, 'tx' | 'viewer'>, entry: Entry): Promise<Kept | undefined> {
  if (!mayChangeEntry(viewer, entry)) return undefined
  const { partnershipId, id } = entry
  const maySetKeeper = mayLookAfterDirectory(viewer)
  return {
    rules: await findRules(tx, partnershipId),
    waiting: await countWaiting(tx, partnershipId, id),
    keeper: maySetKeeper ? await findKeeper(tx, partnershipId, id) : undefined,
    maySetKeeper,
  }
}

const SHOWN = 5

/** What is in the directory already and seems to be what somebody is about to add. At most a few. */
export async function lookForTheSame(tx: Tx, partnershipId: string, id: string, words: EntryWords) {
  // Sent twice, it is there under its own id.
  if (await findEntry(tx, partnershipId, id)) return []
  const at = words.postcode ? await findPlace(tx, partnershipId, words.postcode) : undefined
  const places = words.postcode ? [{ postcode: words.postcode, latitude: at?.latitude ?? null, longitude: at?.longitude ?? null }] : []
  const sketch = { id, name: words.name, phone: words.contactPhone, website: words.website, places }
  const [found = []] = await findAlike(tx, partnershipId, [sketch])
  const looked = []
  for (const { other, because } of found.slice(0, SHOWN)) {
    const entry = await findEntry(tx, partnershipId, other.id)
    if (entry) looked.push({ entry, places: await listPlaces(tx, partnershipId, other.id), because })
  }
  return looked
}

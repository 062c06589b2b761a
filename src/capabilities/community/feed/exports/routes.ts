import { type Context, Hono } from 'hono'
import type { Tx } from '../../../../platform/database/narrowed.ts'
import type { OutsideEnv } from '../../../../platform/http/env.ts'
import { understand } from '../../search/find.ts'
import { putRight, withSynonyms } from '../../search/queries/words.ts'
import { answerFeedProblem, answerStreaming, onlyReading, openHeaders, safeHeaders, throttled, whenServing } from '../answering.ts'
import { type Opened, openFeed } from '../opened.ts'
import { findVersion } from '../queries/partnership.ts'
import { asFeed } from '../streaming.ts'
import { type Exported, isAnyFound } from './lists.ts'
import { csvPieces, geojsonPieces, servicePieces } from './pieces.ts'

type C = Context<OutsideEnv>
type Pieces = (opened: Opened, exported: Exported, c: C) => AsyncGenerator<string>

const files: Record<string, { type: string; pieces: Pieces }> = {
  csv: { type: 'text/csv; charset=utf-8', pieces: (opened, exported, c) => csvPieces(opened, exported, { withMark: c.req.query('bom') !== 'no' }) },
  geojson: { type: 'application/geo+json', pieces: geojsonPieces },
  ndjson: { type: 'application/x-ndjson', pieces: servicePieces },
}

/** The directory as a file, for anybody: all of it, or what a search finds. Read as the feed is, as nobody. */
export function makeExports() {
  const exports = new Hono<OutsideEnv>()
  exports.onError(answerFeedProblem)
  const limit = throttled({ times: 60, seconds: 60 })
  for (const [ending, { type, pieces }] of Object.entries(files)) {
    const path = `/:partnership/community/directory.${ending}`
    exports.use(path, openHeaders(), safeHeaders(), whenServing(), onlyReading(), limit)
    exports.get(path, async (c) => {
      const opened = await openFeed(c.var.house, c.req.param('partnership') ?? '', c.var.now)
      const { partnership, pool, showing } = opened
      const { exported, version } = await asFeed(pool, partnership.id, async (tx) => ({
        exported: await exportedIn(c, tx, opened),
        version: await findVersion(tx, partnership.id, showing.today),
      }))
      const file = `${partnership.slug}-directory-${showing.today}.${ending}`
      return answerStreaming(c, pieces(opened, exported, c), version, { 'content-type': type, 'content-disposition': `attachment; filename="${file}"` })
    })
  }
  return exports
}

/** What the address looks for, as the page of the directory understands it; words typed wrongly are put right as they are there. */
async function exportedIn(c: C, tx: Tx, { partnership, showing }: Opened): Promise<Exported> {
  const { id: partnershipId } = partnership
  const { asked, sought } = await understand(c, { tx, partnershipId, today: showing.today })
  if (sought.words.length === 0 || (await isAnyFound(tx, { partnershipId, sought }))) return { partnershipId, sought }
  const right = await putRight(tx, partnershipId, asked, sought)
  return { partnershipId, sought: right ? { ...sought, words: await withSynonyms(tx, partnershipId, right.asked) } : sought }
}

import { type Context, Hono } from 'hono'
import type { OutsideEnv } from '../../../platform/http/env.ts'
import { isId } from '../../../platform/ids.ts'
import { answerFeedProblem, answerStreaming, answerWith, onlyReading, openHeaders, safeHeaders, throttled, whenServing } from './answering.ts'
import { itemsOf } from './items.ts'
import { describeApi } from './openapi.ts'
import { type Opened, openFeed, soughtIn } from './opened.ts'
import { type Asked, type ListName, parametersOf, readParameters, USUAL_PER_PAGE } from './parameters.ts'
import { allPieces, isAllAtOnce, isUnbounded, linePieces, organizationPieces, pagePieces, piecesOf, taxonomyPieces } from './pieces.ts'
import { FeedProblem } from './problem.ts'
import { countAll, listIdsAt, lists } from './queries/lists.ts'
import { findVersion } from './queries/partnership.ts'
import { asFeed, textOf } from './streaming.ts'

type C = Context<OutsideEnv>

const BASE = '/:partnership/open-referral-uk/v3'
const PROFILE = 'https://github.com/OpenReferralUK/uk-profile/blob/main/docs/index.md'
const NDJSON = 'application/x-ndjson'

/** The directory as Open Referral UK (HSDS-UK 3.0), for any program: eleven addresses, read as nobody from published tables alone. */
export function makeFeed(limit = { times: 600, seconds: 60 }) {
  const feed = new Hono<OutsideEnv>()
  feed.onError(answerFeedProblem)
  feed.use('/:partnership/open-referral-uk/*', openHeaders(), safeHeaders(), whenServing(), onlyReading(), throttled(limit))

  for (const path of [BASE, `${BASE}/`]) feed.get(path, tellAboutItself)
  feed.get(`${BASE}/openapi.json`, async (c) => answerWith(c, JSON.stringify(describeApi(await opened(c)))))

  for (const name of Object.keys(parametersOf) as ListName[]) {
    feed.get(`${BASE}/${name}`, (c) => answerList(c, name))
    feed.get(`${BASE}/${name}/:id`, (c) => answerOne(c, name))
  }
  feed.all('/:partnership/open-referral-uk/*', () => {
    throw new FeedProblem(404, 'There is nothing of this name. GET / says where the description of this API is')
  })
  return feed
}

export const opened = (c: C): Promise<Opened> => openFeed(c.var.house, c.req.param('partnership') ?? '', c.var.now)

/** What the whole of the feed is at, for an answer that is made as it is read. */
export const versionOf = ({ pool, partnership, showing }: Opened) => asFeed(pool, partnership.id, (tx) => findVersion(tx, partnership.id, showing.today))

async function tellAboutItself(c: C) {
  const { address } = await opened(c)
  return answerWith(c, JSON.stringify({ version: 'HSDS-UK-3.0', profile: PROFILE, openapi_url: `${address}/openapi.json` }))
}

async function answerList(c: C, name: ListName): Promise<Response> {
  const asked = readParameters(c.req.queries(), parametersOf[name])
  const feed = await opened(c)
  const sought = await soughtIn(feed, asked)
  if (asked.format === 'ndjson') {
    return answerStreaming(c, linePieces(allPieces(feed, name, sought)), await versionOf(feed), { 'content-type': NDJSON })
  }
  const json = { 'content-type': 'application/json' }
  if (isAllAtOnce(asked)) return answerStreaming(c, pagePieces(allPieces(feed, name, sought)), await versionOf(feed), json)

  const { ids, ...place } = await asFeed(feed.pool, feed.partnership.id, async (tx) => {
    const [page, perPage] = [asked.page ?? 1, asked.per_page ?? USUAL_PER_PAGE]
    const total = await countAll(lists[name], tx, sought)
    return { page, perPage, total, ids: await listIdsAt(lists[name], tx, sought, { offset: (page - 1) * perPage, limit: perPage, total }) }
  })
  const pieces = pagePieces(piecesOf(feed, name, ids, asked), place)
  return isUnbounded(name, asked) ? answerStreaming(c, pieces, await versionOf(feed), json) : answerWith(c, await textOf(pieces))
}

async function answerOne(c: C, name: ListName): Promise<Response> {
  const asked = readParameters(c.req.queries(), name === 'organizations' ? ['full_service'] : [])
  const feed = await opened(c)
  const id = c.req.param('id') ?? ''
  const [item] = isId(id) ? await asFeed(feed.pool, feed.partnership.id, (tx) => itemsOf(tx, feed, name, [id], 'whole')) : []
  if (!item) throw new FeedProblem(404, 'There is nothing with this id')
  const nested = nestedIn(feed, name, item as { id: string }, asked)
  if (nested) return answerStreaming(c, nested, await versionOf(feed), { 'content-type': 'application/json' })
  return answerWith(c, JSON.stringify(item))
}

/** What is one thing, and holds a list without a bound. */
function nestedIn(feed: Opened, name: ListName, item: { id: string }, { full_service: isFull = true }: Asked) {
  if (name === 'organizations') return organizationPieces(feed, item, isFull)
  if (name === 'taxonomies') return taxonomyPieces(feed, item)
  return undefined
}

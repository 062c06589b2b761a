import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Sent = Record<string, unknown>

export interface FeedServer {
  url: string
  /** What it has now: change it, and it says so. */
  services: Sent[]
  terms: Sent[]
  taxonomies: Sent[]
  /** Every request it got, in order. */
  asked: string[]
  /** Answers before the usual does, when it gives true. */
  instead: (path: string, request: IncomingMessage, response: ServerResponse) => boolean | undefined
  /** Lists tell single fields only, as the standard says, and the rest has to be asked for one by one. */
  isBrief: boolean
  /** Gives each page a mark, and says when it is the same. */
  marksPages: boolean
  stop: () => Promise<void>
}

const SINGLE = [
  'id',
  'name',
  'description',
  'status',
  'url',
  'email',
  'fees',
  'alert',
  'minimum_age',
  'maximum_age',
  'assured_date',
  'last_modified',
  'organization',
]

/** A feed of Open Referral UK on this machine. */
export async function aFeedServer(services: Sent[] = []): Promise<FeedServer> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://feed')
    feed.asked.push(`${url.pathname}${url.search}`)
    if (feed.instead(url.pathname, request, response)) return
    answer(feed, url, request, response)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const feed: FeedServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    services,
    terms: [],
    taxonomies: [],
    asked: [],
    instead: () => undefined,
    isBrief: false,
    marksPages: false,
    stop: () => {
      server.closeAllConnections()
      return new Promise((done) => server.close(() => done()))
    },
  }
  return feed
}

function answer(feed: FeedServer, url: URL, request: IncomingMessage, response: ServerResponse) {
  const lists: Record<string, Sent[]> = { '/services': feed.services, '/taxonomies': feed.taxonomies, '/taxonomy_terms': feed.terms }
  const [, first, id] = url.pathname.split('/')
  if (url.pathname === '/')
    return send(response, { version: 'HSDS-UK-3.0', profile: 'https://example.org/profile', openapi_url: 'https://example.org/openapi.json' })
  if (first === 'services' && id) {
    const service = feed.services.find((each) => each['id'] === decodeURIComponent(id))
    return service ? send(response, service) : send(response, { error: 'not found' }, 404)
  }
  const all = lists[url.pathname]
  if (!all) return send(response, { error: 'not found' }, 404)
  const [page, size] = [Number(url.searchParams.get('page') ?? 1), Number(url.searchParams.get('per_page') ?? 10)]
  const total = Math.max(1, Math.ceil(all.length / size))
  const some = all.slice((page - 1) * size, page * size)
  const contents =
    feed.isBrief && first === 'services' ? some.map((each) => Object.fromEntries(SINGLE.flatMap((key) => (key in each ? [[key, each[key]]] : [])))) : some
  const body = {
    total_items: all.length,
    total_pages: total,
    page_number: page,
    size: some.length,
    first_page: page === 1,
    last_page: page === total,
    empty: some.length === 0,
    contents,
  }
  if (!feed.marksPages) return send(response, body)
  const mark = `"${Buffer.from(JSON.stringify(body)).toString('base64').length}-${hash(JSON.stringify(body))}"`
  if (request.headers['if-none-match'] === mark) return void response.writeHead(304).end()
  response.setHeader('etag', mark)
  send(response, body)
}

const hash = (text: string) => [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7)

function send(response: ServerResponse, body: unknown, status = 200) {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

/** A whole service as a feed sends it. */
export const aSentService = (n: number, given: Sent = {}): Sent => ({
  id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  name: `Walk ${n}`,
  description: `Walk number ${n} along the river.`,
  status: 'active',
  email: `walk${n}@example.org`,
  last_modified: '2026-11-20T10:00:00Z',
  organization: { id: '00000000-0000-4000-9000-000000000001', name: 'Friends of the river', description: 'We like the river.' },
  schedules: [{ id: `s${n}`, freq: 'WEEKLY', byday: 'TH', opens_at: '10:00', closes_at: '11:30', dtstart: '2026-01-01' }],
  service_at_locations: [
    {
      id: `sal${n}`,
      location: {
        id: `loc${n % 10}`,
        location_type: 'physical',
        name: 'Mill Lane hall',
        latitude: 52.9,
        longitude: -1.05,
        addresses: [{ id: 'a', address_1: '1 Mill Lane', city: 'Ashcombe', postal_code: 'AS1 2AB', country: 'GB', address_type: 'physical' }],
      },
    },
  ],
  cost_options: [{ id: `c${n}`, option: 'Each time', amount: 2 }],
  ...given,
})

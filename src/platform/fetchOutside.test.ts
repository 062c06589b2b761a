import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { type Outside, OutsideProblem, openOutside } from './fetchOutside.ts'
import { isOutside, type Resolved } from './outsideAddress.ts'

const servers: Server[] = []
const ways: Outside[] = []
afterEach(async () => {
  for (const way of ways.splice(0)) way.close()
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }
})

async function aServer(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  servers.push(server)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const open = (options: Parameters<typeof openOutside>[0] = {}) => {
  const way = openOutside(options)
  ways.push(way)
  return way
}

const said = (promise: Promise<unknown>) =>
  promise.then(
    () => 'nothing',
    (problem: unknown) => (problem instanceof OutsideProblem ? problem.says : problem),
  )

test.each([
  '127.0.0.1',
  '127.255.255.254',
  '0.0.0.0',
  '10.0.0.1',
  '172.16.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '192.0.0.8',
  '198.18.0.1',
  '203.0.113.9',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '::127.0.0.1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'fec0::1',
  'ff02::1',
  '2001:db8::1',
  'not a number',
])('%s is not outside', (address) => expect(isOutside(address)).toBe(false))

test.each(['8.8.8.8', '151.101.1.69', '2606:4700::6810:84e5', '::ffff:8.8.8.8'])('%s is outside', (address) => expect(isOutside(address)).toBe(true))

test.each([
  'http://127.0.0.1/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://0177.0.0.1/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://169.254.169.254/latest/meta-data/',
  'http://localhost/',
])('an address that is private, %s, is refused without a connection', async (address) => {
  expect(await said(open().get(address))).toMatch(/private network/)
})

test.each([
  ['file:///etc/passwd', /begin with http/],
  ['ftp://example.org/', /begin with http/],
  ['gopher://example.org/', /begin with http/],
  ['http://a:b@example.org/', /name and a password/],
  ['nonsense', /not a web address/],
])('%s is refused', async (address, message) => {
  expect(await said(open().get(address))).toMatch(message)
})

test('what is outside is fetched, over one connection that is kept', async () => {
  const ports = new Set<number | undefined>()
  const at = await aServer((request, response) => {
    ports.add(request.socket.remotePort)
    response.setHeader('etag', '"1"').end(JSON.stringify({ path: request.url, by: request.headers['user-agent'] }))
  })
  const way = open({ mayReachLoopback: true })
  const answer = await way.get(`${at}/services`)
  expect(JSON.parse(answer.body.toString())).toEqual({ path: '/services', by: 'Livewell (directory import)' })
  expect(answer).toMatchObject({ status: 200, url: `${at}/services`, headers: { etag: '"1"' } })
  await way.get(`${at}/again`)
  expect(ports.size).toBe(1)
})

test('a redirect to a private address is refused, and nothing is asked there', async () => {
  let wasAsked = false
  const inside = await aServer((_, response) => {
    wasAsked = true
    response.end('secret')
  })
  const at = await aServer((_, response) => response.writeHead(302, { location: inside }).end())
  const lenient = open({ mayReachLoopback: true })
  expect((await lenient.get(at)).body.toString()).toBe('secret')
  expect(wasAsked).toBe(true)

  wasAsked = false
  // The first server alone counts as outside here, by its name; this machine does not.
  const name = `http://feed.example:${new URL(at).port}/`
  const byName = open({ mayReachLoopback: 'feed.example', resolve: async () => [{ address: '127.0.0.1', family: 4 }] })
  expect(await said(byName.get(name))).toMatch(/private network/)
  expect(wasAsked).toBe(false)
  const toMetadata = await aServer((_, response) => response.writeHead(301, { location: 'http://169.254.169.254/latest' }).end())
  expect(await said(lenient.get(toMetadata))).toMatch(/private network/)
  const toFile = await aServer((_, response) => response.writeHead(301, { location: 'file:///etc/passwd' }).end())
  expect(await said(lenient.get(toFile))).toMatch(/begin with http/)
  expect(wasAsked).toBe(false)
})

test('a name that stands for a private number is refused, also when only one of its numbers is private', async () => {
  for (const known of [
    [{ address: '10.0.0.5', family: 4 }],
    [
      { address: '8.8.8.8', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ],
    [{ address: '::ffff:192.168.0.1', family: 6 }],
  ] as Resolved[][]) {
    expect(await said(open({ resolve: async () => known }).get('http://feed.example/'))).toMatch(/private network/)
  }
  expect(await said(open({ resolve: async () => [] }).get('http://feed.example/'))).toMatch(/Nothing is known by this name/)
  expect(await said(open({ resolve: () => Promise.reject(new Error('ENOTFOUND')) }).get('http://feed.example/'))).toMatch(/Nothing is known/)
})

test('a name is asked for once a connection, and the connection goes to the number that was checked', async () => {
  const at = await aServer((_, response) => response.end('the one that was checked'))
  let times = 0
  const way = open({
    mayReachLoopback: true,
    resolve: async () => {
      times++
      // A name that changes its mind: the second answer would lead elsewhere.
      return [{ address: times === 1 ? '127.0.0.1' : '127.9.9.9', family: 4 }]
    },
  })
  expect((await way.get(`http://feed.example:${new URL(at).port}/`)).body.toString()).toBe('the one that was checked')
  expect(times).toBe(1)
})

test('redirects are followed five times and no more', async () => {
  const at = await aServer((request, response) => {
    const left = Number(request.url?.slice(1))
    if (left === 0) response.end('there')
    else response.writeHead(302, { location: `/${left - 1}` }).end()
  })
  const way = open({ mayReachLoopback: true })
  expect((await way.get(`${at}/5`)).body.toString()).toBe('there')
  expect(await said(way.get(`${at}/6`))).toMatch(/without end/)
})

test('an answer without end, and one that says it is small, are cut off', async () => {
  const endless = await aServer((_, response) => {
    const more = () => {
      while (response.write('x'.repeat(65_536)));
      response.once('drain', more)
    }
    more()
  })
  expect(await said(open({ mayReachLoopback: true, mostBytes: 1_000_000 }).get(endless))).toMatch(/larger than 1 megabytes/)
})

test('a bomb of gzip is cut off at its unpacked size', async () => {
  const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024))
  expect(bomb.length).toBeLessThan(100_000)
  const at = await aServer((_, response) => response.setHeader('content-encoding', 'gzip').end(bomb))
  expect(await said(open({ mayReachLoopback: true, mostBytes: 1_000_000 }).get(at))).toMatch(/larger than/)
})

test('packed answers are unpacked, broken ones are told', async () => {
  const at = await aServer((request, response) => {
    response.setHeader('content-encoding', request.url === '/odd' ? 'zebra' : 'gzip')
    response.end(request.url === '/good' ? gzipSync('{"a":1}') : 'not packed at all')
  })
  const way = open({ mayReachLoopback: true })
  expect((await way.get(`${at}/good`)).body.toString()).toBe('{"a":1}')
  expect(await said(way.get(`${at}/bad`))).toMatch(/could not be unpacked/)
  expect(await said(way.get(`${at}/odd`))).toMatch(/packed in a way/)
})

test('a server that says nothing, and one that drips, are given up', async () => {
  const silent = await aServer(() => {})
  expect(await said(open({ mayReachLoopback: true, silentMs: 100 }).get(silent))).toMatch(/too long/)
  const dripping = await aServer((_, response) => {
    const timer = setInterval(() => response.write('x'), 20)
    response.once('close', () => clearInterval(timer))
  })
  expect(await said(open({ mayReachLoopback: true, silentMs: 1000, wholeMs: 300 }).get(dripping))).toMatch(/too long/)
})

test('a server that is not there, or hangs up, is told', async () => {
  const at = await aServer((_, response) => response.destroy())
  const way = open({ mayReachLoopback: true })
  expect(await said(way.get(at))).toMatch(/connection broke/)
  expect(await said(way.get('http://127.0.0.1:9/'))).toMatch(/does not answer/)
})

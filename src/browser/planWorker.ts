// Opens the plan of a device without a network. It keeps the empty page that the plan is drawn into, with its styles and code, and nothing
// that anybody wrote: pages with words of a person are never kept here.

interface Worker extends EventTarget {
  /** Written above this code by the server: the name of what is kept, and the addresses of it. */
  livewell: { cache: string; prefix: string; shell: string; assets: readonly string[] }
  skipWaiting(): Promise<void>
}
interface Waits extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Fetches extends Waits {
  request: Request
  respondWith(answer: Promise<Response>): void
}

const worker = globalThis as unknown as Worker
const { cache: name, prefix, shell, assets } = worker.livewell

worker.addEventListener('install', (event) => {
  ;(event as Waits).waitUntil(
    (async () => {
      const cache = await caches.open(name)
      await cache.addAll([shell, ...assets].map((address) => new Request(address, { cache: 'no-cache' })))
      await worker.skipWaiting()
    })(),
  )
})

worker.addEventListener('activate', (event) => {
  ;(event as Waits).waitUntil(
    (async () => {
      // Only what earlier versions of this plan kept: another partnership's is not ours to take.
      for (const other of await caches.keys()) if (other.startsWith(prefix) && other !== name) await caches.delete(other)
    })(),
  )
})

worker.addEventListener('fetch', (event) => {
  const { request } = event as Fetches
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin || ![shell, ...assets].includes(pathname)) return
  ;(event as Fetches).respondWith((async () => (await (await caches.open(name)).match(pathname)) ?? fetch(request))())
})

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { jwtVerify } from 'jose'
import { newId } from '../../src/platform/ids.ts'

/** What speaks as GOV.UK Notify does, on this machine, and keeps what it is sent. */
export interface NotifyServer {
  /** What the settings say to send by it. */
  notify: { key: string; template: string; url: string }
  texts: { to: string; message: string; reference: string; template: string }[]
  /** What to answer to a number instead of taking it: a status. */
  refuse: (answer: (number: string) => number | undefined) => void
  stop: () => Promise<void>
}

interface Asked {
  phone_number: string
  template_id: string
  personalisation: { message: string }
  reference: string
}

export async function aNotifyServer(): Promise<NotifyServer> {
  const [service, secret, template] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
  const texts: NotifyServer['texts'] = []
  let refused: (number: string) => number | undefined = () => undefined
  const server = createServer(async (request, response) => {
    const say = (status: number, body: object) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const asked = (await json(request)) as Asked
    const isOurs = await jwtVerify((request.headers.authorization ?? '').replace('Bearer ', ''), new TextEncoder().encode(secret), { issuer: service }).then(
      () => true,
      () => false,
    )
    if (request.method !== 'POST' || request.url !== '/v2/notifications/sms') return say(404, {})
    if (!isOurs) return say(403, { status_code: 403, errors: [{ error: 'AuthError', message: 'Invalid token: API key not found' }] })
    const status = refused(asked.phone_number)
    if (status) return say(status, { status_code: status, errors: [{ error: 'AnError', message: `No text for ${asked.phone_number}` }] })
    texts.push({ to: asked.phone_number, message: asked.personalisation.message, reference: asked.reference, template: asked.template_id })
    return say(201, { id: newId(), reference: asked.reference, content: { body: asked.personalisation.message, from_number: 'LIVEWELL' } })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    notify: { key: `tests-${service}-${secret}`, template, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    texts,
    refuse: (answer) => {
      refused = answer
    },
    stop: () => {
      server.closeAllConnections()
      return new Promise((done) => server.close(() => done()))
    },
  }
}

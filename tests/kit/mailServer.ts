import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { freePort } from './serverProcess.ts'

/** A real mail server on this machine, that keeps what it is sent. */
export interface MailServer {
  url: string
  letters: { to: string[]; raw: string }[]
  /** What to answer to an address instead of taking it: `550 no such address`. */
  refuse: (answer: (address: string) => string | undefined) => void
  /** Called when a letter has come whole, before it is acknowledged. */
  onLetter: (hear: () => void) => void
  stop: () => Promise<void>
}

export async function aMailServer(port?: number): Promise<MailServer> {
  const at = port ?? (await freePort())
  const letters: MailServer['letters'] = []
  let refused: (address: string) => string | undefined = () => undefined
  let hear = () => {}
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo({ address }, _session, done) {
      const answer = refused(address)
      if (!answer) return done()
      const [code, ...words] = answer.split(' ')
      done(Object.assign(new Error(words.join(' ')), { responseCode: Number(code) }))
    },
    onData(stream, session, done) {
      void text(stream).then((raw) => {
        letters.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw })
        hear()
        done()
      })
    },
  })
  server.on('error', () => {})
  server.listen(at, '127.0.0.1')
  await once(server.server, 'listening')
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    letters,
    refuse: (answer) => {
      refused = answer
    },
    onLetter: (given) => {
      hear = given
    },
    stop: () => new Promise((done) => server.close(() => done())),
  }
}

import { createTransport } from 'nodemailer'
import type { Settings } from '../settings.ts'
import { openFolder } from './folder.ts'
import { type Letter, NotSent, type Post } from './letter.ts'

const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000, dnsTimeout: 10_000 }

/** E-mail by a mail server. */
export function mailByServer(smtpUrl: string, settings: Pick<Settings, 'mailFrom' | 'url'>): Post {
  const transport = createTransport({ url: smtpUrl, pool: true, maxConnections: 2, ...PATIENCE } as never)
  // Unheard, an idle connection that breaks would end the process; the next letter opens another.
  transport.on('error', () => {})
  return {
    send: async (letter) => {
      try {
        await transport.sendMail(mailOf(letter, settings))
      } catch (problem) {
        throw notSent(problem as SmtpProblem)
      }
    },
    tidy: async () => {},
    close: () => transport.close(),
  }
}

/** For trying Livewell out: each letter becomes a file, to open with a mail program. */
export function mailIntoFolder(path: string, settings: Pick<Settings, 'mailFrom' | 'url'>): Post {
  const transport = createTransport({ streamTransport: true, buffer: true })
  const folder = openFolder(path)
  return {
    send: async (letter) => {
      try {
        const { message } = await transport.sendMail(mailOf(letter, settings))
        await folder.keep(letter, 'eml', message as Buffer)
      } catch (problem) {
        throw notSent(problem as SmtpProblem)
      }
    },
    tidy: folder.tidy,
    close: () => {},
  }
}

const mailOf = (letter: Letter, { mailFrom, url }: Pick<Settings, 'mailFrom' | 'url'>) => ({
  from: mailFrom,
  to: letter.to,
  subject: letter.subject,
  text: letter.body,
  date: letter.createdAt,
  messageId: `<${letter.id}@${new URL(url).hostname.replace(/[[\]]/g, '')}>`,
  // Nobody's holiday answer should come back, and nothing in the text may make us read a file or fetch an address.
  headers: { 'Auto-Submitted': 'auto-generated' },
  disableFileAccess: true,
  disableUrlAccess: true,
})

type SmtpProblem = Error & { code?: string; responseCode?: number }

/** The server refused this letter for good when it answered 5… to the address or the text; all else may pass. */
function notSent({ code = 'EUNKNOWN', responseCode }: SmtpProblem): NotSent {
  const isFinal = (code === 'EENVELOPE' || code === 'EMESSAGE') && (responseCode === undefined || responseCode >= 500)
  return new NotSent(responseCode ? `${code} ${responseCode}` : code, isFinal)
}

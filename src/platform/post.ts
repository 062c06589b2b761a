import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Settings } from './settings.ts'

/** A message ready to go. */
export interface Letter {
  /** The id of its row, which becomes its Message-ID: whoever gets it twice can tell. */
  id: string
  to: string
  subject: string
  body: string
  createdAt: Date
}

/** Takes letters out of the house. */
export interface Post {
  /** Resolves when the letter is out of our hands. Throws NotSent. */
  send: (letter: Letter) => Promise<void>
  /** Removes what it has kept for longer than a time. */
  tidy: (before: Date) => Promise<void>
  close: () => void
}

/** Why a letter did not go: a code and never the server's words, because they quote the address. */
export class NotSent extends Error {
  /** Trying again would end the same way: there is no such address. */
  readonly isFinal: boolean
  constructor(code: string, isFinal: boolean) {
    super(code)
    this.isFinal = isFinal
  }
}

/** The post that the settings name: a mail server, or a folder of files to open with a mail program. */
export const openPost = (settings: Pick<Settings, 'smtpUrl' | 'mailFrom' | 'url' | 'dataFolder'>): Post =>
  settings.smtpUrl ? postByServer(settings.smtpUrl, settings) : postToFolder(join(settings.dataFolder, 'outbox'), settings)

const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000, dnsTimeout: 10_000 }

function postByServer(smtpUrl: string, settings: Pick<Settings, 'mailFrom' | 'url'>): Post {
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

/** For trying Livewell out: each letter becomes a file, named for when it was written and its id, that only we can read. */
function postToFolder(folder: string, settings: Pick<Settings, 'mailFrom' | 'url'>): Post {
  const transport = createTransport({ streamTransport: true, buffer: true })
  return {
    send: async (letter) => {
      try {
        const { message } = await transport.sendMail(mailOf(letter, settings))
        await mkdir(folder, { recursive: true, mode: 0o700 })
        const file = join(folder, `${letter.createdAt.toISOString().slice(0, 19).replaceAll(':', '')}-${letter.id}.eml`)
        // Written beside and moved, so that no half of a letter is ever read.
        await writeFile(`${file}.part`, message as Buffer, { mode: 0o600 })
        await rename(`${file}.part`, file)
      } catch (problem) {
        throw notSent(problem as SmtpProblem)
      }
    },
    tidy: async (before) => {
      for (const name of await readdir(folder).catch(() => [])) {
        const file = join(folder, name)
        if ((await stat(file)).mtime < before) await rm(file, { force: true })
      }
    },
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

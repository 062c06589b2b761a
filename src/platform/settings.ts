import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { type Keyring, keyringOf, newSealingKey } from './sealing.ts'

/** A setting that cannot be used. The message is one line, for whoever starts the server. */
export class SettingProblem extends Error {}

const yesOrNo = z.enum(['1', '0', 'true', 'false', 'yes', 'no', 'on', 'off']).transform((v) => ['1', 'true', 'yes', 'on'].includes(v))

const url = (protocols: RegExp, example: string) => z.url({ protocol: protocols, error: `must be an address such as ${example}` })

const environment = z.object({
  PORT: z.coerce.number({ error: 'must be a whole number' }).int().min(0, 'must be 0 or more').max(65535, 'must be 65535 or less').default(3000),
  HOST: z.string().min(1).optional(),
  LIVEWELL_URL: url(/^https?$/, 'https://livewell.example.org').optional(),
  TRUSTED_PROXIES: z.coerce.number({ error: 'must be the number of proxies in front of Livewell' }).int().min(0).max(10).default(0),
  LIVEWELL_DATA: z.string().min(1).default('./data'),
  DATABASE_URL: url(/^postgres(ql)?$/, 'postgres://livewell@localhost/livewell').optional(),
  DATABASE_OWNER_URL: url(/^postgres(ql)?$/, 'postgres://owner@localhost/livewell').optional(),
  LIVEWELL_DEMO: yesOrNo.optional(),
  LIVEWELL_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  LIVEWELL_PLAN_KEYS: z.string().optional(),
  LIVEWELL_PLAN_KEYS_FILE: z.string().min(1).optional(),
  LIVEWELL_SPARE_MB: z.coerce
    .number({ error: 'must be a whole number of megabytes' })
    .int('must be a whole number of megabytes')
    .min(50, 'must be 50 or more')
    .default(200),
  LIVEWELL_DRAIN_SECONDS: z.coerce.number({ error: 'must be a number of seconds' }).min(0, 'must be 0 or more').max(60, 'must be 60 or less').optional(),
  LIVEWELL_REACH_LOOPBACK: yesOrNo.optional(),
  LIVEWELL_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent'], { error: 'must be debug, info, warn, error or silent' }).optional(),
  LIVEWELL_MAP_TILES: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://tiles.example.org/{z}/{x}/{y}.png' })
    .refine((address) => /\{z\}/.test(address) && /\{x\}/.test(address) && /\{y\}/.test(address), 'must have {z}, {x} and {y} in it')
    .refine((address) => !/[{}]/.test(new URL(address).host), 'must name one server: {s} is not known')
    .optional(),
  LIVEWELL_MAP_CREDIT: z.string().max(300, 'must have at most 300 characters').default(''),
  SMTP_URL: url(/^smtps?$/, 'smtp://mail.example.org:587').optional(),
  NOTIFY_API_KEY: z.string().optional(),
  NOTIFY_API_KEY_FILE: z.string().min(1).optional(),
  NOTIFY_TEXT_TEMPLATE: z.guid('must be the id of a template, such as f33517ff-2a88-4f6e-b855-c550268ce08a').optional(),
  NOTIFY_URL: url(/^https?$/, 'https://notify.example.org').optional(),
  LIVEWELL_MAIL_FROM: z.string().min(3).default('Livewell <no-reply@livewell.example>'),
})

export interface Settings {
  port: number
  host: string
  /** The address that links in messages use. Never taken from a request. No slash at the end. */
  url: string
  /** How many proxies in front of us may be believed about the address a request came from. */
  trustedProxies: number
  dataFolder: string
  databaseUrl: string | undefined
  /** The role that owns the tables and migrates them; the same as `databaseUrl` when not given. */
  databaseOwnerUrl: string | undefined
  demo: boolean
  secret: string
  /** Wraps the keys of people's plans. In no backup of data: without it no plan can be read. */
  keyring: Keyring
  /** Below this much free space on its disk the embedded database is only read. */
  spareBytes: number
  /** How long a server that was told to stop goes on answering after `/ready` says that it is, so that what stands in front looks away. */
  drainSeconds: number
  smtpUrl: string | undefined
  mailFrom: string
  /** Who sends text messages: a key and a template of GOV.UK Notify, at its own address or another. */
  notify: { key: string; template: string; url?: string | undefined } | undefined
  /** Where maps get pictures of the ground, with whom to thank for them. Without it they show points on a plain ground. */
  mapTiles?: { address: string; credit: string } | undefined
  /** Whether feeds may be read from this very machine: for trying things out, never where others give addresses. */
  mayReachLoopback?: boolean
}

/** The environment of a command that signs nobody in and opens no plan, and so needs neither secret. */
export const withoutSecrets = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  LIVEWELL_SECRET: 'not needed: this command signs nobody in',
  LIVEWELL_PLAN_KEYS: Buffer.alloc(32).toString('base64'),
  ...env,
})

/** Reads the settings, with their defaults. Throws SettingProblem, naming the first setting that is wrong. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''))
  const read = environment.safeParse(given)
  if (!read.success) {
    const issue = read.error.issues[0]
    throw new SettingProblem(`${issue?.path.join('.')} ${issue?.message}`)
  }
  const { PORT, HOST, DATABASE_URL, DATABASE_OWNER_URL, LIVEWELL_DEMO, LIVEWELL_SECRET } = read.data
  const dataFolder = resolve(read.data.LIVEWELL_DATA)
  const demo = LIVEWELL_DEMO ?? !DATABASE_URL
  const host = HOST ?? (demo ? '127.0.0.1' : '0.0.0.0')
  if (DATABASE_OWNER_URL && !DATABASE_URL) throw new SettingProblem('DATABASE_OWNER_URL is set and DATABASE_URL is not: set both, or neither')
  if (DATABASE_URL && !LIVEWELL_SECRET) {
    throw new SettingProblem('LIVEWELL_SECRET must be set when DATABASE_URL is: at least 32 characters, for example from `openssl rand -base64 48`')
  }
  return {
    port: PORT,
    host,
    url: (read.data.LIVEWELL_URL ?? `http://${host.includes(':') ? `[${host}]` : host}:${PORT}`).replace(/\/+$/, ''),
    trustedProxies: read.data.TRUSTED_PROXIES,
    dataFolder,
    databaseUrl: DATABASE_URL,
    databaseOwnerUrl: DATABASE_OWNER_URL ?? DATABASE_URL,
    demo,
    secret: LIVEWELL_SECRET ?? keptSecret(dataFolder),
    keyring: readKeyring(read.data.LIVEWELL_PLAN_KEYS, read.data.LIVEWELL_PLAN_KEYS_FILE ?? (DATABASE_URL ? undefined : keptKeys(dataFolder))),
    spareBytes: read.data.LIVEWELL_SPARE_MB * 1024 * 1024,
    drainSeconds: read.data.LIVEWELL_DRAIN_SECONDS ?? (DATABASE_URL ? 3 : 0),
    smtpUrl: read.data.SMTP_URL,
    mailFrom: read.data.LIVEWELL_MAIL_FROM,
    notify: readNotify(read.data),
    mayReachLoopback: read.data.LIVEWELL_REACH_LOOPBACK ?? false,
    mapTiles: read.data.LIVEWELL_MAP_TILES ? { address: read.data.LIVEWELL_MAP_TILES, credit: read.data.LIVEWELL_MAP_CREDIT } : undefined,
  }
}

/** Texts need both a key and a template. The key ends in the ids of the service and of the key, as Notify gives it. */
function readNotify(given: z.output<typeof environment>): Settings['notify'] {
  const { NOTIFY_API_KEY, NOTIFY_API_KEY_FILE, NOTIFY_TEXT_TEMPLATE: template, NOTIFY_URL } = given
  if (!NOTIFY_API_KEY && !NOTIFY_API_KEY_FILE) {
    if (template) throw new SettingProblem('NOTIFY_TEXT_TEMPLATE is set, and neither NOTIFY_API_KEY nor NOTIFY_API_KEY_FILE is: set both, or neither')
    return undefined
  }
  const name = NOTIFY_API_KEY ? 'NOTIFY_API_KEY' : 'NOTIFY_API_KEY_FILE'
  if (!template) throw new SettingProblem(`${name} is set and NOTIFY_TEXT_TEMPLATE is not: set both, or neither`)
  const key = (NOTIFY_API_KEY ?? readSecretFile(name, NOTIFY_API_KEY_FILE as string)).trim()
  if (!/.(-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}){2}$/i.test(key)) throw new SettingProblem(`${name} is no key of GOV.UK Notify: copy the whole of it`)
  return { key, template, url: NOTIFY_URL?.replace(/\/+$/, '') }
}

function readSecretFile(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (problem) {
    throw new SettingProblem(`${name} cannot be used: ${(problem as Error).message}`)
  }
}

/** The keys that wrap the keys of plans, newest first: from the environment, or from a file with one on each line. */
function readKeyring(given: string | undefined, file: string | undefined): Keyring {
  const name = given ? 'LIVEWELL_PLAN_KEYS' : 'LIVEWELL_PLAN_KEYS_FILE'
  if (!given && !file) {
    throw new SettingProblem(
      'LIVEWELL_PLAN_KEYS or LIVEWELL_PLAN_KEYS_FILE must be set when DATABASE_URL is: 32 bytes in base64, for example from `openssl rand -base64 32`',
    )
  }
  try {
    return keyringOf((given ?? readFileSync(file as string, 'utf8')).split(/[\s,]+/).filter(Boolean))
  } catch (problem) {
    throw new SettingProblem(`${name} cannot be used: ${(problem as Error).message}`)
  }
}

/** The file with the keys of an embedded installation: made once, readable by its owner only, and in no backup. */
function keptKeys(dataFolder: string): string {
  const file = join(dataFolder, 'plan-keys')
  keepOnce(dataFolder, file, () => `${newSealingKey().toString('base64')}\n`)
  return file
}

function keepOnce(dataFolder: string, file: string, make: () => string) {
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
    if (!existsSync(file)) writeFileSync(file, make(), { mode: 0o600, flag: 'wx' })
  } catch (problem) {
    throw new SettingProblem(`LIVEWELL_DATA cannot be used: ${(problem as Error).message}`)
  }
}

/** The secret of an embedded installation: made once, then kept beside its data, readable by its owner only. */
function keptSecret(dataFolder: string): string {
  const file = join(dataFolder, 'secret')
  keepOnce(dataFolder, file, () => randomBytes(48).toString('base64url'))
  try {
    const secret = readFileSync(file, 'utf8').trim()
    if (secret.length < 32) throw new Error(`${file} is too short to be a secret`)
    return secret
  } catch (problem) {
    throw new SettingProblem(`LIVEWELL_DATA cannot be used: ${(problem as Error).message}`)
  }
}

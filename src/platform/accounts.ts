import { randomInt } from 'node:crypto'
import { betterAuth } from 'better-auth'
import { APIError, createAuthMiddleware } from 'better-auth/api'
import { magicLink, twoFactor } from 'better-auth/plugins'
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { type Counter, countAttempt, forgetAttempts, type Limit } from './attempts.ts'
import { TooMany } from './errors.ts'
import { newId } from './ids.ts'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './passwords.ts'
import type { Settings } from './settings.ts'
import { newToken } from './tokens.ts'
import { chooseLanguage, wordsFor } from './words.ts'

export type Accounts = ReturnType<typeof makeAccounts>

const MINUTES = 60
const DAYS = 24 * 60 * MINUTES

/** Accounts, sessions and signing in, by Better Auth, with its tables under our words in the schema `auth`. */
export function makeAccounts(pool: pg.Pool, settings: Pick<Settings, 'secret' | 'url'>) {
  const db = new Kysely<never>({ dialect: new PostgresDialect({ pool }) }).withSchema('auth')
  return betterAuth({
    appName: 'Livewell',
    baseURL: settings.url,
    basePath: '/api/auth',
    secret: settings.secret,
    database: { db, type: 'postgres' },
    telemetry: { enabled: false },
    // What it would print can quote an address or a row. Faults of our own pages reach our log without that.
    logger: { disabled: true },
    emailAndPassword: { enabled: true, minPasswordLength: SHORTEST_PASSWORD, maxPasswordLength: LONGEST_PASSWORD, disableSignUp: true },
    hooks: limitedByEmail({ pool, secret: settings.secret }),
    user: {
      modelName: 'account',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    session: {
      modelName: 'session',
      expiresIn: 14 * DAYS,
      // A session ends when it was said to: reading a page does not lengthen it, so a GET writes nothing.
      disableSessionRefresh: true,
      // Their own sessions may be seen by somebody who signed in days ago.
      freshAge: 0,
      fields: {
        userId: 'account_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    account: {
      modelName: 'credential',
      fields: {
        userId: 'account_id',
        accountId: 'provider_account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'rate_limit',
      fields: { lastRequest: 'last_request' },
      window: 60,
      max: 60,
      customRules: { '/sign-in/*': { window: 5 * MINUTES, max: 10 }, '/two-factor/*': { window: 5 * MINUTES, max: 10 } },
    },
    advanced: {
      database: { generateId: () => newId() },
      cookiePrefix: 'livewell',
      useSecureCookies: settings.url.startsWith('https:'),
      // Set by us from what the proxies we trust say; whatever a browser sends under this name is removed first.
      ipAddress: { ipAddressHeaders: ['x-livewell-address'] },
    },
    plugins: [
      magicLink({
        expiresIn: LINK_MINUTES * MINUTES,
        storeToken: 'hashed',
        generateToken: () => newToken().token,
        disableSignUp: true,
        // The link goes to our own page, whose button posts: mail scanners open every link, and a GET must not sign anybody in.
        sendMagicLink: async ({ email, token, metadata }) => {
          const { subject, body } = linkMessage(`${settings.url}/sign-in/link/${token}`, metadata)
          // One statement whether or not somebody has this address, so that the time it takes tells nothing.
          await pool.query(
            'insert into auth.message (id, send_to, subject, body) select $1::uuid, email, $3::text, $4::text from auth.account where email = lower($2)',
            [newId(), email, subject, body],
          )
        },
      }),
      afterLinksToo(
        twoFactor({
          issuer: 'Livewell',
          backupCodeOptions: { customBackupCodesGenerate: () => Array.from({ length: 10 }, newBackupCode) },
          schema: {
            user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
            twoFactor: {
              modelName: 'two_factor',
              fields: { userId: 'account_id', backupCodes: 'backup_codes', failedVerificationCount: 'failed_verification_count', lockedUntil: 'locked_until' },
            },
          },
        }),
      ),
    ],
  })
}

/** How long a link to sign in is good for. */
export const LINK_MINUTES = 20

/** What is carried with a request for a link: the language to write in, and where to go after. */
export type LinkMetadata = { language?: string; next?: string | undefined }

function linkMessage(link: string, metadata: LinkMetadata = {}) {
  const { t } = wordsFor(chooseLanguage(metadata.language, undefined), 'Europe/London')
  const next = metadata.next ? `?next=${encodeURIComponent(metadata.next)}` : ''
  const body = [
    t('Hello,'),
    t('open this page and press the button to sign in to Livewell:'),
    `${link}${next}`,
    t('The link works once, for the next {{minutes}} minutes. If you did not ask for it, you can leave it: nothing happens.', { minutes: LINK_MINUTES }),
  ]
  return { subject: t('Your link to sign in to Livewell'), body: `${body.join('\n\n')}\n` }
}

// Without letters and numbers that look alike, because it is copied from paper. 50 bits.
const CLEAR = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const newBackupCode = () => {
  const code = Array.from({ length: 10 }, () => CLEAR[randomInt(CLEAR.length)]).join('')
  return `${code.slice(0, 5)}-${code.slice(5)}`
}

/** The plugin asks for the second step after a password only. Whoever reads somebody's post must not get round it by a link. */
function afterLinksToo<Plugin extends ReturnType<typeof twoFactor>>(plugin: Plugin): Plugin {
  const after = plugin.hooks.after.map((hook) => ({
    ...hook,
    matcher: (context: Parameters<typeof hook.matcher>[0]) => hook.matcher(context) || context.path === '/magic-link/verify',
  }))
  return { ...plugin, hooks: { after } }
}

/**
 * Tries for one account, from wherever they come: passwords are counted until one is right, links as they are asked for. An
 * address that nobody has is counted alike.
 */
function limitedByEmail(counter: Counter) {
  const limits: Record<string, Limit> = {
    '/sign-in/email': { what: 'password', times: 20, minutes: 15 },
    '/sign-in/magic-link': { what: 'link', times: 6, minutes: 15 },
  }
  const emailIn = (body: { email?: unknown } | undefined) =>
    String(body?.email ?? '')
      .toLowerCase()
      .slice(0, 320)
  return {
    before: createAuthMiddleware(async (ctx) => {
      const limit = limits[ctx.path]
      if (!limit) return
      await countAttempt(counter, limit, emailIn(ctx.body)).catch((problem) => {
        throw problem instanceof TooMany ? new APIError('TOO_MANY_REQUESTS', { code: 'TOO_MANY_TRIES' }) : problem
      })
    }),
    after: createAuthMiddleware(async (ctx) => {
      const limit = limits[ctx.path]
      if (limit && ctx.path === '/sign-in/email' && !(ctx.context.returned instanceof APIError)) await forgetAttempts(counter, limit, emailIn(ctx.body))
    }),
  }
}

import { betterAuth } from 'better-auth'
import { magicLink, twoFactor } from 'better-auth/plugins'
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { newId } from './ids.ts'
import type { Settings } from './settings.ts'

export type Accounts = ReturnType<typeof makeAccounts>

/** How long a password must be. No rules about what is in it: they make passwords worse. */
export const SHORTEST_PASSWORD = 12
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
    logger: { level: 'error' },
    emailAndPassword: { enabled: true, minPasswordLength: SHORTEST_PASSWORD, maxPasswordLength: 200, disableSignUp: true },
    user: {
      modelName: 'account',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    session: {
      modelName: 'session',
      expiresIn: 14 * DAYS,
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
        expiresIn: 20 * MINUTES,
        storeToken: 'hashed',
        disableSignUp: true,
        // The link goes to our own page, whose button posts: mail scanners open every link, and a GET must not sign anybody in.
        sendMagicLink: async ({ email, token }) => {
          await pool.query('insert into auth.message (id, send_to, subject, body) values ($1, $2, $3, $4)', [
            newId(),
            email,
            'Your link to sign in to Livewell',
            `Hello,\n\nopen this page and press the button to sign in to Livewell:\n\n${settings.url}/sign-in/link/${token}\n\nThe link works once, for the next 20 minutes. If you did not ask for it, you can leave it: nothing happens.\n`,
          ])
        },
      }),
      twoFactor({
        issuer: 'Livewell',
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            modelName: 'two_factor',
            fields: { userId: 'account_id', backupCodes: 'backup_codes', failedVerificationCount: 'failed_verification_count', lockedUntil: 'locked_until' },
          },
        },
      }),
    ],
  })
}

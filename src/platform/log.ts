import pino, { type Logger } from 'pino'

export type Log = Logger

/** One line of JSON for each thing that happened. Never a name, a body, a token, or an address with one in it. */
export const makeLog = (level = process.env['LIVEWELL_LOG'] ?? 'info'): Log =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (label) => ({ level: label }) } })

/**
 * A path as the log may keep it: ids and the like stay out, because an address can lead to a person, and a link in a
 * message carries a token.
 */
export const pathForLog = (path: string): string =>
  path
    .split('/')
    .map((part) => (/^[a-z][a-z-]{0,39}$/.test(part) || part === '' ? part : '…'))
    .join('/')

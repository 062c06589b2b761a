const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EPIPE',
  'EHOSTUNREACH',
  // PostgreSQL's own: shutting down, starting up, too many connections, connection lost, disk full.
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08000',
  '08003',
  '08006',
  '53100',
])

/** Whether a problem means that the database cannot be reached just now, as the driver says it in its several ways. */
export const isDatabaseAway = (problem: Error & { code?: string }): boolean =>
  AWAY.has(problem.code ?? '') ||
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(problem.message)

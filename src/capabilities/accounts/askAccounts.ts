import { isAPIError } from 'better-auth/api'
import type { Context } from 'hono'
import { TooMany } from '../../platform/errors.ts'
import { headersFor } from '../../platform/http/accountsApi.ts'
import type { House, OutsideEnv } from '../../platform/http/env.ts'

type Api = House['accounts']['api']
interface Given {
  headers: Headers
  asResponse: true
}

interface Answered {
  ok: boolean
  status: number
  /** Why not, in Better Auth's own word: INVALID_EMAIL_OR_PASSWORD. */
  code: string | undefined
  body: Record<string, any>
}

/**
 * Asks Better Auth to do something for this request, and passes on the cookies it sets. What a person did wrong is an answer
 * with its code; too many tries throw TooMany; a fault of its own throws.
 */
export async function askAccounts(c: Context<OutsideEnv>, ask: (api: Api, given: Given) => Promise<Response>): Promise<Answered> {
  const response = await ask(c.var.house.accounts.api, { headers: headersFor(c), asResponse: true }).catch(asResponse)
  for (const cookie of response.headers.getSetCookie()) c.header('set-cookie', cookie, { append: true })
  const body = await read(response)
  if (response.status === 429) throw new TooMany(15 * 60)
  if (response.status >= 500) throw new Error(`Better Auth answered ${response.status}`)
  return { ok: response.ok, status: response.status, code: body['code'], body }
}

// A refusal before the endpoint itself is thrown, whatever was asked for.
function asResponse(problem: unknown): Response {
  if (!isAPIError(problem)) throw problem
  return new Response(JSON.stringify(problem.body ?? {}), { status: problem.statusCode })
}

async function read(response: Response): Promise<Record<string, any>> {
  const text = await response.text()
  return text.startsWith('{') ? JSON.parse(text) : {}
}

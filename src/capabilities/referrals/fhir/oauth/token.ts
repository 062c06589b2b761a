import type { Context } from 'hono'
import { createLocalJWKSet, errors, type JSONWebKeySet, jwtVerify } from 'jose'
import { isId } from '../../../../platform/ids.ts'
import { hashToken, newToken } from '../../../../platform/tokens.ts'
import { asClinical, type C, TOKEN } from '../asSystem.ts'
import { findPublicKeys, keepToken, useAssertion } from '../queries.ts'
import type { May } from '../system.ts'
import { ALGORITHMS } from './publicKeys.ts'

const SECONDS = 300
/** How far two clocks may be apart. */
const SKEW = 30
const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/** What each thing that a system may do is called by SMART on FHIR. */
export const scopesOf: Record<May, readonly string[]> = {
  send: ['system/ServiceRequest.c', 'system/Task.c'],
  follow: ['system/ServiceRequest.r', 'system/Task.rs'],
}

/** A refusal as OAuth 2 has it (RFC 6749, 5.2). Which part of a signature was wrong is not said. */
class TokenProblem extends Error {
  readonly code: 'invalid_request' | 'invalid_client' | 'unsupported_grant_type' | 'invalid_scope'
  constructor(code: TokenProblem['code'], why: string) {
    super(why)
    this.code = code
  }
}

/** Gives a token to a system that signed for it (OAuth 2 client credentials, private_key_jwt of RFC 7523). */
export async function giveToken(c: C): Promise<Response> {
  const headers = { 'cache-control': 'no-store' }
  try {
    return c.json(await tokenFor(c), 200, headers)
  } catch (problem) {
    if (!(problem instanceof TokenProblem)) throw problem
    return c.json({ error: problem.code, error_description: problem.message }, problem.code === 'invalid_client' ? 401 : 400, headers)
  }
}

async function tokenFor(c: C) {
  const form = await formOf(c)
  const assertion = form.get('client_assertion') ?? ''
  if (!assertion || form.get('client_assertion_type') !== ASSERTION) throw new TokenProblem('invalid_client', 'Send a client_assertion that your system signed')
  if (form.get('grant_type') !== 'client_credentials') throw new TokenProblem('unsupported_grant_type', 'The grant_type is client_credentials')
  const { house, partnership, now } = c.var
  const id = claimedBy(assertion)
  const reach = { partnershipId: partnership.id, systemId: id }
  const known = await asClinical(house, reach, (tx) => findPublicKeys(tx, partnership.id, id))
  if (!known?.publicKeys) throw notSigned()
  const { jti, exp } = await verified(assertion, known.publicKeys as unknown as JSONWebKeySet, { id, audience: `${c.var.base}/token`, now })
  const may = mayFor(form.get('scope'), known.may)
  const { token } = newToken()
  const access_token = `${TOKEN}${token}`
  const given = { may, tokenHash: hashToken(access_token), expiresAt: new Date(now.getTime() + SECONDS * 1000) }
  const isFirst = await asClinical(house, reach, async (tx) => {
    const first = await useAssertion(tx, partnership.id, id, { jtiHash: hashToken(jti), expiresAt: new Date((exp + SKEW) * 1000), now })
    if (first) await keepToken(tx, partnership.id, id, given, now)
    return first
  })
  if (!isFirst) throw new TokenProblem('invalid_client', 'This assertion was used already. Sign a new one')
  return { access_token, token_type: 'bearer', expires_in: SECONDS, scope: may.flatMap((each) => scopesOf[each]).join(' ') }
}

async function formOf(c: Context): Promise<URLSearchParams> {
  if (!/^application\/x-www-form-urlencoded/i.test(c.req.header('content-type') ?? ''))
    throw new TokenProblem('invalid_client', 'Send a form with a client_assertion')
  return new URLSearchParams(await c.req.text())
}

const notSigned = () => new TokenProblem('invalid_client', 'This was not signed by a system that we know, for this address, a short time ago')

/** Who says that they signed it: whose keys have to show it. */
function claimedBy(assertion: string): string {
  try {
    const { iss } = JSON.parse(Buffer.from(assertion.split('.')[1] ?? '', 'base64url').toString()) as { iss?: unknown }
    if (typeof iss === 'string' && isId(iss)) return iss
  } catch {
    // Answered like every other that is not signed.
  }
  throw notSigned()
}

async function verified(assertion: string, keys: JSONWebKeySet, { id, audience, now }: { id: string; audience: string; now: Date }) {
  try {
    const { payload } = await jwtVerify(assertion, createLocalJWKSet(keys), {
      algorithms: [...ALGORITHMS],
      issuer: id,
      subject: id,
      audience,
      currentDate: now,
      clockTolerance: SKEW,
      requiredClaims: ['exp', 'jti'],
    })
    const { jti, exp } = payload
    const isShort = exp !== undefined && exp <= now.getTime() / 1000 + SECONDS + SKEW
    if (typeof jti !== 'string' || jti.length < 8 || jti.length > 300 || !isShort || typeof payload.aud !== 'string') throw notSigned()
    return { jti, exp }
  } catch (problem) {
    if (problem instanceof errors.JOSEError || problem instanceof TypeError) throw notSigned()
    throw problem
  }
}

/** What a token is for: all that the system may, or less when it asks for less. */
function mayFor(scope: string | null, may: readonly May[]): May[] {
  const asked = (scope ?? '').split(' ').filter(Boolean)
  const given = may.filter((each) => asked.length === 0 || scopesOf[each].some((name) => asked.includes(name)))
  if (given.length === 0) throw new TokenProblem('invalid_scope', 'This system may do none of that')
  return given
}

/** How to be given a token, for programs (SMART App Launch 2.0). */
export const smartConfiguration = (base: string) => ({
  token_endpoint: `${base}/token`,
  grant_types_supported: ['client_credentials'],
  token_endpoint_auth_methods_supported: ['private_key_jwt'],
  token_endpoint_auth_signing_alg_values_supported: ALGORITHMS,
  scopes_supported: Object.values(scopesOf).flat(),
  capabilities: ['client-confidential-asymmetric', 'permission-v2'],
})

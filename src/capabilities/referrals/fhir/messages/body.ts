import { createHash } from 'node:crypto'
import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import type { C, FhirEnv } from '../asSystem.ts'
import { error, FhirProblem } from '../problem.ts'

/** The most that one message may be, in bytes, and how deep what is in it may nest. A referral is some ten kilobytes and ten deep. */
const LARGEST = 1024 * 1024
const DEEPEST = 40

const tooLarge = () => new FhirProblem(413, error('too-costly', 'A message may be 1 MB at most. Nothing was kept'))

/** Turns away what is too large, without reading it to its end. */
export const limitedBody = () =>
  bodyLimit({
    maxSize: LARGEST,
    onError: () => {
      throw tooLarge()
    },
  })

/** Refuses bodies that are no JSON before anything reads them. */
export const jsonBody = () =>
  createMiddleware<FhirEnv>(async (c, next) => {
    if (!/^application\/(fhir\+)?json(\s*;|$)/i.test(c.req.header('content-type') ?? '')) {
      throw new FhirProblem(415, error('not-supported', 'Send application/fhir+json'))
    }
    await next()
  })

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json }

/** The resource in the body. Throws FhirProblem for what is no JSON, nests too deep, or holds what no text may. */
export async function readResource(c: C): Promise<{ resourceType: string; [name: string]: Json }> {
  const text = decode(new Uint8Array(await c.req.arrayBuffer()))
  if (depthOf(text) > DEEPEST) throw new FhirProblem(413, error('too-costly', `What is sent may nest ${DEEPEST} deep. Nothing was kept`))
  let value: Json
  try {
    value = JSON.parse(text)
  } catch {
    throw new FhirProblem(400, error('structure', 'The body is not JSON'))
  }
  // No column of the database can hold it.
  if (/\\u0000/.test(text) && JSON.stringify(value).includes('\\u0000')) throw new FhirProblem(400, error('value', 'A text holds a null character'))
  if (value === null || typeof value !== 'object' || Array.isArray(value) || typeof value['resourceType'] !== 'string') {
    throw new FhirProblem(400, error('structure', 'The body is not a FHIR resource: it has no resourceType'))
  }
  return value as { resourceType: string }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new FhirProblem(400, error('structure', 'The body is not UTF-8'))
  }
}

/** How deep a JSON text nests, found without building it. */
export function depthOf(text: string): number {
  let [depth, deepest, isInText] = [0, 0, false]
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]
    if (isInText) {
      if (letter === '\\') at++
      else if (letter === '"') isInText = false
    } else if (letter === '"') isInText = true
    else if (letter === '{' || letter === '[') deepest = Math.max(deepest, ++depth)
    else if (letter === '}' || letter === ']') depth--
  }
  return deepest
}

/** The same for two texts that say the same, whatever the order of their names and the room between them. */
export const hashOf = (value: Json): string =>
  createHash('sha256')
    .update(JSON.stringify(inOrder(value)))
    .digest('hex')

function inOrder(value: Json): Json {
  if (Array.isArray(value)) return value.map(inOrder)
  if (value === null || typeof value !== 'object') return value
  // A null prototype, so that a name like __proto__ is a name like others.
  const sorted: { [name: string]: Json } = Object.create(null)
  for (const name of Object.keys(value).sort()) sorted[name] = inOrder(value[name] as Json)
  return sorted
}

import { z } from 'zod'
import type { Opened } from './opened.ts'
import { type ListName, type ParameterName, parameters, parametersOf } from './parameters.ts'
import * as shapes from './shapes/shapes.ts'

const schemas = {
  ApiDetails: shapes.apiDetails,
  MinimalItem: shapes.minimalItem,
  Organization: shapes.organization,
  OrganizationLine: shapes.organizationLine,
  Problem: shapes.problem,
  Service: shapes.service,
  ServiceAtLocation: shapes.serviceAtLocation,
  ServiceAtLocationLine: shapes.serviceAtLocationLine,
  ServiceLine: shapes.serviceLine,
  Taxonomy: shapes.taxonomyWithTerms,
  TaxonomyLine: shapes.taxonomy,
  TaxonomyTerm: shapes.taxonomyTerm,
} as const

type SchemaName = keyof typeof schemas | 'Page'

const things: Record<ListName, { one: string; whole: SchemaName; line: SchemaName }> = {
  services: { one: 'service', whole: 'Service', line: 'ServiceLine' },
  service_at_locations: { one: 'service at location', whole: 'ServiceAtLocation', line: 'ServiceAtLocationLine' },
  organizations: { one: 'organization', whole: 'Organization', line: 'OrganizationLine' },
  taxonomies: { one: 'taxonomy', whole: 'Taxonomy', line: 'TaxonomyLine' },
  taxonomy_terms: { one: 'taxonomy term', whole: 'TaxonomyTerm', line: 'TaxonomyTerm' },
}

const page = z.object({
  total_items: z.int().meta({ description: 'How many there are in all.' }),
  total_pages: z.int().meta({ description: 'How many pages; 1 when there is nothing.' }),
  page_number: z.int(),
  size: z.int().meta({ description: 'How many are on this page.' }),
  first_page: z.boolean(),
  last_page: z.boolean(),
  empty: z.boolean(),
})

/** The description of the feed, made from what reads its parameters and writes its answers. */
export function describeApi({ address, partnership }: Opened) {
  return {
    openapi: '3.1.0',
    info: {
      title: `The directory of ${partnership.name}`,
      version: 'HSDS-UK-3.0',
      description:
        'Open Referral UK 3.0, open to everybody. Fields that begin with livewell_ are no part of the standard. Problems are answered in JSON (RFC 9457).',
    },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    servers: [{ url: address }],
    paths: {
      '/': { get: reading('About this feed', [], ref('ApiDetails')) },
      '/openapi.json': { get: reading('This description', [], { type: 'object' }) },
      ...Object.fromEntries((Object.keys(parametersOf) as ListName[]).flatMap((name) => pathsOf(name))),
    },
    components: {
      parameters: Object.fromEntries((Object.keys(parameters) as ParameterName[]).map((name) => [name, asParameter(name)])),
      schemas: { ...Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, asSchema(schema)])), Page: asSchema(page) },
    },
  }
}

const ref = (name: SchemaName) => ({ $ref: `#/components/schemas/${name}` })

function pathsOf(name: ListName): [string, object][] {
  const { one, whole, line } = things[name]
  const items = [...new Set([line, whole, 'MinimalItem' as const])].map(ref)
  const list = { allOf: [ref('Page'), { type: 'object', required: ['contents'], properties: { contents: { type: 'array', items: { anyOf: items } } } }] }
  const named = parametersOf[name].map((parameter) => ({ $ref: `#/components/parameters/${parameter}` }))
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }
  const ofOne = name === 'organizations' ? [id, { $ref: '#/components/parameters/full_service' }] : [id]
  return [
    [`/${name}`, { get: reading(`A page of the list of each ${one}`, named, list, { 'application/x-ndjson': { schema: { anyOf: items } } }) }],
    [`/${name}/{id}`, { get: reading(`One ${one}, with all that belongs to it`, ofOne, ref(whole)) }],
  ]
}

function reading(summary: string, named: readonly object[], schema: object, more: Record<string, object> = {}) {
  const problem = (description: string) => ({ description, content: { 'application/problem+json': { schema: ref('Problem') } } })
  return {
    summary,
    parameters: named,
    responses: {
      200: { description: 'What was asked for.', content: { 'application/json': { schema }, ...more } },
      304: { description: 'The same as what has the ETag of If-None-Match.' },
      ...(named.length > 0 ? { 400: problem('A parameter that is none, or is not what it may be.') } : {}),
      404: problem('There is no such thing.'),
      429: problem('Asked too often. Retry-After says when to ask again.'),
    },
  }
}

function asParameter(name: ParameterName) {
  const { description, ...schema } = asSchema(parameters[name]) as { description?: string }
  return { name, in: 'query', required: false, description, schema }
}

function asSchema(schema: z.ZodType): object {
  const { $schema, ...json } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return json
}

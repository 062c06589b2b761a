import { beforeAll, describe, expect, test } from 'vitest'
import { sowDirectory } from '../../../../tests/kit/directory.ts'
import { hasOpenReferral, mockOf, openReferralFaults } from '../../../../tests/kit/openReferral.ts'
import { aWorld, type World } from '../../../../tests/kit/world.ts'

const BASE = '/ashcombe/open-referral-uk/v3'

describe.runIf(hasOpenReferral())('by the schemas of Open Referral UK', () => {
  const faultsIn = openReferralFaults()
  let world: World
  let there: Awaited<ReturnType<typeof sowDirectory>>
  beforeAll(async () => {
    world = await aWorld()
    there = await sowDirectory(world)
  })
  const read = async (path: string) => {
    const answer = await world.ask(BASE + path)
    expect(answer.status, path).toBe(200)
    return answer.json()
  }

  test('the examples of the standard that fail do fail, and the others pass', () => {
    expect(faultsIn('service_list', mockOf('default', 'service_list'))).toEqual([])
    expect(faultsIn('service', mockOf('default', 'service_full'))).toEqual([])
    expect(faultsIn('service', mockOf('fail', 'service_full'))).not.toEqual([])
    expect(faultsIn('api_details', mockOf('fail', 'api_details'))).not.toEqual([])
  })

  test('what it says about itself is valid', async () => {
    for (const path of ['', '/']) expect(faultsIn('api_details', await read(path))).toEqual([])
  })

  test.each(['services', 'service_at_locations', 'taxonomies', 'taxonomy_terms'] as const)('every page of %s is valid', async (name) => {
    const schema = {
      services: 'service_list',
      service_at_locations: 'service_at_location_list',
      taxonomies: 'taxonomy_list',
      taxonomy_terms: 'taxonomy_term_list',
    }[name]
    for (const query of ['', '?per_page=1', '?page=2&per_page=1', '?page=900', '?modified_after=2020-01-01']) {
      const page = await read(`/${name}${query}`)
      expect(faultsIn(schema, page), `${name}${query}`).toEqual([])
      expect(page.contents.length).toBe(query.includes('900') ? 0 : page.size)
    }
  })

  test('every organization of the list is valid', async () => {
    const page = await read('/organizations')
    expect(page.contents).toHaveLength(3)
    for (const organization of page.contents) expect(faultsIn('organization_list', organization)).toEqual([])
  })

  test('every thing of every list is valid on its own, whole and in the stream', async () => {
    const schemas = {
      services: 'service',
      service_at_locations: 'service_at_location',
      organizations: 'organization',
      taxonomies: 'taxonomy',
      taxonomy_terms: 'taxonomy_term',
    }
    for (const [name, schema] of Object.entries(schemas)) {
      const { contents } = await read(`/${name}${name.startsWith('service') ? '?modified_after=2020-01-01' : ''}`)
      expect(contents.length, name).toBeGreaterThan(1)
      for (const { id } of contents) expect(faultsIn(schema, await read(`/${name}/${id}`)), `${name}/${id}`).toEqual([])
      const full = name.startsWith('tax') ? '' : '&full=true'
      const lines = (await (await world.ask(`${BASE}/${name}?format=ndjson${full}`)).text()).trimEnd().split('\n')
      for (const line of lines) expect(faultsIn(schema, JSON.parse(line)), line).toEqual([])
    }
  })

  test('an optional field without a value is left out, everywhere', async () => {
    const everything = await (await world.ask(`${BASE}/services?format=ndjson&full=true`)).text()
    expect(everything).not.toMatch(/:null|:\[\]|"(url|uri|email|website|fees|notes|code)":""/)
    expect(everything).toContain('"url":"https://river.example/a%7Cb%25zz?q=%C3%A9%7B%7D"')
    // "Ask at the bar" is no address, "ring us" none either.
    const lunch = await read(`/services/${there.lunch.id}`)
    for (const name of ['url', 'email', 'attributes']) expect(lunch).not.toHaveProperty(name)
    expect(await read(`/services/${there.choir.id}`)).not.toHaveProperty('description')
  })

  test('items of a list have their organization, and no list in them', async () => {
    const { contents } = await read('/services')
    for (const service of contents) {
      expect(service.organization).toMatchObject({ id: service.organization_id, name: expect.any(String), description: expect.any(String) })
      for (const name of ['schedules', 'service_at_locations', 'languages', 'cost_options', 'contacts', 'attributes']) expect(service).not.toHaveProperty(name)
    }
  })
})

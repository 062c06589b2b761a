import { beforeAll, expect, test } from 'vitest'
import { sowDirectory } from '../../../../tests/kit/directory.ts'
import { aWorld, type World } from '../../../../tests/kit/world.ts'
import { newId } from '../../../platform/ids.ts'

let world: World
let there: Awaited<ReturnType<typeof sowDirectory>>
beforeAll(async () => {
  world = await aWorld()
  there = await sowDirectory(world)
})

const ask = (path: string) => world.ask(`/ashcombe/open-referral-uk/v3${path}`)
const read = async (path: string) => {
  const answer = await ask(path)
  expect(answer.status, await answer.clone().text()).toBe(200)
  return answer.json()
}
const named = async (path: string) =>
  (await read(path)).contents.map(({ name, location }: { name?: string; location?: { name: string } }) => name ?? location?.name)

test.each<[query: () => string, names: string[]]>([
  [() => '', ['Mill walk', 'Lunch club', 'Choir']],
  [() => '?search=walking', ['Mill walk']],
  [() => '?search=soup', ['Lunch club']],
  [() => '?search=nothing+of+the+kind', []],
  [() => `?taxonomy_term_id=${there.walking.id}`, ['Mill walk']],
  [() => `?taxonomy_term_id=${there.carers.id}`, ['Mill walk', 'Choir']],
  [() => `?taxonomy_id=${there.about.id}`, ['Mill walk']],
  [() => `?taxonomy_id=${there.whom.id}&taxonomy_term_id=${there.walking.id}`, []],
  [() => '?minimum_age=18', ['Mill walk', 'Choir']],
  [() => '?minimum_age=18.5', ['Choir']],
  [() => '?maximum_age=90', ['Mill walk']],
  [() => '?maximum_age=89', []],
  [() => '?start_time=17:00', ['Mill walk']],
  [() => '?end_time=14:00:00', ['Mill walk', 'Lunch club']],
  [() => '?day=TH', ['Mill walk', 'Lunch club']],
  [() => '?day=fr', ['Mill walk', 'Lunch club']],
  [() => '?day=TH&start_time=17:00', []],
  [() => '?day=FR&start_time=17:00&end_time=20:00&search=river', ['Mill walk']],
  [() => `?organization_id=${there.organiser.id}`, ['Mill walk']],
  [() => `?organization_id=${world.partnershipId}`, ['Lunch club', 'Choir']],
  [() => `?organization_id=${newId()}`, []],
  [() => '?search=&day=', ['Mill walk', 'Lunch club', 'Choir']],
])('services narrowed by %s', async (query, names) => {
  expect(await named(`/services${query()}`)).toEqual(names)
})

test.each([
  ['', ['Mill Lane hall', 'On the screen', 'Far hall']],
  ['?postcode=as12ab', ['Mill Lane hall']],
  ['?postcode=AS1+2AB&proximity=10', ['Mill Lane hall']],
  ['?postcode=AS1+2AB&proximity=40000', ['Mill Lane hall', 'Far hall']],
  ['?postcode=AS1+2AB&proximity=40000&search=soup', ['Far hall']],
])('services at locations narrowed by %s', async (query, names) => {
  expect(await named(`/service_at_locations${query}`)).toEqual(names)
})

test.each<[path: () => string, names: string[]]>([
  [() => '/organizations?search=RIVER', ['Friends of the river']],
  [() => '/organizations?search=%25', []],
  [() => `/organizations?taxonomy_term_id=${there.carers.id}`, ['Friends of the river']],
  [() => '/taxonomies?search=suits', ['Whom it suits']],
  [() => `/taxonomy_terms?taxonomy_id=${there.whom.id}`, ['People who care for somebody']],
  [() => `/taxonomy_terms?parent_id=${there.outdoors.id}`, ['Walking']],
  [() => '/taxonomy_terms?top_only=true', ['Outdoors', 'People who care for somebody']],
  [() => '/taxonomy_terms?top_only=false', ['Outdoors', 'Walking', 'People who care for somebody']],
])('%s', async (path, names) => {
  expect((await named(path())).sort()).toEqual(names.sort())
})

test('asked in full, everything that belongs to each is there; not asked, it is not', async () => {
  const [full] = (await read('/services?full=true&per_page=1')).contents
  expect(full).toEqual(await read(`/services/${full.id}`))
  expect(full.schedules).toHaveLength(2)
  const [place] = (await read('/service_at_locations?full=true&per_page=1')).contents
  expect(place).toEqual(await read(`/service_at_locations/${place.id}`))
  expect(place).toMatchObject({
    location: { addresses: [{ city: 'Ashcombe' }] },
    schedules: [{ byday: 'TH' }],
    service: { languages: [{ code: 'en' }, {}, {}] },
  })
})

test('an organization has its services, with one value each or in full', async () => {
  const { id } = there.organiser
  expect((await read('/organizations')).contents.every((each: object) => !('services' in each))).toBe(true)
  const lines = await read('/organizations?full=true')
  expect(lines.contents.find((each: { id: string }) => each.id === id).services).toMatchObject([{ name: 'Mill walk' }])
  expect(lines.contents.find((each: { id: string }) => each.id === id).services[0]).not.toHaveProperty('schedules')
  for (const each of [
    await read(`/organizations/${id}`),
    (await read('/organizations?full_service=true')).contents.find((one: { id: string }) => one.id === id),
  ]) {
    expect(each.services).toEqual([await read(`/services/${there.walk.id}`)])
  }
  expect(await read(`/organizations/${there.idle.id}`)).not.toHaveProperty('services')
  expect((await read(`/organizations/${world.partnershipId}`)).services.map(({ name }: { name: string }) => name)).toEqual(['Lunch club', 'Choir'])
})

test('a taxonomy has its terms', async () => {
  const { taxonomy_terms: terms } = await read(`/taxonomies/${there.about.id}`)
  expect(terms).toMatchObject([{ name: 'Outdoors' }, { name: 'Walking', parent_id: there.outdoors.id, taxonomy: 'What it is about' }])
})

test.each([
  ['/services?page=0', 'page', 'page is 1 or more'],
  ['/services?page=two', 'page', 'page is a whole number'],
  ['/services?page=1.5', 'page', 'page is a whole number'],
  ['/services?page=1e12', 'page', 'page is 1000000000 at most'],
  ['/services?per_page=101', 'per_page', 'per_page is 100 at most'],
  ['/services?per_page=-5', 'per_page', 'per_page is 1 or more'],
  ['/services?page=1&page=2', 'page', 'page is given more than once'],
  ['/services?day=Thursday', 'day', 'day is MO, TU, WE, TH, FR, SA or SU'],
  ['/services?start_time=25:00', 'start_time', 'start_time is a time of day, like 09:30'],
  ['/services?minimum_age=old', 'minimum_age', 'minimum_age is a number'],
  ['/services?taxonomy_term_id=walking', 'taxonomy_term_id', 'taxonomy_term_id is an id'],
  ['/services?modified_after=yesterday', 'modified_after', 'modified_after is a moment'],
  ['/services?modified_after=0000-01-01', 'modified_after', 'modified_after is a moment'],
  ['/services?minimal=maybe', 'minimal', 'minimal is true or false'],
  ['/services?format=xml', 'format', 'format is json or ndjson'],
  ['/services?search=%00', 'search', 'search has a sign in it that cannot be read'],
  [`/services?search=${'x'.repeat(201)}`, 'search', 'search has 200 letters at most'],
  ['/services?taxonomy_terms_id=x', 'taxonomy_terms_id', 'There is no parameter of this name here'],
  ['/services?postcode=AS1+2AB', 'postcode', 'There is no parameter of this name here'],
  ['/service_at_locations?postcode=AS1', 'postcode', 'postcode is a whole postcode'],
  ['/service_at_locations?postcode=ZZ1+1AA', 'postcode', 'postcode is not one that is known here'],
  ['/service_at_locations?proximity=5', 'proximity', 'proximity is asked with a postcode'],
  ['/service_at_locations?postcode=AS1+2AB&proximity=1e9', 'proximity', 'proximity is 100000 metres at most'],
  ['/taxonomies/x?full=true', 'full', 'There is no parameter of this name here'],
])('%s is a 400 that says why', async (path, parameter, detail) => {
  const answer = await ask(path)
  expect(answer.status).toBe(400)
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  expect(await answer.json()).toMatchObject({ status: 400, parameter, detail: expect.stringContaining(detail) })
})

test('words of a search that a query language knows are words', async () => {
  for (const words of [`'"\\ <b> & | ! ( :*`, '%', '-', '"', 'walk OR soup']) {
    expect((await ask(`/services?search=${encodeURIComponent(words)}`)).status).toBe(200)
    expect((await ask(`/organizations?search=${encodeURIComponent(words)}`)).status).toBe(200)
  }
})

import { beforeAll, expect, test } from 'vitest'
import { aWorld, type World } from '../../../../tests/kit/world.ts'
import { newId } from '../../../platform/ids.ts'
import { makeReferral, type NewReferral } from './makeReferral.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

const referred = (more: Partial<NewReferral> = {}): NewReferral => ({
  id: newId(),
  wayIn: 'consultation',
  ownWords: 'Company',
  agreed: { how: 'said so', note: 'Not a word to my brother' },
  mayTellReferrer: true,
  referrer: { name: 'Dr Lowe', role: 'GP', organisation: 'Mill Lane', email: 'lowe@mill-lane.example' },
  particulars: { reason: 'Lonely', matters: 'The garden', risksKnown: 'none known' },
  person: {
    name: 'Ivy Marsh',
    bornOn: '1950-03-02',
    nhsNumber: '944 930 7539',
    reachBy: 'text',
    phone: '07700 900123',
    postcode: 'AS2 1AA',
    whoMaySee: 'Nobody',
    goodTimes: 'Mornings',
    language: 'pl',
    needsInterpreter: true,
    accessNeeds: ['step-free'],
    supporterName: 'May',
    supporterIs: 'daughter',
    supporterContact: '07700 900124',
    supporterAgreed: true,
  },
  ...more,
})
const make = (referral: NewReferral) => world.acting(world.members.referrer, (acting) => makeReferral(acting, referral))
const row = async (table: 'person' | 'referral', id: string) => (await world.database.pool.query(`select * from ${table} where id = $1`, [id])).rows[0]

test('all that was said of a person and of a referral is kept, and it goes to the team of the area', async () => {
  const referral = referred()
  expect(await make(referral)).toEqual({ reference: expect.stringMatching(/^.{5}-.{5}$/), isNew: true })
  expect(await row('person', referral.id)).toMatchObject({
    team_id: world.south.id,
    born_on: '1950-03-02',
    nhs_number: '9449307539',
    may_text: true,
    who_may_see: 'Nobody',
    good_times: 'Mornings',
    language: 'pl',
    needs_interpreter: true,
    access_needs: ['step-free'],
    supporter_name: 'May',
    supporter_agreed: true,
    matters: 'The garden',
  })
  expect(await row('referral', referral.id)).toMatchObject({
    organisation_id: world.practice.id,
    agreed_how: 'said so',
    agreed_note: 'Not a word to my brother',
    referrer_email: 'lowe@mill-lane.example',
    referrer_phone: null,
    reason: 'Lonely',
    matters: 'The garden',
    risks_known: 'none known',
    risks: '',
  })
})

test('what is sent twice is one referral, and the second time is told', async () => {
  const referral = referred()
  const { reference } = await make(referral)
  expect(await make({ ...referral, ownWords: 'Something else' })).toEqual({ reference, isNew: false })
  expect(await row('referral', referral.id)).toMatchObject({ own_words: 'Company' })
})

test('a wrong NHS number is kept as it was given', async () => {
  const referral = referred()
  await make({ ...referral, person: { ...referral.person, nhsNumber: '3478526985' } })
  expect(await row('person', referral.id)).toMatchObject({ nhs_number: '3478526985' })
})

test('a referral says nothing of risks by leaving them out: it was not asked', async () => {
  const { particulars, ...referral } = referred()
  await make(referral)
  expect(await row('referral', referral.id)).toMatchObject({ risks_known: 'not asked' })
})

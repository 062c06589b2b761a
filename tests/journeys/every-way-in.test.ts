import { beforeAll, expect, test } from 'vitest'
import { foldName } from '../../src/platform/fold.ts'
import { newId } from '../../src/platform/ids.ts'
import { aServiceRequest } from '../kit/clinical.ts'
import { AT_A_DESK, ON_A_PHONE, type Place, tellIn } from '../kit/telling.ts'
import type { Visitor } from '../kit/visitor.ts'

// Asking for oneself, a talk with a nurse, and a practice's list have stories of their own. Each of these is told where it is really used.

const LIBRARY = 'Ashcombe Library Friends'

tellIn([AT_A_DESK], (place) => {
  test('a nurse with an account refers after a yearly check, and types nothing that we know of her', async () => {
    const nurse = await place.somebody(place.world.members.referrer)
    await nurse.open('/ashcombe/referrals/mine')
    await nurse.follow('Introduce somebody')
    await nurse.follow('Refer somebody after a yearly check')
    await whenTheySayWhoItIs(nurse, 'Olive Hart')
    await andWhyTheyRefer(nurse, { wish: 'To walk without thinking about her breath', more: ['Which yearly check was it?', 'Breathing'] })
    await andHowToReachThem(nurse)
    expect(await nurse.page.getByLabel('Your name', { exact: true }).inputValue()).toBe(place.world.members.referrer.name)
    expect(await nurse.page.getByLabel('Your organisation', { exact: true }).inputValue()).toBe('Mill Lane Surgery')
    await nurse.write('Your role', 'Practice nurse')
    await nurse.press('Go on')
    await nurse.press('Send')
    await thenTheCoachReads(place, 'Olive Hart', ['To walk without thinking about her breath', 'From a yearly health check', 'Breathing'])
    await nurse.open('/ashcombe/referrals/mine')
    await nurse.sees('Olive Hart')
  })

  test('a social worker refers, and says who helps already', async () => {
    const worker = await place.somebody()
    await worker.open('/ashcombe/referrals/introduce')
    await worker.follow('Refer somebody from social care')
    await whenTheySayWhoItIs(worker, 'Len Parr')
    await andWhyTheyRefer(worker, {
      wish: 'Dominoes, like before',
      more: ['Who else is helping them?', 'A carer comes each morning'],
      risk: 'He falls. Keep the hall lit',
    })
    await andHowToReachThem(worker)
    await andWhoTheyAre(worker, { name: 'Pat Lowe', role: 'Social worker', organisation: 'Ashcombe Council' })
    await thenTheCoachReads(place, 'Len Parr', ['Dominoes, like before', 'From social care', 'A carer comes each morning', 'He falls. Keep the hall lit'])
  })

  test('somebody of a charity refers, and what they leave out is asked for before it is sent', async () => {
    const adviser = await place.somebody()
    await adviser.open('/ashcombe/referrals/introduce')
    await adviser.follow('Refer somebody from a charity or housing')
    await whenTheySayWhoItIs(adviser, 'Mia Frost')
    await adviser.write('What would they like?', 'A garden to dig in')
    await adviser.write('Why do you refer them?', 'We helped with her rent, and she has nobody near')
    await adviser.press('Go on')
    await adviser.sees('Choose “No known risks”, or say what they are')
    await adviser.choose('No known risks')
    await adviser.press('Go on')
    await andHowToReachThem(adviser)
    await andWhoTheyAre(adviser, { name: 'Jo Reed', role: 'Adviser', organisation: 'Rent Line' })
    await thenTheCoachReads(place, 'Mia Frost', ['A garden to dig in', 'From a charity or club', 'Rent Line'])
  })

  test('the system of a surgery refers from its own records, and reads back what the person let it know', async () => {
    const system = await givenASystemWithAKey(place)
    const sent = await system('/ServiceRequest', aServiceRequest())
    expect(sent.status).toBe(201)
    const id = sent.headers.get('location')?.split('/').at(-1)
    const coach = await thenTheCoachReads(place, 'Nora Bright', ['I would like to sing again.', 'On her own since the summer'])
    await coach.follow('Accept')
    await coach.enterDay(/^When will you first talk/, '2026-12-07')
    await coach.press('Accept, and begin')
    expect(await (await system(`/Task/${id}`)).json()).toMatchObject({ status: 'requested' })

    // She left a number and no e-mail address, so the coach reads it to her.
    await coach.open(`/ashcombe/referrals/${id}`)
    await coach.press('Tell them this now')
    expect(await (await system(`/Task/${id}`)).json()).toMatchObject({
      status: 'accepted',
      note: [{ text: 'Support has begun. We will talk with them soon.' }],
    })
  })
})

tellIn([ON_A_PHONE], (place) => {
  beforeAll(async () => {
    const { partnershipId } = place.world
    await place.world.sow({ organisation: [{ partnershipId, id: newId(), kind: 'charity', name: LIBRARY, foldedName: foldName(LIBRARY) }] })
  })

  test('a daughter introduces her father, who agreed, and may be known as his supporter', async () => {
    const daughter = await place.somebody()
    await daughter.open('/ashcombe')
    await daughter.follow('Introduce them, with their agreement')
    await daughter.follow('Introduce somebody close to you')
    await daughter.tick('They know about this, and agree that you contact us')
    await daughter.choose('They said yes')
    await daughter.press('Go on')
    await daughter.write('Their name', 'Bert Adams')
    await daughter.write('What would they like?', 'A pint and a chat, as he says')
    await daughter.press('Go on')
    await daughter.choose('By phone')
    await daughter.write('Phone number', '0115 496 0155')
    await daughter.write('Postcode', 'AS1 1AA')
    await daughter.press('Go on')
    await daughter.tick('A hearing loop')
    await daughter.press('Go on')
    await daughter.write('Your name', 'Sue Adams')
    await daughter.write('Who are you to them?', 'Daughter')
    await daughter.write('Your phone number', '0115 496 0156')
    await daughter.tick('They would like you to know me as their supporter')
    await daughter.press('Go on')
    await daughter.press('Send')
    await thenTheCoachReads(place, 'Bert Adams', [
      'A pint and a chat, as he says',
      'From family or a friend',
      'A hearing loop',
      /^Sue Adams, Daughter, 0115 496 0156/,
    ])
  })

  test('a librarian scans the poster of her organisation, and introduces somebody she met, without an account', async () => {
    const address = await givenAPoster(place, LIBRARY)
    const librarian = await place.somebody()
    await librarian.open(address)
    expect(await librarian.heading()).toBe(`Introduce somebody, for ${LIBRARY}`)
    await librarian.press('Introduce somebody you met')
    await librarian.tick('They know about this, and agree that you contact us')
    await librarian.choose('They said yes')
    await librarian.write('Their name', 'Wilf')
    await librarian.write('What would they like?', 'Somewhere warm on Mondays')
    await librarian.write('Where did you meet?', 'By the newspapers')
    await librarian.press('Go on')
    await librarian.choose('By phone')
    await librarian.write('Phone number', '0115 496 0166')
    await librarian.write('Postcode', 'AS1 1AA')
    await librarian.press('Go on')
    expect(await librarian.page.getByLabel('Your organisation', { exact: true }).inputValue()).toBe(LIBRARY)
    await librarian.write('Your name', 'Lin')
    await librarian.write('How do you know them?', 'Librarian')
    await librarian.write('Your e-mail address', 'lin@library.example')
    await librarian.press('Go on')
    await librarian.press('Send')
    expect(await librarian.heading()).toBe('Thank you. We have it')
    await thenTheCoachReads(place, 'Wilf', ['Somewhere warm on Mondays', 'From somebody in the community', 'By the newspapers', LIBRARY])
  })
})

async function whenTheySayWhoItIs(referrer: Visitor, name: string) {
  await referrer.tick('They know about this, and agree that you contact us')
  await referrer.choose('They said yes')
  await referrer.write('Their name', name)
  await referrer.enterDay('When were they born?', '1951-06-02')
  await referrer.pick('Their GP practice', 'Mill Lane Surgery')
  await referrer.press('Go on')
}

async function andWhyTheyRefer(referrer: Visitor, { wish, more, risk }: { wish: string; more: [label: string, answer: string]; risk?: string }) {
  await referrer.write('What would they like?', wish)
  await referrer.write('Why do you refer them?', 'Has been on their own a lot')
  await referrer.choose(risk ? 'Yes' : 'No known risks')
  if (risk) await referrer.write('If yes, what is it, and what keeps everybody safe?', risk)
  await referrer.write(...more)
  await referrer.press('Go on')
}

async function andHowToReachThem(referrer: Visitor) {
  await referrer.choose('By phone')
  await referrer.write('Phone number', '0115 496 0124')
  await referrer.press('Go on')
}

async function andWhoTheyAre(referrer: Visitor, { name, role, organisation }: { name: string; role: string; organisation: string }) {
  await referrer.write('Your name', name)
  await referrer.write('Your role', role)
  await referrer.write('Your organisation', organisation)
  await referrer.write('Your phone number', '0115 496 0199')
  await referrer.press('Go on')
  await referrer.press('Send')
  expect(await referrer.heading()).toBe('Thank you. We have it')
}

async function thenTheCoachReads({ somebody, world }: Place, name: string, words: readonly (string | RegExp)[]) {
  const coach = await somebody(world.members['health coach'])
  await coach.open('/ashcombe/referrals')
  await coach.follow(name)
  expect(await coach.heading()).toBe(`Referral of ${name}`)
  for (const each of words) await coach.sees(each)
  return coach
}

/** An administrator adds the system and makes its key, which is seen this once. Answers how it asks. */
async function givenASystemWithAKey({ somebody, world, url }: Place) {
  const administrator = await somebody(world.members.administrator)
  await administrator.open('/ashcombe/clinical-systems')
  await administrator.follow('Add a system')
  await administrator.pick('Whose system is it?', 'Mill Lane Surgery')
  await administrator.write('What is the system called?', 'Patchwork Records')
  await administrator.tick('Send referrals')
  await administrator.tick('Read what became of them')
  await administrator.choose('From a talk with a GP or nurse')
  await administrator.press('Add the system')
  await administrator.press('Make a key')
  const key = await administrator.page.getByLabel('The key').inputValue()
  return (path: string, body?: object) =>
    fetch(`${url}/ashcombe/fhir/R4${path}`, {
      headers: { authorization: `Bearer ${key}`, ...(body ? { 'content-type': 'application/fhir+json' } : {}) },
      ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
    })
}

/** An administrator makes the link of an organisation. Answers the address that its poster says. */
async function givenAPoster({ somebody, world, url }: Place, name: string): Promise<string> {
  const administrator = await somebody(world.members.administrator)
  await administrator.open('/ashcombe/referrals/links')
  const item = administrator.page.getByRole('listitem').filter({ hasText: name })
  await Promise.all([administrator.page.waitForEvent('load'), item.getByRole('button', { name: 'Make a link' }).click()])
  await administrator.follow(`Poster of ${name}`)
  const said = await administrator.page.getByText(`${url}/ashcombe/referrals/through/`).textContent()
  return new URL(said ?? '').pathname
}

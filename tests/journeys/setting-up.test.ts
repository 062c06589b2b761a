import { expect, test } from 'vitest'
import { letterTo, linkIn } from '../kit/letters.ts'
import { EACH_WAY, tellIn } from '../kit/telling.ts'
import type { Visitor } from '../kit/visitor.ts'

const ADDRESS = 'sam@workers.example'

tellIn(EACH_WAY, (place) => {
  test('an administrator sets up the partnership and a team, and somebody who lives there is told the promise', async () => {
    const administrator = await place.somebody(place.world.members.administrator)
    await administrator.open('/ashcombe/administration')
    await administrator.follow('The partnership')
    await administrator.write(/^Promise/, '3')
    await administrator.write('Phone number', '0115 496 0300')
    await administrator.press('Save')
    await administrator.sees('The partnership was changed')

    await administrator.follow('Teams')
    await administrator.follow('Add a team')
    await administrator.write('Name of the team', 'Riverside team')
    await administrator.write('Area', 'Riverside')
    await administrator.write('Postcode districts', 'as7, as8')
    await administrator.press('Add the team')
    await administrator.sees('AS7, AS8')

    const anybody = await place.somebody()
    await anybody.open('/ashcombe/referrals/ask')
    await anybody.sees(/within 3 working days/)
  })

  test('a list of practices is checked, what cannot be used comes back with reasons, and the rest can be chosen', async () => {
    const administrator = await place.somebody(place.world.members.administrator)
    await administrator.open('/ashcombe/administration')
    await administrator.follow('Import of GP practices')
    const content = [
      practice('A00001', 'CAFÉ SURGERY'),
      practice('A00002', 'CLOSED SURGERY', { 11: '20240630', 12: 'C' }),
      practice('A00003', 'ODD SURGERY', { 9: 'nowhere' }),
    ]
    await administrator.attach('The file', { name: 'epraccur.csv', content: content.join('') })
    await administrator.press('Check the list')
    await administrator.sees(/Line 3: The postcode is not shaped like one/)
    await administrator.press('Switch in')
    await administrator.sees('The list is in use')

    const anybody = await place.somebody()
    await anybody.open('/ashcombe/referrals/ask')
    await anybody.write('What would you like?', 'Company')
    await anybody.press('Go on')
    await anybody.write('Your name', 'Jo Marsh')
    await anybody.choose('Phone me')
    await anybody.write('Phone number', '0115 496 0123')
    await anybody.press('Go on')
    await anybody.press('Go on')
    await anybody.pick('Your GP practice', 'Café Surgery, S81 0HH')
    expect(await anybody.page.getByLabel('Your GP practice').textContent()).not.toContain('Closed Surgery')
  })

  test('an administrator invites a colleague, who joins from the message with a password of their own', async () => {
    const administrator = await place.somebody(place.world.members.administrator)
    await administrator.open('/ashcombe/administration/members')
    await administrator.follow('Invite somebody')
    await administrator.write('Their name', 'Sam Okoro')
    await administrator.write('Their e-mail address', ADDRESS)
    await administrator.tick(/^Health coach/)
    await administrator.press('Send the invitation')
    await administrator.sees(/^Choose a team: a health coach or link worker sees/)
    await administrator.tick('North team, North')
    await administrator.press('Send the invitation')
    await administrator.sees('The invitation is on its way')

    const sam = await place.somebody()
    await whenTheyJoin(sam, linkIn(await letterTo(place.world, ADDRESS)))
    expect(await sam.heading()).toBe('Hello Sam Okoro')
    await andTheyCanSignInAgain(await place.somebody())
  })
})

/** A row of the NHS list, 27 columns. */
function practice(code: string, name: string, more: Record<number, string> = {}): string {
  const row = Array<string>(27).fill('')
  const given = { 0: code, 1: name, 4: '56 LARWOOD AVE', 6: 'WORKSOP', 9: 'S81 0HH', 12: 'A', 17: '01909 500233', 25: '4', ...more }
  for (const [at, cell] of Object.entries(given)) row[Number(at)] = cell
  return `${row.map((cell) => `"${cell}"`).join(',')}\r\n`
}

async function whenTheyJoin(visitor: Visitor, link: string) {
  await visitor.open(link)
  await visitor.sees('Health coach')
  await visitor.write('Choose a password', 'too short')
  await visitor.press('Join')
  await visitor.sees('Use 12 characters or more')
  await visitor.write('Choose a password', 'seven herons by the weir')
  await visitor.press('Join')
  await visitor.sees('Welcome. You have joined')
}

async function andTheyCanSignInAgain(visitor: Visitor) {
  await visitor.open('/sign-in')
  await visitor.write('Your e-mail address', ADDRESS)
  await visitor.write('Your password', 'not the one')
  await visitor.press('Sign in')
  await visitor.sees(/do not belong together/)
  await visitor.write('Your password', 'seven herons by the weir')
  await visitor.press('Sign in')
  expect(visitor.path()).toBe('/ashcombe/today')
}

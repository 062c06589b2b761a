import { expect, test } from 'vitest'
import { goOnPreparing } from '../../src/capabilities/practice-lists/letters/changes/preparePiece.ts'
import { keysOf } from '../../src/capabilities/practice-lists/letters/code.ts'
import { goOnReading } from '../../src/capabilities/practice-lists/uploads/changes/readPiece.ts'
import { EACH_WAY, type Place, tellIn } from '../kit/telling.ts'

const CSV = [
  'Surname,Forename,Date of birth,Address,Postcode,Large print,Exclude',
  'Moss,Edna,01/02/1950,4 Mill Lane,AS1 2AB,,',
  'Lark,Fred,03/04/1948,6 Mill Lane,AS1 2AB,,',
  'Reed,Gina,05/06/1955,8 Mill Lane,AS1 2AB,,',
  'Hale,Rosa,07/08/1960,9 Mill Lane,AS1 2AB,,yes',
  ',,,10 Mill Lane,AS1 2AB,,',
].join('\r\n')

tellIn(EACH_WAY, (place) => {
  test('a practice sends a list, letters go out, one says yes by link, one no by phone, and one is reminded once', async () => {
    const nurse = await place.somebody(place.world.members.referrer)
    await givenTheNurseSendsAList(nurse)
    await workIsDone(place)
    await thenTheySeeWhatItComesTo(nurse)
    await nurse.press('Use this list')
    await nurse.sees('The team writes to these people')

    const coach = await place.somebody(place.world.members['health coach'])
    await whenTheTeamWrites(coach, place, /^Those not invited yet \(3\)/)
    await andPostsOn(coach, '2026-11-03')

    await oneSaysYesByLink(place)
    await oneSaysNoByPhone(coach, place)
    await andTheYesIsANewReferral(coach)

    await whenTheTeamWrites(coach, place, /^Those who have not answered \(1\)/)
    await andPostsOn(coach, '2026-12-03')
    await coach.sees('Everybody who is to be written to has been, for now.')
    await coach.sees(/^Reminder: 1 letter/)
  })
})

type Visitor = Awaited<ReturnType<Place['somebody']>>

async function givenTheNurseSendsAList(nurse: Visitor) {
  await nurse.open('/ashcombe/practice-lists')
  await nurse.follow('Send a practice list')
  await nurse.pick('Which practice?', 'Mill Lane Surgery')
  await nurse.write('What did you search your register for?', 'Type 2 diabetes')
  await nurse.attach('The list', { name: 'diabetes.csv', content: CSV })
  await nurse.press('Send the list')
  expect(await nurse.heading()).toBe('Which column is what?')
  await nurse.press('Read the list')
  await nurse.sees('rows read so far')
}

/** What the server does without anybody waiting. */
async function workIsDone({ world }: Place) {
  const where = { id: world.partnershipId, timeZone: 'Europe/London' }
  const { rows: lists } = await world.database.pool.query("select id from practice_list where state in ('reading', 'checking')")
  for (const { id } of lists) await goOnReading(world.house, where, id)
  const { rows: runs } = await world.database.pool.query("select id from letter_run where state = 'preparing'")
  for (const { id } of runs) await goOnPreparing(world.house, where, id)
}

async function thenTheySeeWhatItComesTo(nurse: Visitor) {
  await nurse.follow('See how far it is')
  await nurse.sees('Nobody has been written to. Look at what the list comes to, and then decide.')
  await nurse.sees('Marked by the practice to leave out')
  await nurse.sees('Line 6: There is no name')
}

async function whenTheTeamWrites(coach: Visitor, place: Place, whom: RegExp) {
  await coach.open('/ashcombe/practice-lists')
  await coach.follow(/^Mill Lane Surgery/)
  await coach.follow('Write to them')
  await coach.choose(whom)
  await coach.choose('Letters to print')
  await coach.press('Make them ready')
  await workIsDone(place)
  await coach.follow('See how far it is')
  await coach.sees('All letters in one file (PDF)')
}

async function andPostsOn(coach: Visitor, day: string) {
  await coach.enterDay('On which day were they posted?', day)
  await coach.press('They were posted')
  await coach.sees('What was sent')
}

async function keysTo({ world }: Place, name: string) {
  const { rows } = await world.database.pool.query('select partnership_id as "partnershipId", id from listed_person where name = $1', [name])
  return keysOf(world.house.settings.secret, rows[0])
}

async function oneSaysYesByLink(place: Place) {
  const edna = await place.somebody()
  await edna.open(`/ashcombe/reply/${(await keysTo(place, 'Edna Moss')).token}`)
  expect(await edna.heading()).toBe('Would you like to hear from us?')
  await edna.seesNot('diabetes')
  await edna.press('Send my answer')
  expect(edna.status).toBe(422)
  await edna.choose('Yes, please get in touch')
  await edna.write('What would you like, or like to ask?', 'Company on Thursdays')
  await edna.choose('Phone me')
  await edna.write('Phone number', '0115 496 0100')
  await edna.press('Send my answer')
  expect(await edna.heading()).toBe('Thank you for your answer')
  await edna.leave()
}

async function oneSaysNoByPhone(coach: Visitor, place: Place) {
  await coach.open('/ashcombe/replies')
  await coach.write('The code of your letter', (await keysTo(place, 'Fred Lark')).code)
  await coach.press('Find the letter')
  expect(await coach.heading()).toBe('The answer of Fred Lark')
  await coach.choose('By phone')
  await coach.choose('No, thank you')
  await coach.press('Write it down')
  await coach.sees('Their answer is written down')
}

async function andTheYesIsANewReferral(coach: Visitor) {
  await coach.open('/ashcombe/referrals')
  await coach.follow('Edna Moss')
  await coach.sees('Company on Thursdays')
  await coach.sees(/Invited from a practice’s list/)
}

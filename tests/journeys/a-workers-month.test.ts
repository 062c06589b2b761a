import { beforeAll, test } from 'vitest'
import { liveIn } from '../kit/livedIn.ts'
import { EACH_WAY, tellIn } from '../kit/telling.ts'

// A worker looks after their own work, and nobody reads more of it than they bring. The tests of this file follow each other.
tellIn(EACH_WAY, (place) => {
  beforeAll(async () => {
    await liveIn(place.world)
  })

  test('an administrator sets up supervision', async () => {
    const { members } = place.world
    const administrator = await place.somebody(members.administrator)
    await administrator.open('/ashcombe/supervision')
    await administrator.follow('Set up supervision')
    await administrator.pick('Who has supervision?', members['link worker'].name)
    await administrator.pick('With whom?', members['health coach'].name)
    await administrator.enterDay('When do they talk first?', '2026-12-08')
    await administrator.press('Set up')
    await administrator.sees('Next Tuesday 8 December')
    await administrator.leave()
  })

  test('after a conversation a worker reads a thought about a word, looks back alone, and brings of it what they choose', async () => {
    const worker = await place.somebody(place.world.members['link worker'])
    await worker.open(`/ashcombe/people/${place.world.rosa.id}`)
    await worker.follow('Record a conversation')
    await worker.choose('By phone')
    await worker.write('What matters', 'She refused the group, and would love to sing.')
    await worker.press('Save the conversation')
    await worker.sees('The conversation is saved')
    await worker.sees(/Instead of “refused”/)

    await worker.follow('My work')
    await worker.follow('Looking back')
    await worker.follow('Look back at a conversation')
    await worker.choose('Not this time', { of: /^Did I listen more than I talked/ })
    await worker.choose('Yes', { of: /^Did they choose, and did I follow/ })
    await worker.write('What would you like to remember?', 'Wait for the answer.')
    await worker.press('Keep it for me')
    await worker.sees('Wait for the answer.')
    await worker.follow('Bring something of this to your supervision')
    await worker.write('What would you like to talk about?', 'How to wait for an answer.')
    await worker.press('Add to the agenda')
    await worker.sees('How to wait for an answer.')
    await worker.leave()
  })

  test('their supervisor reads what they brought and nothing more, and writes down what they agreed', async () => {
    const { members } = place.world
    const supervisor = await place.somebody(members['health coach'])
    await supervisor.open('/ashcombe/today')
    await supervisor.follow(`Supervision with ${members['link worker'].name}`)
    await supervisor.sees('How to wait for an answer.')
    await supervisor.seesNot('Wait for the answer.')
    await supervisor.follow('Write down what you agreed')
    await supervisor.tick('How to wait for an answer.')
    await supervisor.write('What did you agree?', 'Count to ten.')
    await supervisor.press('Write down')
    await supervisor.sees('Count to ten.')
    await supervisor.open('/ashcombe/my-work/looking-back')
    await supervisor.seesNot('Wait for the answer.')

    const administrator = await place.somebody(members.administrator)
    await administrator.open('/ashcombe/supervision')
    await administrator.sees('Last Thursday 3 December')
    await administrator.seesNot('Count to ten.')
  })

  test('Rosa says who would suit her, and whoever hands over sees who has that in common', async () => {
    const { members } = place.world
    const worker = await place.somebody(members['link worker'])
    await worker.open('/ashcombe/my-work/offer')
    await worker.tick('Music')
    await worker.press('Save')

    const rosa = await place.somebody(members.person)
    await rosa.open('/ashcombe/my-support')
    await rosa.follow('Say who would suit you')
    await rosa.tick('Music')
    await rosa.press('Save')

    const coach = await place.somebody(members['health coach'])
    await coach.open(`/ashcombe/people/${place.world.rosa.id}`)
    await coach.follow('Hand over')
    await coach.sees('Rosa would like to have in common: music')
    await coach.sees(new RegExp(`^${members['link worker'].name}`))
  })
})

import { beforeAll, expect, test } from 'vitest'
import { liveIn } from '../kit/livedIn.ts'
import { EACH_WAY, tellIn } from '../kit/telling.ts'

const WHY = 'The music service in Brindle is nearer to you. They are glad to hear from you.'

tellIn(EACH_WAY, (place) => {
  let devsReferral: Awaited<ReturnType<typeof liveIn>>['devsReferral']
  beforeAll(async () => {
    devsReferral = (await liveIn(place.world)).devsReferral
  })

  test('a coach declines with a reason, the referrer reads it, and a colleague who was late is told', async () => {
    const { members } = place.world
    const colleague = await place.somebody(members['link worker'])
    await colleague.open(`/ashcombe/referrals/${devsReferral.id}/accept`)

    const coach = await place.somebody(members['health coach'])
    await coach.open('/ashcombe/referrals')
    await coach.follow('Dev Patel')
    await coach.follow('Decline, with a reason')
    await coach.press('Decline')
    await coach.sees('Say why, in words the person can read')
    await coach.write('Why, and who could help instead?', WHY)
    await coach.press('Decline')
    await coach.sees('The referral was declined')
    await coach.sees('Nobody is waiting.')

    // He has no link and no account, so the coach reads him what the nurse will hear.
    const nurse = await place.somebody(members.referrer)
    await nurse.open('/ashcombe/referrals/mine')
    await nurse.seesNot(WHY)
    await coach.open(`/ashcombe/referrals/${devsReferral.id}`)
    await coach.press('Tell them this now')

    await nurse.open('/ashcombe/today')
    await nurse.open('/ashcombe/referrals/mine')
    await nurse.sees('Declined')
    await nurse.sees(WHY)

    await colleague.enterDay(/^When will you first talk/, '2026-12-04')
    await colleague.press('Accept, and begin')
    expect(colleague.status).toBe(409)
    await colleague.sees('Nothing of yours was saved over it.')
  })
})

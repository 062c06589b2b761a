import { beforeAll, describe, expect, test } from 'vitest'
import { aSupportedPerson, lookingInto } from '../../../tests/kit/supporting.ts'
import { aWorld, type World } from '../../../tests/kit/world.ts'
import type { Member } from '../../platform/viewer.ts'

import { aReferral } from '../referrals/factory.ts'
import { aSupport } from './factory.ts'

let world: World
let coach: Member
let linkWorker: Member
beforeAll(async () => {
  world = await aWorld()
  coach = world.members['health coach']
  linkWorker = world.members['link worker']
})
const supported = (about = {}, more = {}) => aSupportedPerson(world, about, more)
const { rowOf, page } = lookingInto(() => world)

describe('a name that is put right', () => {
  const rename = (personId: string, name: string, as: Member) =>
    world.ask(`/ashcombe/people/${personId}/change`, { as, form: { version: '1', name, reachBy: 'phone', phone: '0115 496 0100' } })
  const onCaseload = async (search: string) => (await page(`/ashcombe/support?${new URLSearchParams({ whose: 'team', name: search })}`, coach)).html

  test('by a worker or by the person themselves is what the caseload says and finds them by', async () => {
    const { partnershipId, north, rosa, members } = world
    const { person } = await supported({ name: 'Quill Marsh' })
    const referral = aReferral({ partnershipId, personId: rosa.id, teamId: north.id, state: 'accepted' })
    await world.sow({
      referral: [referral],
      support: [aSupport({ partnershipId, personId: rosa.id, referralId: referral.id, teamId: north.id, ledBy: coach.membershipId })],
    })
    expect(await onCaseload('quill')).toContain('Quill Marsh')
    expect((await rename(person.id, 'Quentin O’Marsh', coach)).status).toBe(303)
    expect((await rename(rosa.id, 'Quilla Lind', members.person)).status).toBe(303)
    expect(await onCaseload('quentin om')).toContain('Quentin O’Marsh')
    const html = await onCaseload('quill')
    expect(html).toContain('Quilla Lind')
    expect(html).not.toContain('Marsh')
  })

  test('is all that a person writes: their support they read, and do not change', async () => {
    const { support } = await supported({}, { personId: world.rosa.id })
    const change = (as: Member) =>
      world.asViewer(as, (tx) =>
        tx.updateTable('support').set({ ledByName: 'Nobody' }).where('partnershipId', '=', world.partnershipId).where('id', '=', support.id).executeTakeFirst(),
      )
    expect(await change(world.members.person)).toEqual({ numUpdatedRows: 0n })
    expect(await change(coach)).toEqual({ numUpdatedRows: 1n })
  })
})

describe('somebody who leads and is called something else', () => {
  const renamed = async (member: Member, name: string) => {
    const { administrator } = world.members
    const [{ version, hats, team_ids: teamIds }] = (await rowOf('select * from membership where id = $1', member.membershipId)) as [Record<string, any>]
    const form = { version: String(version), name, hats, teamIds }
    return world.ask(`/ashcombe/administration/members/${member.membershipId}/change`, { as: administrator, form })
  }

  test('is called that on the page of the person they support, and others are not', async () => {
    const { south, coachElsewhere } = world
    const mine = await supported({}, { ledBy: linkWorker.membershipId, ledByName: linkWorker.name, personId: world.rosa.id, nextTalkOn: null })
    // From before they came to this team.
    const before = await supported({ teamId: south.id }, { ledBy: linkWorker.membershipId, ledByName: linkWorker.name, teamId: south.id })
    const others = await supported({}, { ledBy: coachElsewhere.membershipId, ledByName: coachElsewhere.name })
    expect((await renamed(linkWorker, 'Wren Okoro')).status).toBe(303)
    expect((await page('/ashcombe/my-support', world.members.person)).html).toContain('Wren Okoro will get in touch with you.')
    const leadOf = ({ support }: typeof mine) => rowOf('select led_by_name, version from support where id = $1', support.id)
    for (const each of [mine, before]) expect(await leadOf(each)).toEqual([{ led_by_name: 'Wren Okoro', version: 1 }])
    expect(await leadOf(others)).toEqual([{ led_by_name: coachElsewhere.name, version: 1 }])
  })

  test('is followed by support that the administrator cannot read, before or after, and that is there', async () => {
    const { partnershipId, members, house } = world
    const { support } = await supported({}, { ledBy: linkWorker.membershipId })
    const seenBy = (as: Member, change?: string) =>
      world.acting(as, async (acting) => {
        if (change) for (const { whenMemberRenamed } of house.capabilities) await whenMemberRenamed?.(acting, { id: linkWorker.membershipId, name: change })
        return acting.tx.selectFrom('support').select('ledByName').where('partnershipId', '=', partnershipId).where('id', '=', support.id).execute()
      })
    expect(await seenBy(members.administrator, 'Wren Lind')).toEqual([])
    expect(await seenBy(coach)).toEqual([{ ledByName: 'Wren Lind' }])
  })
})

import { addDays } from '../../../platform/clock.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { NeedsMe } from '../../../platform/manifest.ts'
import { isAlive } from './group.ts'
import { isDue } from './lasting.ts'
import { lastMetWords } from './pages/GroupsPage.tsx'
import { paths } from './paths.ts'
import { listHandingOver, listTheirGroups } from './queries/groups.ts'
import { listDaysToKeep } from './queries/kiosk.ts'
import { listToRing } from './queries/waiting.ts'
import { countToCall } from './queries/wishes.ts'

const REMINDED_BEFORE = 30 // days

/** For leads and helpers: the register of each group, and what waits to be done. For workers: groups to be handed over. */
export async function needsMe(acting: Acting): Promise<NeedsMe[]> {
  const { tx, viewer, today, words } = acting
  const { t, day } = words
  const { partnershipId, membershipId } = viewer
  const { slug } = viewer.partnership
  if (viewer.wears('health coach', 'link worker')) {
    const handing = await listHandingOver(tx, { partnershipId, membershipId, before: addDays(today, REMINDED_BEFORE) })
    return handing.length === 0
      ? []
      : [
          {
            heading: 'Groups to hand over',
            empty: '',
            items: handing.map(({ id, name, handsOverOn, handsOverTo }) => ({
              title: name,
              href: paths.group(slug, id),
              meta: `To ${handsOverTo || 'its leads'}, ${day(handsOverOn as string)}`,
              isLate: (handsOverOn as string) < today,
            })),
            more: { label: 'Groups that may not last', href: paths.groups(slug, { worry: 'yes' }) },
          },
        ]
  }
  if (!viewer.wears('group leader', 'volunteer')) return []
  const groups = await listTheirGroups(tx, viewer)
  const registers = {
    ...(viewer.wears('volunteer')
      ? {
          heading: 'Groups you help with',
          empty: 'You are not down to help with a group yet. If you would like to, tell whoever invited you. They will be glad.',
        }
      : { heading: 'Keep today’s register', empty: 'You do not lead a group here yet.' }),
    items: groups.filter(isAlive).map((group) => ({ title: group.name, href: paths.register(slug, group.id), meta: lastMetWords(group, words) })),
    ...(groups.length > 0 ? { more: { label: 'My groups', href: paths.groups(slug) } } : {}),
  }
  const soon = addDays(today, REMINDED_BEFORE)
  const toCall = viewer.wears('group leader') ? await countToCall(tx, viewer.partnershipId, groups) : new Map<string, number>()
  const items = [
    ...(await listDaysToKeep(tx, viewer.partnershipId, viewer.groupIds)).map(({ groupId, groupName, metOn, people }) => ({
      title: t('The kiosk of {{group}}', { group: groupName }),
      href: paths.register(slug, groupId, metOn),
      meta: t('{{number}} tapped their name on {{day}}. Keep the register, so that it counts', { number: people, day: day(metOn) }),
      isLate: metOn < today,
    })),
    ...(await listToRing(tx, viewer.partnershipId, viewer.groupIds)).map(({ groupId, calledName, heldUntil }) => ({
      title: t('Tell {{name}} that a place is free', { name: calledName }),
      href: paths.waiting(slug, groupId),
      meta: t('Held until {{day}}', { day: day(heldUntil ?? today) }),
    })),
    ...groups
      .filter(({ id }) => toCall.has(id))
      .map(({ id, name }) => ({
        title: t('Ring those who were missed at {{group}}', { group: name }),
        href: paths.calls(slug, id),
        meta: t('{{number}} asked for a call', { number: toCall.get(id) }),
      })),
    ...(viewer.wears('group leader') ? groups : []).flatMap((group) => [
      ...(isDue(group, today)
        ? [{ title: t('Will {{group}} last?', { group: group.name }), href: paths.willItLast(slug, group.id), meta: t('Six questions, five minutes') }]
        : []),
      ...(group.handsOverOn !== null && group.handsOverOn < soon && group.state !== 'standing on its own'
        ? [
            {
              title: t('{{group}} is handed over', { group: group.name }),
              href: paths.handOver(slug, group.id),
              meta: t('To {{names}}, {{day}}', { names: group.handsOverTo || t('its leads'), day: day(group.handsOverOn) }),
              isLate: group.handsOverOn < today,
            },
          ]
        : []),
    ]),
  ]
  return items.length > 0 ? [registers, { heading: 'For your groups', empty: '', items }] : [registers]
}

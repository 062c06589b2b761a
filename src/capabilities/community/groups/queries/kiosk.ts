import type { Day } from '../../../../platform/clock.ts'
import type { Tx } from '../../../../platform/database/narrowed.ts'
import type { Group } from '../group.ts'

/** Of which there may be this many names on a device; who came longest ago is asked to write it on the sheet. */
export const MOST_NAMES = 400

/** The kiosk whose link is in hand. */
export const findKioskInHand = (tx: Tx, partnershipId: string, tokenHash: string) =>
  tx.selectFrom('kiosk').selectAll().where('partnershipId', '=', partnershipId).where('tokenHash', '=', tokenHash).executeTakeFirst()

/** The first names on a kiosk, by name; new people among them. */
export const listKioskNames = async (tx: Tx, kiosk: { partnershipId: string; id: string }) =>
  (
    await tx
      .selectFrom('kioskName')
      .select(['id', 'memberId', 'firstName', 'cameAt'])
      .where('partnershipId', '=', kiosk.partnershipId)
      .where('kioskId', '=', kiosk.id)
      .orderBy('id')
      .limit(MOST_NAMES + 100)
      .execute()
  ).sort((one, other) => one.firstName.localeCompare(other.firstName) || (one.id < other.id ? -1 : 1))

/** The kiosk of a group that is open today, if there is one. */
export const findOpenKiosk = (tx: Tx, group: Group, today: Day) =>
  tx
    .selectFrom('kiosk')
    .select(['id', 'state', 'createdAt'])
    .where('partnershipId', '=', group.partnershipId)
    .where('groupId', '=', group.id)
    .where('metOn', '=', today)
    .where('state', '<>', 'closed')
    .orderBy('id', 'desc')
    .executeTakeFirst()

/** Who said at the kiosk of a day that they are here, and is not on a register yet. */
export const listToKeep = (tx: Tx, group: Group, on: Day) =>
  tx
    .selectFrom('kioskName as n')
    .innerJoin('kiosk as k', (join) => join.onRef('k.partnershipId', '=', 'n.partnershipId').onRef('k.id', '=', 'n.kioskId'))
    .select(['n.id', 'n.memberId', 'n.firstName'])
    .where('n.partnershipId', '=', group.partnershipId)
    .where('n.groupId', '=', group.id)
    .where('k.metOn', '=', on)
    .where('n.cameAt', 'is not', null)
    .where('n.keptAt', 'is', null)
    .orderBy('n.id')
    .limit(MOST_NAMES)
    .execute()

/** Days on which people said at a kiosk that they came, and no register says so yet, of the groups of the viewer. */
export const listDaysToKeep = (tx: Tx, partnershipId: string, groupIds: readonly string[]) =>
  tx
    .selectFrom('kioskName as n')
    .innerJoin('kiosk as k', (join) => join.onRef('k.partnershipId', '=', 'n.partnershipId').onRef('k.id', '=', 'n.kioskId'))
    .select(({ fn }) => ['k.groupId', 'k.groupName', 'k.metOn', fn.countAll<string>().as('people')])
    .where('n.partnershipId', '=', partnershipId)
    .where('n.groupId', 'in', groupIds.length > 0 ? [...groupIds] : [null as never])
    .where('n.cameAt', 'is not', null)
    .where('n.keptAt', 'is', null)
    .groupBy(['k.groupId', 'k.groupName', 'k.metOn'])
    .orderBy('k.metOn')
    .limit(10)
    .execute()

import { type Tx, withoutSeeingWhose } from '../../../../platform/database/narrowed.ts'

/** Tables whose rows say which entry they are about. A merge moves them, of all teams and whoever may read them. */
export const POINTING = ['introduction', 'visit', 'gap', 'grantApplication'] as const

/** The ids of what was moved, by table. */
export type Pointing = Record<(typeof POINTING)[number], readonly string[]>

/** Makes what is about one entry be about another: only that is changed, and whose it is is not seen. Answers what was moved. */
export const movePointing = (tx: Tx, partnershipId: string, from: string, to: string): Promise<Pointing> =>
  withoutSeeingWhose(tx, async () => {
    const moved: Partial<Pointing> = {}
    for (const table of POINTING) {
      const rows = await tx
        .updateTable(table)
        .set({ entryId: to })
        .where('partnershipId', '=', partnershipId)
        .where('entryId', '=', from)
        .returning('id')
        .execute()
      moved[table] = rows.map(({ id }) => id)
    }
    return moved as Pointing
  })

/** Puts back what was moved, unless it has been made to be about something else since. */
export const movePointingBack = (tx: Tx, partnershipId: string, from: string, to: string, moved: Pointing) =>
  withoutSeeingWhose(tx, async () => {
    for (const table of POINTING) {
      const ids = moved[table]
      if (ids.length === 0) continue
      await tx.updateTable(table).set({ entryId: to }).where('partnershipId', '=', partnershipId).where('entryId', '=', from).where('id', 'in', ids).execute()
    }
  })

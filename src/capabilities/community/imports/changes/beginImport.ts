import { recordInAudit } from '../../../../platform/audit.ts'
import { OutOfDate } from '../../../../platform/errors.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { newId } from '../../../../platform/ids.ts'
import type { DirectoryImport, Source } from '../directory.ts'
import { forget } from './switchIn.ts'
import type { Working } from './working.ts'

const LIVE = ['reading', 'comparing', 'ready', 'switching'] as const

/** Begins to read a feed. One that is being read is read on; one that waits to be switched in is given up for the newer. */
export async function beginReading(acting: Acting, source: Source): Promise<string> {
  const there = await acting.tx
    .selectFrom('directoryImport')
    .select(['id', 'state'])
    .where('partnershipId', '=', source.partnershipId)
    .where('sourceId', '=', source.id)
    .where('state', 'in', LIVE)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  if (there && there.state !== 'ready') return there.id
  const id = newId()
  await beginImport(acting, source, { id, state: 'reading', form: 'feed', askedBy: acting.viewer.membershipId })
  await recordInAudit(acting, 'began', { thing: 'directory import', thingId: id })
  return id
}

/** One import of a source at a time: what waited of it is given up, because it was compared with what this one will change. */
export async function beginImport(
  { tx, now }: Pick<Working, 'tx' | 'now'>,
  { partnershipId, id: sourceId }: Pick<Source, 'partnershipId' | 'id'>,
  given: Pick<DirectoryImport, 'id' | 'state' | 'form' | 'askedBy'> & Partial<Pick<DirectoryImport, 'byItself' | 'fileName' | 'isWhole'>>,
) {
  const before = await tx
    .updateTable('directoryImport')
    .set({ state: 'given up', endedAt: now })
    .where('partnershipId', '=', partnershipId)
    .where('sourceId', '=', sourceId)
    .where('state', 'in', LIVE)
    .returning(['id', 'sourceId'])
    .execute()
  for (const each of before) await forget({ tx, partnershipId }, each)
  await tx
    .insertInto('directoryImport')
    .values({ ...given, partnershipId, sourceId, askedAt: now, goOnAt: now })
    .execute()
}

/** An administrator says yes: it is switched in as soon as the server gets round to it. Throws OutOfDate when that was decided already. */
export async function askToSwitchIn(acting: Acting, of: DirectoryImport, { takesAlike }: { takesAlike: boolean }) {
  await decide(acting, of, { state: 'switching', takesAlike, goOnAt: acting.now })
  await recordInAudit(acting, 'asked to switch in', { thing: 'directory import', thingId: of.id })
}

/** Leaves an import unused. Throws OutOfDate when it was decided already. */
export async function giveUp(acting: Acting, of: DirectoryImport) {
  await decide(acting, of, { state: 'given up', endedAt: acting.now })
  await forget({ tx: acting.tx, partnershipId: acting.viewer.partnershipId }, of)
  await recordInAudit(acting, 'gave up', { thing: 'directory import', thingId: of.id })
}

async function decide({ tx, viewer }: Acting, of: DirectoryImport, to: Partial<Omit<DirectoryImport, 'counts'>>) {
  const { numUpdatedRows } = await tx
    .updateTable('directoryImport')
    .set({ ...(to as object), round: of.round + 1 })
    .where('partnershipId', '=', viewer.partnershipId)
    .where('id', '=', of.id)
    .where('state', 'in', to.state === 'switching' ? ['ready'] : ['reading', 'comparing', 'ready'])
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new OutOfDate('This has been switched in or given up already.')
}

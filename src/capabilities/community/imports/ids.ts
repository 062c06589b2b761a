import { v5 } from 'uuid'
import { isId } from '../../../platform/ids.ts'

export type OriginKind = 'entry' | 'organiser' | 'taxonomy' | 'term'

/** An id of ours for something of theirs: always the same one for the same source. */
export const idFrom = (sourceId: string, kind: string, theirId: string): string => v5(`${kind}:${theirId}`, sourceId)

/** Their id as one of ours could be written. */
export const asId = (theirId: string): string | undefined => (isId(theirId) ? theirId.toLowerCase() : undefined)

/** Where something takes place, which entries may share. */
export const locationIdOf = (sourceId: string, theirId: string): string => asId(theirId) ?? idFrom(sourceId, 'location', theirId)

/** An id for the nth of what belongs to an entry. The same when it is taken again, so that what hangs on it stays. */
export const partIdOf = (entryId: string, part: string, at: number): string => v5(`${part}:${at}`, entryId)

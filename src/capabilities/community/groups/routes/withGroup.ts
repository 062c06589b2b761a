import { thingInPath } from '../../../../platform/access.ts'
import { findGroup } from '../queries/groups.ts'

/** The group of the address, for those of whom the question is true. */
export const withGroup = thingInPath('group', findGroup, ({ id }) => ({ thing: 'group', thingId: id }))

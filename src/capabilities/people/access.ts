import type { Viewer } from '../../platform/viewer.ts'
import type { Person } from './person.ts'

/** The team that supports them, and themselves. */
export const mayRead = (viewer: Viewer, person: Pick<Person, 'id' | 'teamId'>) => viewer.isOf(person.teamId) || viewer.personId === person.id

/** The same people may put right what the row says. */
export const mayChange = mayRead

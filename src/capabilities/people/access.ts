import type { Viewer } from '../../platform/viewer.ts'
import type { Person } from './person.ts'

/** The team that supports them, and themselves. */
export const mayRead = (viewer: Viewer, person: Pick<Person, 'id' | 'teamId'>) => viewer.isOf(person.teamId) || viewer.personId === person.id

/** The team that supports them reads what was sent to them. The person has the messages themselves. */
export const mayReadMessages = (viewer: Viewer, person: Pick<Person, 'teamId'>) => viewer.isOf(person.teamId)

/** The same people may put right what the row says. */
export const mayChange = mayRead

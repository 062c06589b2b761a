import type { Viewer } from '../../../platform/viewer.ts'
import type { Person } from '../person.ts'

/** Workers of the team that answers or supports somebody say who they are. */
export const maySayWhoItIs = (viewer: Viewer, person: Pick<Person, 'teamId'>) => viewer.wears('health coach', 'link worker') && viewer.isOf(person.teamId)

import type { Viewer } from '../../platform/viewer.ts'
import type { Checkin } from './checkin.ts'

type Whose = Pick<Checkin, 'personId' | 'teamId'>

const isTheirOwn = (viewer: Viewer, { personId }: Whose) => viewer.personId === personId

/** Health coaches and link workers see which check-ins of their teams are due. */
export const maySeeDue = (viewer: Viewer) => viewer.wears('health coach', 'link worker')

/** A worker of the team asks: by a link, face to face, or on paper. */
export const mayAsk = (viewer: Viewer, checkin: Whose) => maySeeDue(viewer) && viewer.isOf(checkin.teamId)

/** The person answers; a worker writes down what they say. Somebody with a link in hand is let in by the link instead. */
export const mayAnswer = (viewer: Viewer, checkin: Whose) => mayAsk(viewer, checkin) || isTheirOwn(viewer, checkin)

export const mayRead = mayAnswer

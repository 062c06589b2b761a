import type { Viewer } from '../../platform/viewer.ts'
import type { Goal } from './goal.ts'

type Shared = Pick<Goal, 'personId' | 'teamId'>

/** The person whose goal it is, and the team they share it with. */
export const mayRead = (viewer: Viewer, goal: Shared) => viewer.personId === goal.personId || (goal.teamId !== null && viewer.isOf(goal.teamId))

/** The same people put it right, add steps and rate it: a goal is worked on together. */
export const mayChange = mayRead

/** Whom a goal is shared with is for the person alone to say. */
export const mayShare = (viewer: Viewer, goal: Pick<Goal, 'personId'>) => viewer.personId === goal.personId

/** The score behind the words is a tool of workers. To a person it would be a mark. */
export const maySeeScore = (viewer: Viewer) => viewer.wears('health coach', 'link worker')

export const mayHaveGoals = (viewer: Viewer) => viewer.personId !== undefined

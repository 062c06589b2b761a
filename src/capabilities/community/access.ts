import type { Viewer } from '../../platform/viewer.ts'
import type { Person } from '../people/index.ts'
import type { Entry } from './entry.ts'
import { canBeAnswered, type Introduction } from './introductions/introduction.ts'

/** Who keeps the directory as a whole. */
export const mayAddEntry = (viewer: Viewer) => viewer.wears('health coach', 'link worker', 'administrator')

/** They change every entry; a leader changes the one of their group, and a keeper the ones they keep. */
export const mayChangeEntry = (viewer: Viewer, entry: Pick<Entry, 'id' | 'groupId'>) =>
  mayAddEntry(viewer) || viewer.keeps(entry.id) || (entry.groupId !== null && viewer.leads(entry.groupId))

/** The team that supports somebody introduces them. */
export const mayIntroduce = (viewer: Viewer, person: Pick<Person, 'teamId'>) => viewer.wears('health coach', 'link worker') && viewer.isOf(person.teamId)

/** The team that introduced somebody hears what came of it. */
export const mayFollow = (viewer: Viewer, introduction: Pick<Introduction, 'teamId'>) =>
  viewer.wears('health coach', 'link worker') && viewer.isOf(introduction.teamId)

/** Once they said yes, or say so now: also to what they were only told of. */
export const mayIntroduceNow = (viewer: Viewer, introduction: Introduction) => mayFollow(viewer, introduction) && introduction.introducedOn === null

/** The person themselves. */
export const mayAnswerSuggestion = (viewer: Viewer, introduction: Introduction) =>
  viewer.personId !== undefined && viewer.personId === introduction.personId && canBeAnswered(introduction)

import type { Viewer } from '../../../platform/viewer.ts'
import type { Group } from './group.ts'

type Which = Pick<Group, 'id'>

const isWorker = (viewer: Viewer) => viewer.wears('health coach', 'link worker')
const looksAfterAll = (viewer: Viewer) => isWorker(viewer) || viewer.wears('administrator')

/** Their own, to whoever leads or helps; all of them, to those who bring people to them. */
export const maySeeGroups = (viewer: Viewer) => viewer.wears('group leader', 'volunteer') || looksAfterAll(viewer)

export const maySeeEveryGroup = looksAfterAll

/** Those who lead and help, and those who bring people to it, who see how it goes and not who comes. */
export const mayReadGroup = (viewer: Viewer, group: Which) => viewer.keepsRegisterOf(group.id) || looksAfterAll(viewer)

/** Those who lead and help alone: a register is names. */
export const mayKeepRegister = (viewer: Viewer, group: Which) => viewer.keepsRegisterOf(group.id)

/** Who is quiet, who waits, who wants a call: for those who lead. */
export const mayLead = (viewer: Viewer, group: Which) => viewer.leads(group.id)

/** Its life, its places and the day on which the worker steps back are agreed between its leads and the worker. */
export const mayShape = (viewer: Viewer, group: Which) => viewer.leads(group.id) || looksAfterAll(viewer)

/** Money, and whether it will last: for its leads and the workers beside them. */
export const mayAccountFor = (viewer: Viewer, group: Which) => viewer.leads(group.id) || isWorker(viewer)

/** Its leads keep the waiting list; a worker asks for a place for somebody, and sees whom their team asked for. */
export const mayAskForPlace = mayAccountFor

import type { Viewer } from '../../../platform/viewer.ts'

/** Whoever keeps the directory keeps the words it is found by. */
export const mayKeepSynonyms = (viewer: Viewer) => viewer.wears('health coach', 'link worker', 'administrator')

/** A commissioner's part of the database takes no words in, so what they look for in vain is not counted. */
export const mayBeCounted = (viewer: Viewer) => !viewer.wears('commissioner')

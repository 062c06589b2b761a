import type { Viewer } from '../../platform/viewer.ts'

/** Those who learn from the figures. None of them sees who is behind one. */
export const mayReadFigures = (viewer: Viewer) => viewer.wears('evaluator', 'commissioner', 'administrator')

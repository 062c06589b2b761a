import { type Circle, circles, type Near } from './document.ts'

// Where people and places stand when they are drawn round somebody, on a screen and on paper.

export const circleWords: Record<Circle, string> = { closest: 'Closest', close: 'Close', around: 'Around me' }

export const SIZE = 440
export const MIDDLE = SIZE / 2
export const RADIUS: Record<Circle, number> = { closest: 82, close: 146, around: 208 }
const SEAT: Record<Circle, number> = { closest: 56, close: 116, around: 180 }

/** Where each of a circle stands: evenly round it, each circle a little turned so that names do not meet. */
export function seated(near: readonly Near[], circle: Circle) {
  const inIt = near.filter((each) => each.circle === circle)
  const turn = circles.indexOf(circle) * 0.6 - Math.PI / 2
  return inIt.map((each, index) => {
    const angle = turn + (index * 2 * Math.PI) / inIt.length
    return { ...each, x: Math.round(MIDDLE + SEAT[circle] * Math.cos(angle)), y: Math.round(MIDDLE + SEAT[circle] * Math.sin(angle)) }
  })
}

/** A name as it fits into the drawing; the list beside has all of it. */
export const shortName = (name: string) => (name.length > 14 ? `${name.slice(0, 13)}…` : name)

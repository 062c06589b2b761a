import { calledName, type Person } from '../person.ts'

/** What stands in the way of joining two people, or says which of them is kept. */
export interface Standing {
  hasAccount: boolean
  /** A plan, or goals that they share with nobody: theirs alone. */
  hasPlan: boolean
  isSupported: boolean
  wasSupported: boolean
}

export interface Candidate {
  person: Person
  standing: Standing
}

export interface Decided {
  kept: Person
  aside: Person
  because: string
}

/**
 * Which of two is kept: whoever has what is theirs alone, for it never moves; else whoever is supported, was supported, or came first. The
 * order in which the two are given changes nothing.
 */
export function whoIsKept(one: Candidate, other: Candidate): Decided {
  const reasons: [(candidate: Candidate) => boolean, string][] = [
    [({ standing }) => standing.hasAccount, 'they have an account'],
    [({ standing }) => standing.hasPlan, 'they have a plan, or goals of their own'],
    [({ standing }) => standing.isSupported, 'they are being supported'],
    [({ standing }) => standing.wasSupported, 'they were supported before'],
  ]
  for (const [is, because] of reasons) {
    if (is(one) !== is(other)) return is(one) ? { kept: one.person, aside: other.person, because } : { kept: other.person, aside: one.person, because }
  }
  const [first, second] = [one.person, other.person].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1)) as [Person, Person]
  return { kept: first, aside: second, because: 'they came first' }
}

/** Why two people cannot be joined now, in words that say what to do first. Undefined when they can. */
export function whyNot(one: Candidate, other: Candidate): string | undefined {
  const isTheirs = ({ standing }: Candidate) => standing.hasAccount || standing.hasPlan
  if (isTheirs(one) && isTheirs(other)) {
    return (
      'Each of the two has something that is theirs alone: an account, a plan, or goals they share with nobody. If you joined them, one account could read what was written in the other. ' +
      'Ask the person which one they use. They can take away what they want to keep from the other, and then delete its plan and its account. After that you can join the two.'
    )
  }
  if (one.standing.isSupported && other.standing.isSupported) {
    return (
      `Both are being supported now. Talk with ${calledName(one.person.name)} and with whoever supports them, and end the support that does not go on. ` +
      'Nothing of it is lost: it stays in their story when you join the two.'
    )
  }
  return undefined
}

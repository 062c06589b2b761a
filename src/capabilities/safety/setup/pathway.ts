import type { Selectable } from 'kysely'
import type { SafetyRules } from '../../../../database/schema.ts'

export type Rules = Selectable<SafetyRules>
export type Part = 'inDanger' | 'endTheirLife' | 'beingHarmed' | 'aboutChild' | 'afterwards'
export type PhoneName = 'dutyPhone' | 'crisisPhone' | 'adultsPhone' | 'childrenPhone' | 'outOfHoursPhone'

/**
 * What to do, part by part, a line each. It comes with Livewell, in our own words, until the partnership writes its own: each has
 * people and places of its own to turn to.
 */
export const pathway: Record<Part, { title: string; lines: readonly string[] }> = {
  inDanger: {
    title: 'If somebody is in danger now',
    lines: [
      'Ring 999. Say where they are and what has happened.',
      'Stay with them, or stay on the phone, until help is there.',
      'If you are not safe yourself, leave first. Ring from somewhere safe.',
      'Then ring our duty number. You do not have to carry this alone.',
    ],
  },
  endTheirLife: {
    title: 'If they speak of ending their life',
    lines: [
      'Take it seriously, and take your time. Being calm and staying is already a help.',
      'Ask in plain words: “Are you thinking of ending your life?” Asking does not plant the thought. It shows that they can talk about it with you.',
      'Listen. Do not argue, and do not promise to keep it secret.',
      'Ask whether they know how and when they would do it, and whether what they would use is near. If so, it cannot wait: ring 999 or the crisis line together, and stay.',
      'Ask what has helped them through before, and who they would like beside them now. Offer to ring that person together.',
      'Agree what happens in the next hours: who is with them, who rings whom, and when you talk again.',
      'Raise a concern here before you go home.',
    ],
  },
  beingHarmed: {
    title: 'If somebody harms them, or takes from them',
    lines: [
      'Believe them. Thank them for telling you.',
      'Ask what they would like to happen. Say honestly that you have to tell somebody who answers for safety here.',
      'Do not question whoever is said to have done it, and do not tell them.',
      'Write down what was said in their own words, with the day and the time.',
      'Ask whether it is safe to ring or write to them, and how.',
      'Raise a concern here today. Whoever looks after it talks with the council.',
    ],
  },
  aboutChild: {
    title: 'If a child may be harmed',
    lines: [
      'Do not wait until you are sure. If a child is in danger now, ring 999.',
      'Do not question the child. Listen, and write down what they say as they say it.',
      'Raise a concern here at once, and ring our duty number. Whoever looks after it rings children’s services the same day.',
    ],
  },
  afterwards: {
    title: 'Afterwards',
    lines: [
      'Ring a colleague or your supervisor the same day. This is part of the work, and nobody does it alone.',
      'Write down what you did and when, while you still know it well.',
      'Tell the person what happens next, if it is safe to.',
    ],
  },
}

export const parts = Object.keys(pathway) as Part[]

/** The lines of a part: the partnership's own words, else ours. */
export const linesOf = (rules: Rules | undefined, part: Part): { lines: readonly string[]; isOurs: boolean } => {
  const own = rules?.[part]
  return own
    ? {
        lines: own
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean),
        isOurs: false,
      }
    : { lines: pathway[part].lines, isOurs: true }
}

/** Numbers of the area, which nobody but the partnership knows. */
export const localPhones: Record<PhoneName, { label: string; hint: string }> = {
  dutyPhone: { label: 'Our own duty number', hint: 'Somebody of yours who answers while people are out' },
  crisisPhone: { label: 'Local mental health crisis line', hint: 'The one that answers day and night where you are' },
  adultsPhone: { label: 'Council: safeguarding of adults', hint: 'In office hours' },
  childrenPhone: { label: 'Council: children’s services', hint: 'In office hours' },
  outOfHoursPhone: { label: 'Council: out of hours', hint: 'The emergency duty team at night and at weekends' },
}

export const phoneNames = Object.keys(localPhones) as PhoneName[]

/** Numbers that hold in the whole country. */
export const nationalPhones = [
  { phone: '999', label: 'Somebody’s life is in danger' },
  { phone: '111', label: 'NHS: urgent help. Choose the mental health option for that' },
  { phone: '116 123', label: 'Samaritans listen, at any hour' },
] as const

export const missingPhones = (rules: Rules | undefined): PhoneName[] => phoneNames.filter((name) => !rules?.[name])

import type { Acting } from '../../platform/http/env.ts'
import type { NeedsMe, PartOfStory, StoryItem } from '../../platform/manifest.ts'
import { maySeeDue } from './access.ts'
import { canBeAnswered, type Occasion, occasionWords } from './checkin.ts'
import { paths } from './paths.ts'
import { listDue, listOfPerson } from './queries.ts'

const SHOWN = 5

/** Check-ins of the worker's teams that are due: those to bring up at the next talk. */
export async function checkinsDue({ tx, viewer, today, words }: Acting): Promise<NeedsMe[]> {
  if (!maySeeDue(viewer)) return []
  const { slug } = viewer.partnership
  const due = await listDue(tx, viewer, today, { limit: SHOWN + 1 })
  return [
    {
      heading: 'Check-ins due',
      empty: 'No check-in is due.',
      items: due.slice(0, SHOWN).map(({ id, name, occasion, state, dueOn }) => ({
        title: name,
        href: paths.checkin(slug, id),
        meta: `${occasionWords[occasion]}. Due ${words.day(dueOn)}${state === 'asked' ? '. Link sent' : ''}`,
      })),
      ...(due.length > SHOWN ? { more: { label: 'See all check-ins', href: paths.due(slug) } } : {}),
    },
  ]
}

/** What was asked of somebody and when they answered; what can be answered now, and when the next is due. */
export async function checkinsOf({ tx, viewer, today, words }: Acting, person: { id: string }): Promise<PartOfStory[]> {
  const { t, day } = words
  const { slug } = viewer.partnership
  const all = await listOfPerson(tx, viewer.partnershipId, person.id)
  const open = all.find((checkin) => checkin.dueOn <= today && canBeAnswered(checkin, today))
  const later = all.find(({ state, dueOn }) => state === 'due' && dueOn > today)
  const isMe = viewer.personId === person.id
  const next = open ? t('A check-in is due: a few short questions.') : later && t('The next check-in is on {{day}}.', { day: day(later.dueOn) })
  const action = open && {
    label: isMe ? 'Answer a few questions' : 'Check-in',
    href: isMe ? paths.answer(slug, open.id) : paths.checkin(slug, open.id),
  }
  return [
    {
      heading: 'Check-ins',
      empty: 'No check-in has been answered yet.',
      ...(next ? { next } : {}),
      ...(action ? { actions: [action] } : {}),
      items: all.flatMap(({ id, occasion, state, answeredOn }): StoryItem[] =>
        state === 'answered' && answeredOn ? [{ on: answeredOn, what: t(answeredWords[occasion]), href: paths.checkin(slug, id) }] : [],
      ),
    },
  ]
}

const answeredWords: Record<Occasion, string> = {
  start: 'Answered the questions at the start',
  'four months': 'Answered the questions after four months',
  'eight months': 'Answered the questions after eight months',
}

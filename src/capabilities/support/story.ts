import { dayIn, timeIn } from '../../platform/clock.ts'
import type { Acting } from '../../platform/http/env.ts'
import type { PartOfStory, PersonOfStory, StoryItem } from '../../platform/manifest.ts'
import { timeInWords } from '../../platform/timeOfDay.ts'
import { calledName } from '../people/index.ts'
import { mayInvite, mayWork } from './access.ts'
import { type Activation, type Level, levels } from './activation/activation.ts'
import { listActivationOf } from './activation/queries.ts'
import { callWords } from './calls/call.ts'
import { sayWhoCovers, whoIsThere } from './cover/words.ts'
import { paths } from './paths.ts'
import { type CallOfStory, findPlaceOf, type Happening, listConversationsOf, listHistoryOf, listSupportOf } from './queries.ts'
import { isOpen, type Support } from './support.ts'
import { type Conversation, modes, whoDoes } from './talks/conversation.ts'
import { listPlannedTalksOf } from './talks/queries.ts'
import { type PlannedTalk, whenItIs, whoAsked } from './talks/talk.ts'

interface Teller {
  acting: Acting
  person: { id: string; name: string }
  /** The person reads it themselves. */
  isMine: boolean
}

/** The part of a person's page about their support: who walks alongside them, when they talk next, what was said. */
export async function tellStory(acting: Acting, person: PersonOfStory): Promise<PartOfStory[]> {
  const { tx, viewer, now } = acting
  const { partnershipId } = viewer
  const teller = { acting, person, isMine: viewer.personId === person.id }
  const couldInvite = person.email !== null && mayInvite(viewer, person)
  const [stretches, happenings, conversations, talks, activation, place] = await Promise.all([
    listSupportOf(tx, partnershipId, person.id),
    listHistoryOf(tx, partnershipId, person.id),
    listConversationsOf(tx, partnershipId, person.id),
    listPlannedTalksOf(tx, partnershipId, person.id),
    listActivationOf(tx, partnershipId, person.id),
    couldInvite ? findPlaceOf(tx, partnershipId, person.id, now) : undefined,
  ])
  const open = stretches.find(isOpen)
  const items = [
    ...happenings.map((each, i) => aboutHappening(teller, each, happenings[i - 1])),
    ...conversations.map((each) => aboutConversation(teller, each)),
    ...talks.flatMap((each) => aboutTalk(teller, each)),
    ...activation.map((each) => aboutActivation(teller, each)),
    ...stretches.flatMap(({ calls }) => calls.flatMap((each) => aboutCall(teller, each))),
  ]
  const next =
    open &&
    whatNext(
      teller,
      open,
      talks.find(({ state, supportId }) => state === 'planned' && supportId === open.id),
    )
  return [
    {
      heading: teller.isMine ? 'What we talked about' : 'Support and conversations',
      empty: 'Nothing is written down yet.',
      // Latest first; of one day, in the order it was written down.
      items: items
        .map((item, i) => ({ item, i }))
        .sort(latestFirst)
        .map(({ item }) => item),
      actions: teller.isMine ? [] : whatMayBeDone(teller, open, stretches[0], couldInvite && !place),
      ...(next ? { next: [next, open && sayWhoCovers(acting, open)].filter(Boolean).join(' ') } : {}),
    },
  ]
}

const latestFirst = (a: { item: StoryItem; i: number }, b: { item: StoryItem; i: number }) =>
  a.item.on === b.item.on ? a.i - b.i : a.item.on < b.item.on ? 1 : -1

function whatNext({ acting: { words, viewer, today }, person, isMine }: Teller, support: Support, talk: PlannedTalk | undefined): string {
  const { nextTalkOn, ledBy, ledByName, state, resumesOn } = support
  const { t, day } = words
  // The day is also there for support whose talk was planned without more.
  const when = talk ? whenItIs(words, talk) : nextTalkOn ? day(nextTalkOn) : ''
  // Whoever is away on that day is not whom they talk with.
  const name = whoIsThere(support, nextTalkOn ?? today) ?? talk?.withName ?? ledByName
  const about = { name, person: calledName(person.name), day: when, place: talk?.place ?? '' }
  if (isMine && nextTalkOn && nextTalkOn >= today) {
    return about.place ? t('You talk next with {{name}} on {{day}}: {{place}}.', about) : t('You talk next with {{name}} on {{day}}.', about)
  }
  if (isMine && state === 'paused') {
    return resumesOn
      ? t('Support is paused until {{until}}.', { until: day(resumesOn) })
      : t('Support is paused. You can tell us when you would like to go on.')
  }
  if (isMine) return t('{{name}} will get in touch with you.', about)
  if (state === 'paused' && !nextTalkOn) return t('Support is paused. {{name}} leads.', about)
  if (!nextTalkOn) return t('No talk is planned. {{name}} leads.', about)
  if (nextTalkOn < today) return t('A talk with {{name}} was planned for {{day}}.', about)
  return ledBy === viewer.membershipId ? t('You talk next on {{day}}.', about) : t('{{name}} and {{person}} talk next on {{day}}.', about)
}

function whatMayBeDone({ acting: { viewer }, person }: Teller, open: Support | undefined, latest: Support | undefined, canInvite: boolean) {
  const { slug } = viewer.partnership
  const working =
    open && mayWork(viewer, open)
      ? [
          { label: 'Record a conversation', href: paths.recordConversation(slug, open.id), isMain: true },
          { label: 'Ring', href: paths.ring(slug, open.id) },
          { label: open.nextTalkOn ? 'Move the next talk' : 'Plan a talk', href: paths.planTalk(slug, open.id) },
          { label: 'Agree on a way forward', href: paths.wayForward(slug, open.id) },
          { label: 'Ask how active they feel', href: paths.activation(slug, open.id) },
          open.state === 'paused' ? { label: 'Go on after the pause', href: paths.goOn(slug, open.id) } : { label: 'Pause', href: paths.pause(slug, open.id) },
          { label: 'Remind me', href: paths.remindMe(slug, person.id) },
          { label: 'Hand over', href: paths.handOver(slug, open.id) },
          { label: 'End support', href: paths.end(slug, open.id) },
        ]
      : latest && mayWork(viewer, latest)
        ? [{ label: 'Welcome them back', href: paths.goOn(slug, latest.id), isMain: true }]
        : []
  return canInvite ? [...working, { label: 'Invite to an account', href: paths.invite(slug, person.id) }] : working
}

/** A talk that was moved or did not happen. Whether somebody came is said without blame. */
function aboutTalk({ acting: { words }, person, isMine }: Teller, { state, askedBy, because, came, plannedOn, settledAt }: PlannedTalk): StoryItem[] {
  if (state !== 'moved' && state !== 'did not happen') return []
  const { t, day } = words
  // Moved by us without a word, as when the next talk was planned anew, is no story.
  if (state === 'moved' && (!settledAt || (askedBy === 'the worker' && !because))) return []
  if (state === 'did not happen' && !came && !askedBy && !because) return []
  const about = { day: day(plannedOn), person: calledName(person.name) }
  const moved = whoAsked[askedBy ?? 'somebody else'][isMine ? 'movedToThem' : 'movedToOthers']
  const what =
    state === 'moved'
      ? t(moved, about)
      : came === 'did not come'
        ? t('We did not meet on {{day}}', about)
        : t('The talk planned for {{day}} was left out', about)
  return [{ on: plannedOn, what, ...(because ? { said: [{ words: because }] } : {}) }]
}

function aboutConversation({ acting: { words, viewer }, person, isMine }: Teller, conversation: Conversation): StoryItem {
  const to = isMine ? 'toThem' : 'toOthers'
  const { id, mode, heldOn, byName, whatMatters, agreed, whoDoesIt } = conversation
  return {
    on: heldOn,
    what: words.t(modes[mode][to], { name: byName, person: calledName(person.name) }),
    said: [
      ...(whatMatters ? [{ about: 'What matters', words: whatMatters }] : []),
      ...(agreed ? [{ about: whoDoesIt ? whoDoes[whoDoesIt][to] : 'What you agreed', words: agreed }] : []),
    ],
    href: paths.conversation(viewer.partnership.slug, id),
  }
}

/** When we rang and they did not answer. It is nobody's fault. */
function aboutCall({ acting: { words, viewer }, isMine }: Teller, { result, calledAt, againOn, byName }: CallOfStory): StoryItem[] {
  if (result === 'spoke') return []
  const at = new Date(calledAt)
  const { timeZone } = viewer.partnership
  const about = { name: byName, time: timeInWords(timeIn(timeZone, at), words), day: againOn ? words.day(againOn) : '' }
  return [{ on: dayIn(timeZone, at), what: words.t(callWords[result][isMine ? 'toThem' : 'toOthers'], about) }]
}

function aboutHappening({ acting: { words, viewer } }: Teller, happening: Happening, before: Happening | undefined): StoryItem {
  const { supportId, version, reason, byName, ledByName, at } = happening
  const previous = before?.supportId === supportId ? before.state : undefined
  const what = version === 1 ? 'Support began, with {{name}}' : whatHappened(happening, previous)
  const name = happening.state === 'ended' ? byName : ledByName
  return {
    on: dayIn(viewer.partnership.timeZone, at),
    what: words.t(what, { name }),
    ...(reason ? { said: [{ words: reason }] } : {}),
    ...letterOf(viewer, happening),
  }
}

/** Somebody who moved on has a letter. */
const letterOf = ({ partnership }: Acting['viewer'], { supportId, state, hasLetter }: Happening) =>
  state === 'ended' && hasLetter ? { href: paths.letter(partnership.slug, supportId) } : {}

/** What became of support, in the words of a story. */
function whatHappened({ state, what }: Happening, previous: string | undefined): string {
  if (what === 'way forward') return 'A way forward was agreed'
  if (state === 'ended') return 'Support came to an end. {{name}} wrote down what stays open'
  if (state === 'paused') return 'Support was paused'
  if (previous === 'ended') return 'Welcome back. Support goes on with {{name}}'
  if (previous === 'paused') return 'Support goes on with {{name}}'
  return 'From now on with {{name}}'
}

function aboutActivation({ acting: { words }, isMine }: Teller, { agreedOn, level, inTheirWords }: Activation): StoryItem {
  const what = isMine ? 'How it is to look after your own health: {{level}}' : 'How it is to look after their own health: {{level}}'
  return { on: agreedOn, what: words.t(what, { level: words.t(levels[level as Level].name) }), ...(inTheirWords ? { said: [{ words: inTheirWords }] } : {}) }
}

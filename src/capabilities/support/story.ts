import { dayIn } from '../../platform/clock.ts'
import type { Acting } from '../../platform/http/env.ts'
import type { PartOfStory, PersonOfStory, StoryItem } from '../../platform/manifest.ts'
import { calledName } from '../people/index.ts'
import { mayInvite, mayWork } from './access.ts'
import { paths } from './paths.ts'
import { findPlaceOf, type Happening, listConversationsOf, listHistoryOf, listSupportOf } from './queries.ts'
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
  const [stretches, happenings, conversations, talks, place] = await Promise.all([
    listSupportOf(tx, partnershipId, person.id),
    listHistoryOf(tx, partnershipId, person.id),
    listConversationsOf(tx, partnershipId, person.id),
    listPlannedTalksOf(tx, partnershipId, person.id),
    couldInvite ? findPlaceOf(tx, partnershipId, person.id, now) : undefined,
  ])
  const open = stretches.find(isOpen)
  const items = [
    ...happenings.map((each) => aboutHappening(teller, each)),
    ...conversations.map((each) => aboutConversation(teller, each)),
    ...talks.flatMap((each) => aboutTalk(teller, each)),
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
      actions: teller.isMine ? [] : whatMayBeDone(teller, open, couldInvite && !place),
      ...(next ? { next } : {}),
    },
  ]
}

const latestFirst = (a: { item: StoryItem; i: number }, b: { item: StoryItem; i: number }) =>
  a.item.on === b.item.on ? a.i - b.i : a.item.on < b.item.on ? 1 : -1

function whatNext(
  { acting: { words, viewer, today }, person, isMine }: Teller,
  { nextTalkOn, ledBy, ledByName }: Support,
  talk: PlannedTalk | undefined,
): string {
  const { t, day } = words
  // The day is also there for support whose talk was planned without more.
  const when = talk ? whenItIs(words, talk) : nextTalkOn ? day(nextTalkOn) : ''
  const about = { name: talk?.withName ?? ledByName, person: calledName(person.name), day: when, place: talk?.place ?? '' }
  if (isMine && nextTalkOn && nextTalkOn >= today) {
    return about.place ? t('You talk next with {{name}} on {{day}}: {{place}}.', about) : t('You talk next with {{name}} on {{day}}.', about)
  }
  if (isMine) return t('{{name}} will get in touch with you.', about)
  if (!nextTalkOn) return t('No talk is planned. {{name}} leads.', about)
  if (nextTalkOn < today) return t('A talk with {{name}} was planned for {{day}}.', about)
  return ledBy === viewer.membershipId ? t('You talk next on {{day}}.', about) : t('{{name}} and {{person}} talk next on {{day}}.', about)
}

function whatMayBeDone({ acting: { viewer }, person }: Teller, open: Support | undefined, canInvite: boolean) {
  const { slug } = viewer.partnership
  const working =
    open && mayWork(viewer, open)
      ? [
          { label: 'Record a conversation', href: paths.recordConversation(slug, open.id), isMain: true },
          { label: open.nextTalkOn ? 'Move the next talk' : 'Plan a talk', href: paths.planTalk(slug, open.id) },
          { label: 'Hand over', href: paths.handOver(slug, open.id) },
          { label: 'End support', href: paths.end(slug, open.id) },
        ]
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

function aboutHappening({ acting: { words, viewer } }: Teller, { version, state, reason, byName, ledByName, at }: Happening): StoryItem {
  const { t } = words
  const what =
    version === 1
      ? t('Support began, with {{name}}', { name: ledByName })
      : state === 'ended'
        ? t('Support came to an end. {{name}} wrote down what stays open', { name: byName })
        : t('From now on with {{name}}', { name: ledByName })
  return { on: dayIn(viewer.partnership.timeZone, at), what, ...(reason ? { said: [{ words: reason }] } : {}) }
}

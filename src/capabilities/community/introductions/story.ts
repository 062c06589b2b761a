import type { Acting } from '../../../platform/http/env.ts'
import type { PartOfStory, StoryItem } from '../../../platform/manifest.ts'
import { findOpenSupportOf } from '../../support/index.ts'
import { mayAnswerSuggestion, mayFollow } from '../access.ts'
import { paths as communityPaths } from '../paths.ts'
import { dayOf, type Introduction, isSuggestion, isToldOnly, whatCameWords } from './introduction.ts'
import { paths } from './paths.ts'
import { listIntroductions, listTimesCame } from './queries/introductions.ts'

/** What a person was introduced to, and the times they came, latest first: to their team, and to themselves as their groups. */
export async function tellStory(acting: Acting, person: { id: string; name: string }): Promise<PartOfStory[]> {
  const { tx, viewer, words } = acting
  const { t } = words
  const { partnershipId, partnership } = viewer
  const { slug } = partnership
  const isMe = viewer.personId === person.id
  const [introductions, times, support] = await Promise.all([
    listIntroductions(tx, partnershipId, person.id),
    listTimesCame(tx, partnershipId, person.id),
    isMe ? undefined : findOpenSupportOf(tx, partnershipId, person.id),
  ])

  const introduced = introductions.map((introduction): StoryItem & { order: number } => ({
    order: 0,
    on: dayOf(introduction),
    what: t(whatHappened(introduction), {
      name: introduction.byName,
      called: isMe ? t('you') : introduction.calledName,
      group: introduction.entryName,
      state: whatCameWords[introduction.state] && t(whatCameWords[introduction.state]),
    }).trim(),
    ...hrefOf(viewer, introduction),
    ...saidOf(introduction),
  }))
  const came = times.map(({ metOn, name, entryId }) => ({
    order: 1,
    on: metOn,
    what: t('Came to {{group}}', { group: name ?? t('a group') }),
    ...(entryId ? { href: communityPaths.entry(slug, entryId) } : {}),
  }))
  const items = [...introduced, ...came].sort((one, other) => (one.on < other.on ? 1 : one.on > other.on ? -1 : other.order - one.order))
  const asked = introductions.find(({ state }) => state === 'suggested')
  const ahead = introductions.find(({ state }) => state === 'introduced')

  return [
    {
      heading: isMe ? 'My groups' : 'Groups and introductions',
      actions: isMe
        ? [
            ...(asked ? [{ label: 'Say whether you would like to go', href: paths.answer(slug, asked.id), isMain: true }] : []),
            { label: 'Find something near you', href: communityPaths.community(slug) },
          ]
        : support
          ? [{ label: 'Introduce to a group or service', href: paths.introduce(slug, person.id) }]
          : [],
      ...nextOf(acting, isMe ? asked : undefined, ahead),
      items: items.map(({ order, ...item }) => item),
      empty: isMe ? 'When you are introduced to a group, you see it here.' : 'No introductions yet.',
    },
  ]
}

/** What happens next: a suggestion waits for their answer, or a first visit is ahead. */
function nextOf(
  { words: { t } }: Acting,
  asked: { byName: string; entryName: string } | undefined,
  ahead: { entryName: string; whenItMeets: string | null } | undefined,
) {
  if (asked) return { next: t('{{name}} thought that {{group}} might be for you. Would you like to go?', { name: asked.byName, group: asked.entryName }) }
  if (!ahead) return {}
  const { entryName: group, whenItMeets: when } = ahead
  return { next: when ? t('First visit to {{group}}. {{when}}', { group, when }) : t('First visit to {{group}}.', { group }) }
}

function whatHappened(introduction: Introduction): string {
  if (isSuggestion(introduction)) return '{{name}} suggested {{group}}. {{state}}'
  return isToldOnly(introduction) ? '{{name}} told {{called}} about {{group}}. {{state}}' : '{{name}} introduced {{called}} to {{group}}. {{state}}'
}

function hrefOf(viewer: Acting['viewer'], introduction: Introduction) {
  const { slug } = viewer.partnership
  const { id, entryId } = introduction
  if (mayFollow(viewer, introduction)) return { href: paths.introduction(slug, id) }
  if (mayAnswerSuggestion(viewer, introduction)) return { href: paths.answer(slug, id) }
  return entryId ? { href: communityPaths.entry(slug, entryId) } : {}
}

function saidOf({ why, said }: { why: string; said: string }) {
  const words = [...(why ? [{ about: 'Why it was suggested', words: why }] : []), ...(said ? [{ about: 'What was said', words: said }] : [])]
  return words.length > 0 ? { said: words } : {}
}

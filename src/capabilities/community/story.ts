import type { Acting } from '../../platform/http/env.ts'
import type { PartOfStory, StoryItem } from '../../platform/manifest.ts'
import { findOpenSupportOf } from '../support/index.ts'
import { mayFollow } from './access.ts'
import { whatCameWords } from './introduction.ts'
import { paths } from './paths.ts'
import { listIntroductions, listTimesCame } from './queries/introductions.ts'

/** What a person was introduced to, and the times they came, latest first: to their team, and to themselves as their groups. */
export async function tellStory(acting: Acting, person: { id: string; name: string }): Promise<PartOfStory[]> {
  const { tx, viewer, words } = acting
  const { t } = words
  const { partnershipId, partnership } = viewer
  const { slug } = partnership
  const isMe = viewer.personId === person.id
  const introductions = await listIntroductions(tx, partnershipId, person.id)
  const times = await listTimesCame(tx, partnershipId, person.id)

  const introduced = introductions.map((introduction): StoryItem & { order: number } => ({
    order: 0,
    on: introduction.introducedOn,
    what: t('{{name}} introduced {{called}} to {{group}}. {{state}}', {
      name: introduction.byName,
      called: isMe ? t('you') : introduction.calledName,
      group: introduction.entryName,
      state: t(whatCameWords[introduction.state]),
    }),
    href: mayFollow(viewer, introduction) ? paths.introduction(slug, introduction.id) : paths.entry(slug, introduction.entryId),
    ...(introduction.said ? { said: [{ about: 'What was said', words: introduction.said }] } : {}),
  }))
  const came = times.map(({ metOn, name, entryId }) => ({
    order: 1,
    on: metOn,
    what: t('Came to {{group}}', { group: name ?? t('a group') }),
    ...(entryId ? { href: paths.entry(slug, entryId) } : {}),
  }))
  const items = [...introduced, ...came].sort((one, other) => (one.on < other.on ? 1 : one.on > other.on ? -1 : other.order - one.order))
  const ahead = introductions.find(({ state }) => state === 'introduced')

  return [
    {
      heading: isMe ? 'My groups' : 'Groups and introductions',
      actions: isMe
        ? [{ label: 'Find something near you', href: paths.community(slug) }]
        : (await findOpenSupportOf(tx, partnershipId, person.id))
          ? [{ label: 'Introduce to a group or service', href: paths.introduce(slug, person.id) }]
          : [],
      ...(ahead
        ? {
            next: ahead.whenItMeets
              ? t('First visit to {{group}}. {{when}}', { group: ahead.entryName, when: ahead.whenItMeets })
              : t('First visit to {{group}}.', { group: ahead.entryName }),
          }
        : {}),
      items: items.map(({ order, ...item }) => item),
      empty: isMe ? 'When you are introduced to a group, you see it here.' : 'No introductions yet.',
    },
  ]
}

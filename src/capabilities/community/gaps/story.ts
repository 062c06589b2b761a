import type { Acting } from '../../../platform/http/env.ts'
import type { PartOfStory } from '../../../platform/manifest.ts'
import { paths as communityPaths } from '../paths.ts'
import { mayNoteGap } from './access.ts'
import { stateWords } from './gap.ts'
import { paths } from './paths.ts'
import { listVoicesOf } from './queries/gaps.ts'

/** What a person would like and nobody could find, and what has become of it: to their team, and to themselves. */
export async function tellWishes({ tx, viewer, words: { t } }: Acting, person: { id: string }): Promise<PartOfStory[]> {
  const { partnershipId, partnership } = viewer
  const isMe = viewer.personId === person.id
  const voices = await listVoicesOf(tx, partnershipId, person.id)
  if (isMe && voices.length === 0) return []
  return [
    {
      heading: isMe ? 'What I would like to find' : 'What they would like and cannot find',
      actions: mayNoteGap(viewer) ? [{ label: 'Write down what they cannot find', href: paths.noteFor(partnership.slug, person.id) }] : [],
      items: voices.map(({ saidOn, said, gapId, interest, area, state, entryId }) => ({
        on: saidOn,
        what: t('{{interest}}, {{area}}. {{state}}', { interest, area, state: t(stateWords[state]) }),
        href: entryId && state === 'met' ? communityPaths.entry(partnership.slug, entryId) : paths.gap(partnership.slug, gapId),
        ...(said ? { said: [{ about: 'What was said', words: said }] } : {}),
      })),
      empty: 'Nothing is written down.',
    },
  ]
}

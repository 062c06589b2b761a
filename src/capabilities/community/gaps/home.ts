import type { Acting } from '../../../platform/http/env.ts'
import type { NeedsMe } from '../../../platform/manifest.ts'
import { paths as introductionPaths } from '../introductions/paths.ts'
import { mayNoteGap } from './access.ts'
import { paths } from './paths.ts'
import { listToTell } from './queries/gaps.ts'

/** For workers: people who wished for something that is there now. */
export async function gapsNeedMe({ tx, viewer, words }: Acting): Promise<NeedsMe[]> {
  if (!mayNoteGap(viewer)) return []
  const { slug } = viewer.partnership
  const waiting = await listToTell(tx, viewer)
  if (waiting.length === 0) return []
  return [
    {
      heading: 'What they wished for is there',
      empty: '',
      items: waiting.map(({ personId, calledName, interest, entryId, entryName, stateSince }) => ({
        title: `${calledName}: ${interest}`,
        href: introductionPaths.suggest(slug, personId as string, entryId),
        meta: `${entryName}, since ${words.day(stateSince)}. Suggest it`,
      })),
      more: { label: 'Gaps', href: paths.gaps(slug) },
    },
  ]
}

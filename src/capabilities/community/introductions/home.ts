import type { Acting } from '../../../platform/http/env.ts'
import type { NeedsMe } from '../../../platform/manifest.ts'
import { type AskedState, stuckWords } from './introduction.ts'
import { paths } from './paths.ts'
import { listStuck } from './queries/introductions.ts'

/** For workers: introductions that have not moved for too long, with why and since when. */
export async function introductionsNeedMe({ tx, viewer, words, today }: Acting): Promise<NeedsMe[]> {
  const stuck = await listStuck(tx, viewer, today)
  return [
    {
      heading: 'Introductions to ask about',
      empty: 'Every introduction has moved lately, or is where it should be.',
      items: stuck.map(({ id, calledName, entryName, state, since }) => ({
        title: `${calledName} and ${entryName}`,
        href: paths.introduction(viewer.partnership.slug, id),
        meta: stuckWords[state as AskedState](words.day(since)),
      })),
    },
  ]
}

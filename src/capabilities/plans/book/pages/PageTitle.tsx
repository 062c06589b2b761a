import { Named } from '../../../../design/Said.tsx'
import { useVisit } from '../../../../design/visit.tsx'
import { titleOf } from '../planPage.ts'

/** What a page is called: its owner's words are never translated, ours are. */
export function PageTitle({ kind, title }: { kind: string; title: string }) {
  const { t } = useVisit().words
  const called = titleOf({ kind, title })
  return 'said' in called ? <Named>{called.said}</Named> : t(called.ours)
}

/** The title as the heading of a page of ours. */
export function useHeading({ kind, title }: { kind: string; title: string }): { title: string; isName: boolean } {
  const { t } = useVisit().words
  const called = titleOf({ kind, title })
  return 'said' in called ? { title: called.said, isName: true } : { title: t(called.ours), isName: false }
}

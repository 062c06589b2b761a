import { useVisit } from '../../design/visit.tsx'
import { maySeeWhatToDo } from './access.ts'
import { paths } from './paths.ts'

/** One tap to what to do, beside every conversation. For those who meet people; the person themselves is shown nothing. */
export function IfNotSafe({ personId }: { personId?: string }) {
  const { viewer, words } = useVisit()
  if (!viewer || !maySeeWhatToDo(viewer)) return null
  return (
    <p>
      <a href={paths.whatToDo(viewer.partnership.slug, personId)}>{words.t('If somebody is not safe')}</a>
    </p>
  )
}

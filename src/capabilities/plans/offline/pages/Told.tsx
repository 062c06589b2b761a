import { useVisit } from '../../../../design/visit.tsx'
import { toldTo } from '../told.ts'

/** What the code of a device is told, inside the page: data, which no browser runs. */
export function Told() {
  const { viewer, words } = useVisit()
  if (!viewer) return null
  const told = JSON.stringify(toldTo(viewer.partnership, words)).replaceAll('<', '\\u003c')
  // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON of our own words, in which nothing can end the element
  return <script type="application/json" data-lw-told="" dangerouslySetInnerHTML={{ __html: told }} />
}

import { Tag } from 'nhsuk-react-components'
import { Said } from '../../../../design/Said.tsx'
import { useVisit } from '../../../../design/visit.tsx'
import type { Entry } from '../../entry.ts'
import { featureWords } from '../../features.ts'

/** What helps somebody to get in and to feel at home there: in a word each, then in the group's own. */
export function Features({ entry }: { entry: Entry }) {
  const { t } = useVisit().words
  const { accessFeatures, access } = entry
  if (accessFeatures.length === 0 && !access) return null
  return (
    <section aria-labelledby="access">
      <h2 className="nhsuk-heading-m" id="access">
        {t('Getting in and around')}
      </h2>
      {accessFeatures.length > 0 ? (
        <p className="lw-list__tags">
          {accessFeatures.map((feature) => (
            <Tag key={feature} modifier="white">
              {t(featureWords[feature])}
            </Tag>
          ))}
        </p>
      ) : null}
      {access ? <Said>{access}</Said> : null}
    </section>
  )
}

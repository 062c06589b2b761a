import { Named, Said } from '../../../../design/Said.tsx'
import { useVisit } from '../../../../design/visit.tsx'
import type { Agreement } from '../../book/document.ts'
import type { PlanPage } from '../../book/planPage.ts'
import { inShort } from '../agreement.ts'
import { agreementWords } from '../form.ts'

export const partWords: Record<Agreement['part'], string> = { person: 'whose plan it is', worker: 'who supports them', supporter: 'who is close to them' }

/** Who agrees with a page that was made together, and where they do not. */
export function Agreements({ content }: Pick<PlanPage, 'content'>) {
  const { t, moment } = useVisit().words
  if (content.agreements.length === 0) return null
  const now = inShort(content)
  return (
    <section>
      <h2 className="nhsuk-heading-m">{t('Made together')}</h2>
      <ul className="lw-list lw-list--dense">
        {content.agreements.map(({ by, name, part, at, agrees, words, of }) => (
          <li className="lw-list__item" key={by}>
            <p>
              <strong>
                <Named>{name}</Named>
              </strong>
              {`, ${t(partWords[part])}: ${t(agreementWords[agrees])}. `}
              <span className="lw-quiet">
                {moment(new Date(at))}. {of === now ? '' : t('The page was changed after that.')}
              </span>
            </p>
            {words ? <Said>{words}</Said> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

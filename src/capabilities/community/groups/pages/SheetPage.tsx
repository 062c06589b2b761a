import { Page } from '../../../../design/Page.tsx'
import { Named } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import type { Group, Member } from '../group.ts'
import { paths } from '../paths.ts'

const DAYS = [1, 2, 3, 4]
const BLANKS = 8

/** A register on paper, for four meet-ups: it is typed in later under the day it was. The name each is called, and no more. */
export function SheetPage({ group, members }: { group: Group; members: readonly Member[] }) {
  const { t } = useVisit().words
  const slug = useSlug()
  const rows = [
    ...members.map(({ id, calledName }) => ({ id, calledName })),
    ...Array.from({ length: BLANKS }, (_, i) => ({ id: `blank ${i}`, calledName: '' })),
  ]
  return (
    <Page title={t('Register of {{group}}', { group: group.name })} back={{ href: paths.group(slug, group.id), label: t('Back to the group') }}>
      <p>
        {t(
          'Write the day over each column and tick who came. Add first names of new people below, and count the others. Then keep this sheet where only you see it.',
        )}
      </p>
      <p className="nhsuk-u-display-none-print">
        <a href={paths.register(slug, group.id)}>{t('Type in a sheet: open the register and choose its day')}</a>
      </p>
      {/* Wider than a phone, it scrolls inside its box, which has to be reachable by keyboard for that. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <section className="lw-chart__table" aria-label={t('Who came')} tabIndex={0}>
        <table className="nhsuk-table lw-sheet-of-names">
          <thead>
            <tr>
              <th scope="col">{t('Name')}</th>
              {DAYS.map((day) => (
                <th scope="col" key={day}>
                  <span className="nhsuk-u-visually-hidden">{t('Day')}</span> ___ / ___
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, calledName }) => (
              <tr key={id}>
                <th scope="row">{calledName ? <Named>{calledName}</Named> : <span aria-hidden="true">______________</span>}</th>
                {DAYS.map((day) => (
                  <td key={day}>☐</td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">{t('Others')}</th>
              {DAYS.map((day) => (
                <td key={day}>____</td>
              ))}
            </tr>
          </tbody>
        </table>
      </section>
    </Page>
  )
}

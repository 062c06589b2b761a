import { ListPage } from '../../../design/layouts.tsx'
import { Named } from '../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import { webAddress } from '../entry.ts'
import type { OrganiserOfEntries } from '../parts.ts'
import { paths } from '../paths.ts'
import { Entries } from '../search/pages/Entries.tsx'
import type { Shown } from '../search/sought.ts'

/** Who runs something, and what they run. */
export function OrganiserPage({ organiser, entries, next }: { organiser: OrganiserOfEntries; entries: readonly Shown[]; next: string | undefined }) {
  const { t } = useVisit().words
  const slug = useSlug()
  const { name, summary, phone, email, website } = organiser
  const address = webAddress(website)
  return (
    <ListPage
      title={name}
      lede={summary ? <Named>{summary}</Named> : undefined}
      back={{ href: paths.community(slug), label: t('Find something near you') }}
      actions={
        phone || email || (website && address) ? (
          <ul className="nhsuk-list">
            {phone ? (
              <li>
                {t('Phone')}: <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a>
              </li>
            ) : null}
            {email ? (
              <li>
                {t('E-mail')}: <a href={`mailto:${email}`}>{email}</a>
              </li>
            ) : null}
            {website && address ? (
              <li>
                {t('Website')}:{' '}
                <a href={address} rel="noopener nofollow">
                  {address.replace(/^https?:\/\/|\/$/g, '')}
                </a>
              </li>
            ) : null}
          </ul>
        ) : null
      }
      isEmpty={entries.length === 0}
      empty={<p>{t('Nothing of theirs is in the directory just now.')}</p>}
      next={next}
    >
      <Entries entries={entries} hrefFor={(id) => paths.entry(slug, id)} />
    </ListPage>
  )
}

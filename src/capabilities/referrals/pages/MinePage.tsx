import { Tag } from 'nhsuk-react-components'
import { FilterBar } from '../../../design/form/FilterBar.tsx'
import type { Typed } from '../../../design/form/field.ts'
import { ListPage } from '../../../design/layouts.tsx'
import { Named, Said } from '../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import { mineForm } from '../forms/mine.ts'
import { paths } from '../paths.ts'
import { progressWords } from '../referral.ts'

export interface Progress {
  referralId: string
  reference: string
  calledName: string
  state: string
  told: string
  changedAt: Date
}

interface Props {
  progress: readonly Progress[]
  typed: Typed
  isNarrowed: boolean
  next: string | undefined
}

/** What became of the referrals that somebody, or their organisation, made. */
export function MinePage({ progress, typed, isNarrowed, next }: Props) {
  const { t, moment } = useVisit().words
  const slug = useSlug()
  return (
    <ListPage
      title={t('People you introduced')}
      lede={t('You see what became of each, as far as the person agreed.')}
      actions={
        <p>
          <a className="nhsuk-button" href={paths.introduce(slug)}>
            {t('Introduce somebody')}
          </a>
        </p>
      }
      filters={<FilterBar form={mineForm} answers={{ typed, problems: [] }} action={paths.mine(slug)} isFiltered={isNarrowed} />}
      isEmpty={progress.length === 0}
      empty={<p>{isNarrowed ? t('Nobody fits these filters.') : t('Nobody yet. When you introduce somebody, you see here what becomes of it.')}</p>}
      next={next}
    >
      <ul className="lw-list">
        {progress.map(({ referralId, reference, calledName, state, told, changedAt }) => (
          <li className="lw-list__item" key={referralId}>
            <h2 className="lw-list__title">
              <Named>{calledName}</Named>
            </h2>
            <p className="lw-list__meta">
              <Tag modifier="white">{t(progressWords[state] ?? state)}</Tag> {moment(changedAt)}. {t('Reference {{reference}}', { reference })}
            </p>
            {told ? <Said>{told}</Said> : null}
            {['received', 'accepted', 'in touch'].includes(state) ? (
              <p>
                <a href={paths.tellUs(slug, referralId)} aria-label={t('Tell us what has changed: {{reference}}', { reference })}>
                  {t('Tell us what has changed')}
                </a>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </ListPage>
  )
}

import { AskForm } from '../../../../design/form/FormFields.tsx'
import type { Answers } from '../../../../design/form/form.ts'
import { Page } from '../../../../design/Page.tsx'
import { Said } from '../../../../design/Said.tsx'
import { useVisit } from '../../../../design/visit.tsx'
import type { Entry } from '../../entry.ts'
import { answerForm, suggestForm } from '../forms/keep.ts'
import type { Suggestion } from '../queries.ts'

interface Props {
  entry: Entry
  suggestions: readonly Suggestion[]
  action: string
  back: string
  /** What was typed about one of them, and has to be put right. */
  typed?: Answers<any> | undefined
}

/** What people told us about an entry, for whoever keeps it: one after the other. */
export function SuggestionsPage({ entry, suggestions, action, back, typed }: Props) {
  const { words } = useVisit()
  const { t } = words
  const [first, ...others] = suggestions
  return (
    <Page title={t('What people told us')} back={{ href: back, label: t('Back to the page') }} problems={typed?.problems} narrow>
      <p className="nhsuk-lede-text">{t('About {{name}}. The page stays as it is until you say so.', { name: entry.name })}</p>
      {first ? (
        <>
          <h2 className="nhsuk-heading-m">{suggestForm.fields.about.show(first.about, words)}</h2>
          <Said>{first.said}</Said>
          <p className="lw-quiet">
            {t('Sent {{day}}.', { day: words.day(first.createdAt.toISOString().slice(0, 10)) })}{' '}
            {first.fromEmail ? t('They left an address, and hear what you answer.') : t('They left no address.')}
          </p>
          <AskForm form={answerForm} answers={typed ?? answerForm.blank({ suggestion: first.id })} action={action} submit="Answer" />
          {others.length > 0 ? <p>{t('{{count}} more wait after this one.', { count: others.length })}</p> : null}
        </>
      ) : (
        <div className="lw-empty">
          <p>{t('Nothing waits. Thank you.')}</p>
        </div>
      )}
    </Page>
  )
}

import type { Answers } from '../../../../design/form/form.ts'
import { QuestionPage } from '../../../../design/layouts.tsx'
import { Named, Said } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { peoplePaths } from '../../../people/index.ts'
import type { Entry } from '../../entry.ts'
import { paths as communityPaths } from '../../paths.ts'
import { answerSuggestionForm } from '../forms/answerSuggestion.ts'
import type { Introduction } from '../introduction.ts'
import { paths } from '../paths.ts'

/** A person reads what was suggested to them, and answers. */
export function AnswerSuggestionPage({ introduction, entry, answers }: { introduction: Introduction; entry: Entry | undefined; answers: Answers<any> }) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <QuestionPage
      title={t('Would you like to go to {{group}}?', { group: introduction.entryName })}
      back={{ href: peoplePaths.mySupport(slug), label: t('My support') }}
      before={
        <>
          {entry ? (
            <p>
              <Named>{[entry.summary, entry.whenItMeets].filter(Boolean).join(' ')}</Named>
            </p>
          ) : null}
          {entry ? (
            <p>
              <a href={communityPaths.entry(slug, entry.id)}>{t('Read what the first visit is like')}</a>
            </p>
          ) : null}
          {introduction.why ? (
            <>
              <p>{t('{{name}} thought of it for you:', { name: introduction.byName })}</p>
              <Said>{introduction.why}</Said>
            </>
          ) : null}
        </>
      }
      form={answerSuggestionForm}
      answers={answers}
      action={paths.answer(slug, introduction.id)}
      submit="Send answer"
    />
  )
}

import type { Answers } from '../../../../design/form/form.ts'
import { QuestionPage } from '../../../../design/layouts.tsx'
import { Page } from '../../../../design/Page.tsx'
import { Named, Said } from '../../../../design/Said.tsx'
import { useVisit } from '../../../../design/visit.tsx'
import { answerForm } from '../../forms/answering.ts'
import type { Question } from '../../referral.ts'

/** A question about somebody they referred, for whoever holds the link in the message. */
export function AnswerPage({ question, answers, action }: { question: Question; answers: Answers<any>; action: string }) {
  const { t } = useVisit().words
  return (
    <QuestionPage
      title={t('A question about somebody you introduced')}
      before={
        <>
          <p>
            {t('It is about:')} <Named>{question.calledName}</Named>
          </p>
          <Said>{question.question}</Said>
        </>
      }
      form={answerForm}
      answers={answers}
      action={action}
      submit="Send the answer"
    />
  )
}

export function AnsweredPage() {
  const { t } = useVisit().words
  return (
    <Page title={t('Thank you for your answer')} narrow>
      <p>{t('The team has it. You need not do anything else.')}</p>
    </Page>
  )
}

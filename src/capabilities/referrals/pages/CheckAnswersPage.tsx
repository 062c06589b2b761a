import { Button, SummaryList } from 'nhsuk-react-components'
import { AnswersCarried, AnswersShown } from '../../../design/form/AnswersShown.tsx'
import type { Answers, Form } from '../../../design/form/form.ts'
import { Page } from '../../../design/Page.tsx'
import { useVisit } from '../../../design/visit.tsx'

interface Props {
  form: Form<any>
  answers: Answers<any>
  action: string
}

/** Everything that was written, before it is sent. It is carried by the page itself: nothing is kept until it is sent. */
export function CheckAnswersPage({ form, answers, action }: Props) {
  const { t } = useVisit().words
  return (
    <Page title={t('Check what you wrote')} narrow>
      <p>{t('Nothing has been sent yet.')}</p>
      <SummaryList>
        <AnswersShown form={form} answers={answers} />
      </SummaryList>
      <form method="post" action={action}>
        <AnswersCarried answers={answers} />
        <Button type="submit" name="next" value="send">
          {t('Send')}
        </Button>{' '}
        <Button type="submit" secondary name="next" value="change">
          {t('Change something')}
        </Button>
      </form>
    </Page>
  )
}

import type { Answers } from '../../../../design/form/form.ts'
import { QuestionPage } from '../../../../design/layouts.tsx'
import { Page } from '../../../../design/Page.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { paths } from '../../paths.ts'
import { wishForm } from '../forms/wish.ts'
import { searchPaths } from '../paths.ts'

/** Would you like this to exist? */
export function WishPage({ answers }: { answers: Answers<any> }) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <QuestionPage
      title={t('Would you like this to exist?')}
      lede={t('Tell us what you looked for and could not find. We count how many would like the same, and where.')}
      back={{ href: paths.community(slug), label: t('Find something near you') }}
      form={wishForm}
      answers={answers}
      action={searchPaths.wish(slug)}
      submit="Tell us"
    />
  )
}

/** Thank you, and what happens with it. */
export function WishedPage() {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <Page title={t('Thank you')} narrow>
      <p className="nhsuk-lede-text">{t('We have written down what you would like.')}</p>
      <p>
        {t(
          'When enough people nearby would like the same, we look for somebody to begin it with. If you left an e-mail address, we write to you when it begins.',
        )}
      </p>
      <ul>
        <li>
          <a href={paths.community(slug)}>{t('Find something near you')}</a>
        </li>
        <li>
          <a href={`/${slug}/referrals/ask`}>{t('Ask somebody to help you find something')}</a>
        </li>
      </ul>
    </Page>
  )
}

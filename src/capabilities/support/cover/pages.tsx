import { Button } from 'nhsuk-react-components'
import type { Answers, Form } from '../../../design/form/form.ts'
import { ListPage, QuestionPage } from '../../../design/layouts.tsx'
import { Named } from '../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import { partnershipPaths } from '../../partnerships/index.ts'
import { paths } from '../paths.ts'
import { type Cover, isCoveredOn } from './cover.ts'

/** Who of the viewer's teams is away, now or soon, and who is there for their people. */
export function CoversPage({ covers }: { covers: readonly Cover[] }) {
  const slug = useSlug()
  const { words, today } = useVisit()
  return (
    <ListPage
      title="Who covers for whom"
      lede="While somebody is away, their talks, calls, promises and replies show to whoever covers for them. The people they support read who is there. It ends by itself."
      back={{ href: partnershipPaths.today(slug), label: 'Today' }}
      actions={
        <p>
          <a className="nhsuk-button" href={paths.arrangeCover(slug)}>
            Arrange cover
          </a>
        </p>
      }
      isEmpty={covers.length === 0}
      empty={<p>Nobody of your teams is covered for now or soon.</p>}
    >
      <ul className="lw-list">
        {covers.map((cover) => (
          <li className="lw-list__item" key={cover.id}>
            <h2 className="lw-list__title">
              <Named>{cover.coverName}</Named> for <Named>{cover.awayName}</Named>
            </h2>
            <p className="lw-list__meta">
              From {words.day(cover.fromOn)} until {words.day(cover.untilOn)}. Arranged by <Named>{cover.byName}</Named>.
            </p>
            <div className="lw-list__tags">{isCoveredOn(cover, today) ? <strong className="nhsuk-tag nhsuk-tag--green">Now</strong> : null}</div>
            <form className="lw-list__actions" method="post" action={paths.endCover(slug, cover.id)}>
              <Button type="submit" secondary>
                {cover.fromOn <= today ? 'They are back' : 'Take it back'}
                <span className="nhsuk-u-visually-hidden">: {cover.awayName}</span>
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </ListPage>
  )
}

/** Arranging who is there. */
export const ArrangeCoverPage = ({ form, answers }: { form: Form<any>; answers: Answers<any> }) => (
  <QuestionPage
    title="Arrange cover"
    lede="Each person they support reads on their own page who is away until when, and who is there. Those who asked for messages are told."
    back={{ href: paths.cover(useSlug()), label: 'Who covers for whom' }}
    form={form}
    answers={answers}
    action={paths.arrangeCover(useSlug())}
    submit="Arrange it"
    after={<p>Is nobody of the same teams free? An administrator can let somebody of another team cover for the team.</p>}
  />
)

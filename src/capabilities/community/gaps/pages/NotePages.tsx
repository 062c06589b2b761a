import { Button } from 'nhsuk-react-components'
import type { Answers, Form } from '../../../../design/form/form.ts'
import { ListPage, QuestionPage } from '../../../../design/layouts.tsx'
import { Named } from '../../../../design/Said.tsx'
import { TwoVersions } from '../../../../design/TwoVersions.tsx'
import { useSlug } from '../../../../design/visit.tsx'
import { calledName, type Person, peoplePaths } from '../../../people/index.ts'
import type { Gap } from '../gap.ts'
import { paths } from '../paths.ts'
import type { Words } from '../queries/words.ts'

/** Noting a gap from anywhere, or from what people wished and searched for. */
export function NoteGapPage({ form, answers }: { form: Form<any>; answers: Answers<any> }) {
  const slug = useSlug()
  return (
    <QuestionPage
      title="Note a gap"
      lede="Something people would like and cannot find. The same interest in the same area is gathered into one gap."
      back={{ href: paths.gaps(slug), label: 'Gaps' }}
      form={form}
      answers={answers}
      action={paths.note(slug)}
      submit="Note"
    />
  )
}

/** Writing down what one person would like and cannot find. */
export function NoteForPersonPage({ person, form, answers }: { person: Person; form: Form<any>; answers: Answers<any> }) {
  const slug = useSlug()
  const name = calledName(person.name)
  return (
    <QuestionPage
      title={`What ${name} would like and cannot find`}
      lede={`It counts as one more person who would like it. Nobody outside your team can see that it is ${name}, and you are told when it is there.`}
      back={{ href: peoplePaths.person(slug, person.id), label: person.name, isName: true }}
      form={form}
      answers={answers}
      action={paths.noteFor(slug, person.id)}
      submit="Write down"
    />
  )
}

/** Saying what has become of a gap. */
export function MoveGapOnPage({ gap, form, answers, theirs }: { gap: Gap; form: Form<any>; answers: Answers<any>; theirs?: Answers<any> }) {
  const slug = useSlug()
  return (
    <QuestionPage
      title={`What has become of it: ${gap.interest}, ${gap.area}`}
      back={{ href: paths.gap(slug, gap.id), label: 'Back to the gap' }}
      before={theirs ? <TwoVersions form={form} theirs={theirs} yours={answers} /> : null}
      form={form}
      answers={answers}
      action={paths.moveOn(slug, gap.id)}
      submit="Save"
    />
  )
}

/** Wishes and searches whose words speak of nothing that we know: somebody says what they are about. */
export function WordsPage({ words, mayNote }: { words: readonly Words[]; mayNote: boolean }) {
  const slug = useSlug()
  return (
    <ListPage
      title="Wishes and searches to sort"
      lede="What people wished for, or searched for and did not find, in words that name nothing in our lists. Say what they are about, or set them aside."
      back={{ href: paths.gaps(slug), label: 'Gaps' }}
      isEmpty={words.length === 0}
      empty={<p>All have been sorted. New ones come by themselves.</p>}
    >
      <ul className="lw-list">
        {words.map((each) => (
          <li className="lw-list__item" key={`${each.words} ${each.outwardCode}`}>
            <h2 className="lw-list__title">
              <Named>“{each.words}”</Named>
            </h2>
            <p className="lw-list__meta">
              {[each.outwardCode || 'Anywhere', saidTimes(each.wishes, 'wish', 'wishes'), saidTimes(each.searches, 'search', 'searches')]
                .filter(Boolean)
                .join('. ')}
            </p>
            <div className="lw-list__actions">
              {mayNote ? (
                <a className="nhsuk-button nhsuk-button--secondary" href={paths.note(slug, { words: each.words, area: each.outwardCode })}>
                  Say what it is about
                </a>
              ) : null}
              <form method="post" action={paths.words(slug)}>
                <input type="hidden" name="words" value={each.words} />
                <input type="hidden" name="area" value={each.outwardCode} />
                <Button type="submit" secondary>
                  Set aside
                </Button>
              </form>
            </div>
          </li>
        ))}
      </ul>
    </ListPage>
  )
}

const saidTimes = (count: number, one: string, more: string) => (count === 0 ? '' : count === 1 ? `1 ${one}` : `${count} ${more}`)

import { Button, Tag } from 'nhsuk-react-components'
import { AskForm } from '../../../../design/form/FormFields.tsx'
import { ThingPage } from '../../../../design/layouts.tsx'
import { Said } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { peoplePaths } from '../../../people/index.ts'
import { paths } from '../../paths.ts'
import { type Concern, type ConcernState, kindWords, type Note, type Step, stateWords, stepWords } from '../concern.ts'
import { acknowledgeForm } from '../forms.ts'

const colours: Record<ConcernState, 'red' | 'yellow' | 'blue' | 'grey'> = { raised: 'red', acknowledged: 'yellow', acted: 'blue', closed: 'grey' }

export const StateTag = ({ state }: { state: ConcernState }) => <Tag modifier={colours[state]}>{useVisit().words.t(stateWords[state])}</Tag>

interface Props {
  concern: Concern
  steps: readonly Step[]
  /** For those who answer; nobody else finds any. */
  notes: readonly Note[]
  mayAnswer: boolean
  /** They reach the person's page. */
  mayReadPerson: boolean
}

/** A concern: for those who answer it everything, and what they can do; for whoever raised it that somebody looks after it. */
export function ConcernPage({ concern, steps, notes, mayAnswer, mayReadPerson }: Props) {
  const { t, moment } = useVisit().words
  const slug = useSlug()
  const { aboutName, kind, said, doneAlready, state, ownerName, acknowledgeBy, personId } = concern
  const name = ownerName
  return (
    <ThingPage
      title={t('A concern about {{name}}', { name: aboutName })}
      back={{ href: paths.concerns(slug), label: t('Concerns') }}
      state={
        <p>
          <StateTag state={state} /> {t(kindWords[kind])}
        </p>
      }
      next={
        state === 'closed' ? undefined : (
          <>
            <h2 className="nhsuk-heading-m">{t('What happens next')}</h2>
            <p>
              {state === 'raised'
                ? t('{{name}} is asked, and says by {{moment}} that they look after it. If not, the next person is asked.', {
                    name,
                    moment: moment(acknowledgeBy),
                  })
                : t('{{name}} looks after it.', { name })}
            </p>
            {mayAnswer ? <WhatMayBeDone concern={concern} /> : null}
          </>
        )
      }
    >
      <h2 className="nhsuk-heading-m">{t('What was said or seen')}</h2>
      <Said>{said}</Said>
      {doneAlready ? (
        <>
          <h2 className="nhsuk-heading-m">{t('What was done at once')}</h2>
          <Said>{doneAlready}</Said>
        </>
      ) : null}
      {personId && mayReadPerson ? (
        <p>
          <a href={peoplePaths.person(slug, personId)}>{t('To the page of {{name}}', { name: aboutName })}</a>
        </p>
      ) : null}
      {mayAnswer ? <Notes notes={notes} /> : null}
      <Steps steps={steps} />
      <p className="lw-quiet">{t('Those named to answer concerns read this, and whoever raised it. It is on nobody’s page and in nobody’s story.')}</p>
    </ThingPage>
  )
}

function WhatMayBeDone({ concern: { id, state, version } }: { concern: Concern }) {
  const slug = useSlug()
  if (state === 'raised') {
    return (
      <>
        <AskForm form={acknowledgeForm} answers={acknowledgeForm.blank({ version })} action={paths.acknowledge(slug, id)} submit="I look after it" />
        <p>
          <a href={paths.passOn(slug, id)}>Pass it on to somebody else</a>
        </p>
      </>
    )
  }
  return (
    <ul className="lw-list__actions">
      <li>
        <Button href={paths.writeDown(slug, id)}>Write down what happened</Button>
      </li>
      <li>
        <Button secondary href={paths.close(slug, id)}>
          Close
        </Button>
      </li>
      <li>
        <Button secondary href={paths.passOn(slug, id)}>
          Pass on
        </Button>
      </li>
    </ul>
  )
}

const noteWords: Record<Note['kind'], string> = {
  done: 'What was done',
  note: 'A note',
  why: 'Why it was passed on',
  closing: 'What was done, and how it is now',
}

function Notes({ notes }: Pick<Props, 'notes'>) {
  const { moment } = useVisit().words
  return (
    <section>
      <h2 className="nhsuk-heading-m">Notes of those who answer</h2>
      {notes.length === 0 ? <p className="lw-empty">Nothing is written down yet.</p> : null}
      {notes.map(({ id, kind, words, byName, at }) => (
        <div key={id}>
          <h3 className="nhsuk-heading-s">{noteWords[kind]}</h3>
          <Said>{words}</Said>
          <p className="lw-quiet">
            {byName}, {moment(at)}
          </p>
        </div>
      ))}
    </section>
  )
}

function Steps({ steps }: Pick<Props, 'steps'>) {
  const { t, moment } = useVisit().words
  return (
    <section>
      <h2 className="nhsuk-heading-m">{t('What became of it')}</h2>
      <ol className="lw-story">
        {steps.map(({ version, step, byName, ownerName, at }) => (
          <li className="lw-story__entry" key={version}>
            <p className="lw-story__when">{moment(at)}</p>
            <div className="lw-story__what">
              <p>{t(stepWords[step], { name: byName, owner: ownerName })}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

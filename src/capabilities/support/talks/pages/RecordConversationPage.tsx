import { Button, Details } from 'nhsuk-react-components'
import { assetUrl } from '../../../../design/assets.ts'
import { FormField } from '../../../../design/form/FormFields.tsx'
import type { Answers, Form } from '../../../../design/form/form.ts'
import { Page } from '../../../../design/Page.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { calledName, peoplePaths } from '../../../people/index.ts'
import { IfNotSafe } from '../../../safety/index.ts'
import { paths } from '../../paths.ts'
import { isOpen, type NamedSupport } from '../../support.ts'
import { MORE, UNSEEN } from '../forms/recordConversation.ts'

interface Props {
  support: NamedSupport
  form: Form<any>
  answers: Answers<any>
  /** When what is on the page was kept, of a conversation they began to write down before. */
  keptAt?: Date | undefined
  isBeyond: boolean
}

/** Writing down a conversation, for the person to read. */
export function RecordConversationPage({ support, form, answers, keptAt, isBeyond }: Props) {
  const { words } = useVisit()
  const slug = useSlug()
  const { id, personId, personName } = support
  const called = calledName(personName)
  const folded = [...MORE, ...UNSEEN] as readonly string[]
  const field = (name: string) => <FormField key={name} form={form} answers={answers} name={name} />
  const isWrong = (names: readonly string[]) => answers.problems?.some(({ field }) => names.includes(field)) ?? false
  const isFilled = (names: readonly string[]) => names.some((name) => answers.typed[name])
  return (
    <Page
      title={`Record a conversation with ${personName}`}
      back={{ href: peoplePaths.person(slug, personId), label: `Back to ${personName}` }}
      problems={answers.problems}
      narrow
    >
      <p className="nhsuk-lede-text">{called} reads this as soon as you save it. Afterwards nobody can change it.</p>
      <IfNotSafe personId={personId} />
      {keptAt ? (
        <p className="lw-notice">
          You began to write this down {words.moment(keptAt)}. It was kept for you alone.{' '}
          <a href={`${paths.recordConversation(slug, id)}?new=yes`}>Begin a new one</a>
        </p>
      ) : null}
      {isOpen(support) ? null : <p className="lw-notice">This support has ended. What you write is added to its story, and nothing new is planned.</p>}
      {support.nextTalkOn ? (
        <p>
          <a href={paths.didNotHappen(slug, id)}>We did not meet</a>
        </p>
      ) : null}
      <form method="post" action={paths.recordConversation(slug, id)} noValidate data-lw-keep="later">
        {Object.keys(form.fields)
          .filter((name) => !folded.includes(name) && (isBeyond || name !== 'goesOnBecause'))
          .map(field)}
        <Details open={isWrong(MORE) || isFilled(MORE)}>
          <Details.Summary>Time, place, who else was there</Details.Summary>
          <Details.Text>{MORE.map(field)}</Details.Text>
        </Details>
        <Details open={isWrong(UNSEEN) || isFilled(UNSEEN)}>
          <Details.Summary>Something {called} should not read</Details.Summary>
          <Details.Text>
            <p>You and whoever supervises you read this. Nobody else does. Your team’s page says how many such notes there are.</p>
            {UNSEEN.map(field)}
          </Details.Text>
        </Details>
        <Button type="submit">Save the conversation</Button>
        <Button type="submit" secondary name="later" value="yes">
          Keep it for later
        </Button>
        <p className="lw-quiet" role="status" data-lw-kept />
      </form>
      <script type="module" src={assetUrl('keepDraft.js')} />
      {keptAt ? (
        <form method="post" action={paths.throwDraftAway(slug, id)}>
          <input type="hidden" name="id" value={String(answers.typed['id'] ?? '')} />
          <Button type="submit" secondary>
            Throw away what was kept
          </Button>
        </form>
      ) : null}
    </Page>
  )
}

import { Button } from 'nhsuk-react-components'
import type { ReactNode } from 'react'
import { FormField } from '../../../design/form/FormFields.tsx'
import type { Answers, Form } from '../../../design/form/form.ts'
import { type Back, Page } from '../../../design/Page.tsx'
import { TwoVersions } from '../../../design/TwoVersions.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import { partsOfEntryForm } from '../forms/entry.ts'
import { paths } from '../paths.ts'

interface AskProps {
  title: string
  lede: string
  back: Back
  form: Form<any>
  answers: Answers<any>
  action: string
  submit: string
  before?: ReactNode
}

/** All that is asked about an entry, each part under its heading. */
function AskForEntry({ title, lede, back, form, answers, action, submit, before }: AskProps) {
  const { t } = useVisit().words
  const unseen = Object.keys(form.fields).filter((name) => !partsOfEntryForm.some(({ names }) => names.includes(name)))
  return (
    <Page title={title} back={back} problems={answers.problems} narrow>
      <p className="nhsuk-lede-text">{lede}</p>
      {before}
      <form method="post" action={action} noValidate>
        {unseen.map((name) => (
          <FormField key={name} form={form} answers={answers} name={name} />
        ))}
        {partsOfEntryForm.map(({ heading, names }) => (
          <section key={heading} aria-label={t(heading)}>
            <h2 className="nhsuk-heading-m">{t(heading)}</h2>
            {names
              .filter((name) => name in form.fields)
              .map((name) => (
                <FormField key={name} form={form} answers={answers} name={name} />
              ))}
          </section>
        ))}
        <Button type="submit">{t(submit)}</Button>
      </form>
    </Page>
  )
}

/** A new page of the directory. */
export function AddEntryPage({ form, answers, before }: { form: Form<any>; answers: Answers<any>; before?: ReactNode }) {
  const slug = useSlug()
  return (
    <AskForEntry
      title="Add a group or service"
      lede="Everything here can be read by anybody. Use the group’s own words, and a phone number it wants to be rung on. Only the name, what it is and how people take part have to be there."
      back={{ href: paths.community(slug), label: 'Back to the list' }}
      before={before}
      form={form}
      answers={answers}
      action={paths.addEntry(slug)}
      submit="Publish"
    />
  )
}

interface ChangeProps {
  /** Where it is sent, and the page it came from. */
  action: string
  back: string
  form: Form<any>
  answers: Answers<any>
  /** What it says now, when somebody else changed it first. */
  theirs?: Answers<any>
}

/** Changing a page of the directory. */
export function ChangeEntryPage({ action, back, form, answers, theirs }: ChangeProps) {
  const { t } = useVisit().words
  return (
    <AskForEntry
      title={t('Change this page')}
      lede={t('Everything here can be read by anybody. Saving it says that you checked it today.')}
      back={{ href: back, label: t('Back to the page') }}
      before={theirs ? <TwoVersions form={form} theirs={theirs} yours={answers} /> : null}
      form={form}
      answers={answers}
      action={action}
      submit="Save"
    />
  )
}

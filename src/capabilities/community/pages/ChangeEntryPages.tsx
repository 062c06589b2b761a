import type { ReactNode } from 'react'
import type { Answers } from '../../../design/form/form.ts'
import { QuestionPage } from '../../../design/layouts.tsx'
import { TwoVersions } from '../../../design/TwoVersions.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import type { Entry, EntryPlace } from '../entry.ts'
import { addEntryForm, changeEntryForm } from '../forms/entry.ts'
import { paths } from '../paths.ts'

/** A new page of the directory. */
export function AddEntryPage({ answers, before }: { answers: Answers<any>; before?: ReactNode }) {
  const slug = useSlug()
  return (
    <QuestionPage
      title="Add a group or service"
      lede="Everything here can be read by anybody. Use the group’s own words, and a phone number it wants to be rung on."
      back={{ href: paths.community(slug), label: 'Back to the list' }}
      before={before}
      form={addEntryForm}
      answers={answers}
      action={paths.addEntry(slug)}
      submit="Publish"
    />
  )
}

interface ChangeProps {
  entry: Entry
  /** What it says now, as the form writes it. */
  there: ReturnType<typeof asFormValues>
  answers: Answers<any>
  isOutOfDate?: boolean
  /** Where it is sent and where it came from, for somebody who keeps it by a link. */
  action?: string
  back?: string
}

/** Changing a page of the directory. */
export function ChangeEntryPage({ entry, there, answers, isOutOfDate = false, action, back }: ChangeProps) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <QuestionPage
      title={t('Change this page')}
      lede={t('Everything here can be read by anybody. Saving it says that you checked it today.')}
      back={{ href: back ?? paths.entry(slug, entry.id), label: t('Back to the page') }}
      before={isOutOfDate ? <TwoVersions form={changeEntryForm} theirs={changeEntryForm.blank(there)} yours={answers} /> : null}
      form={changeEntryForm}
      answers={answers}
      action={action ?? paths.changeEntry(slug, entry.id)}
      submit="Save"
    />
  )
}

/** An entry as the form writes it. */
export const asFormValues = (entry: Entry, [place]: readonly EntryPlace[]) => {
  const { version, name, kind, summary, whoSuits, firstVisit, whenItMeets, cost, isFree, access } = entry
  const { contactName, contactPhone, contactEmail, website } = entry
  const asked = { version, name, kind, summary, whoSuits, firstVisit, whenItMeets, cost, isFree, access }
  const where = { placeName: place?.name ?? '', address: place?.address ?? '', postcode: place?.postcode ?? '' }
  return { ...asked, ...where, contactName, contactPhone, contactEmail, website }
}

import { Button } from 'nhsuk-react-components'
import { FormField } from '../../../design/form/FormFields.tsx'
import type { Answers } from '../../../design/form/form.ts'
import { ListPage, QuestionPage } from '../../../design/layouts.tsx'
import { Named } from '../../../design/Said.tsx'
import { TwoVersions } from '../../../design/TwoVersions.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import { type Entry, type EntryPlace, placeInWords } from '../entry.ts'
import { placeForm } from '../forms/place.ts'
import { removeForm } from '../forms/times.ts'
import { paths } from '../paths.ts'

/** Where something takes place: for whoever keeps it. */
export function PlacesPage({ entry, places }: { entry: Entry; places: readonly EntryPlace[] }) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <ListPage
      title={t('Where it takes place')}
      lede={<Named>{entry.name}</Named>}
      back={{ href: paths.entry(slug, entry.id), label: t('Back to the page') }}
      actions={
        <p>
          <Button href={paths.addPlace(slug, entry.id)}>{t('Add a place')}</Button>
        </p>
      }
      isEmpty={places.length === 0}
      empty={<p>{t('Add where it takes place, and people nearby find it.')}</p>}
    >
      <ul className="lw-list">
        {places.map((place) => (
          <li className="lw-list__item" key={place.id}>
            <h2 className="lw-list__title">
              <a href={paths.place(slug, entry.id, place.id)}>
                <Named>{placeInWords(place) || '–'}</Named>
              </a>
            </h2>
            {place.latitude === null ? <p className="lw-list__meta">{t('We do not know where this is, so people nearby do not find it')}</p> : null}
            <form className="lw-inline-form" method="post" action={`${paths.place(slug, entry.id, place.id)}/remove`}>
              <FormField form={removeForm} answers={removeForm.blank({ version: entry.version })} name="version" />
              <button type="submit" className="lw-button-link">
                {t('It is not here any more')}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </ListPage>
  )
}

interface Props {
  entry: Entry
  place?: EntryPlace
  answers: Answers<any>
  /** What it says now, when somebody else changed it first. */
  theirs?: Answers<any>
}

/** One place of an entry. */
export function OnePlacePage({ entry, place, answers, theirs }: Props) {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <QuestionPage
      title={place ? t('Change this place') : t('Add a place')}
      lede={<Named>{entry.name}</Named>}
      back={{ href: paths.places(slug, entry.id), label: t('Where it takes place') }}
      before={theirs ? <TwoVersions form={placeForm} theirs={theirs} yours={answers} /> : null}
      form={placeForm}
      answers={answers}
      action={place ? paths.place(slug, entry.id, place.id) : paths.addPlace(slug, entry.id)}
      submit="Save"
    />
  )
}

import { Button } from 'nhsuk-react-components'
import { FormField } from '../../../design/form/FormFields.tsx'
import type { Answers } from '../../../design/form/form.ts'
import { ListPage, QuestionPage } from '../../../design/layouts.tsx'
import { Named } from '../../../design/Said.tsx'
import { TwoVersions } from '../../../design/TwoVersions.tsx'
import { useVisit } from '../../../design/visit.tsx'
import { type Entry, type EntryPlace, placeInWords } from '../entry.ts'
import { placeForm } from '../forms/place.ts'
import { removeForm } from '../forms/times.ts'
import type { PlacesAt } from '../paths.ts'

/** Where something takes place: for whoever keeps it. */
export function PlacesPage({ entry, places, at, back }: { entry: Entry; places: readonly EntryPlace[]; at: PlacesAt; back: string }) {
  const { t } = useVisit().words
  return (
    <ListPage
      title={t('Where it takes place')}
      lede={<Named>{entry.name}</Named>}
      back={{ href: back, label: t('Back to the page') }}
      actions={
        <p>
          <Button href={at.add}>{t('Add a place')}</Button>
        </p>
      }
      isEmpty={places.length === 0}
      empty={<p>{t('Add where it takes place, and people nearby find it.')}</p>}
    >
      <ul className="lw-list">
        {places.map((place) => (
          <li className="lw-list__item" key={place.id}>
            <h2 className="lw-list__title">
              <a href={at.one(place.id)}>
                <Named>{placeInWords(place) || '–'}</Named>
              </a>
            </h2>
            {place.latitude === null ? <p className="lw-list__meta">{t('We do not know where this is, so people nearby do not find it')}</p> : null}
            <form className="lw-inline-form" method="post" action={at.remove(place.id)}>
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
  /** Where they are kept: with an account, or by a link. */
  at: PlacesAt
  entry: Entry
  place?: EntryPlace
  answers: Answers<any>
  /** What it says now, when somebody else changed it first. */
  theirs?: Answers<any>
}

/** One place of an entry. */
export function OnePlacePage({ at, entry, place, answers, theirs }: Props) {
  const { t } = useVisit().words
  return (
    <QuestionPage
      title={place ? t('Change this place') : t('Add a place')}
      lede={<Named>{entry.name}</Named>}
      back={{ href: at.list, label: t('Where it takes place') }}
      before={theirs ? <TwoVersions form={placeForm} theirs={theirs} yours={answers} /> : null}
      form={placeForm}
      answers={answers}
      action={place ? at.one(place.id) : at.add}
      submit="Save"
    />
  )
}

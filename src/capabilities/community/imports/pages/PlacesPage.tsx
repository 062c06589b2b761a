import type { Answers } from '../../../../design/form/form.ts'
import { QuestionPage } from '../../../../design/layouts.tsx'
import { useSlug } from '../../../../design/visit.tsx'
import type { PlacesTaken } from '../changes/takePlaces.ts'
import { placesForm } from '../forms/source.ts'
import { importPaths } from '../paths.ts'

/** Where villages and postcodes are, so that people find what is near. */
export function PlacesPage({ answers, known, taken }: { answers: Answers<any>; known: number; taken?: PlacesTaken | undefined }) {
  const slug = useSlug()
  return (
    <QuestionPage
      title="Villages and postcodes"
      lede={`People search near a village or a postcode. We know ${known.toLocaleString('en-GB')}. Without them, an entry is found nearby only when it has a point on the map.`}
      form={placesForm}
      answers={answers}
      action={importPaths.places(slug)}
      submit="Take them in"
      back={{ href: importPaths.sources(slug), label: 'Other directories' }}
      before={taken ? <Taken {...taken} /> : undefined}
      after={
        <p>
          The whole directory of the country is larger than can be sent here. Whoever runs the server loads it with <code>script/postcodes</code>.
        </p>
      }
    />
  )
}

const Taken = ({ taken, leftOut }: PlacesTaken) => (
  <div className="lw-done" role="status">
    <p>{taken.toLocaleString('en-GB')} were taken in.</p>
    <ul className="nhsuk-list">
      {Object.entries(leftOut).map(([why, count]) => (
        <li key={why}>
          Left out, {why}: {count.toLocaleString('en-GB')}
        </li>
      ))}
    </ul>
  </div>
)

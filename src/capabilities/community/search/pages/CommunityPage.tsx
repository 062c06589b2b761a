import { Button } from 'nhsuk-react-components'
import type { Answers, Form } from '../../../../design/form/form.ts'
import { ListPage } from '../../../../design/layouts.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { TakeAwayLink } from '../../feed/pages/TakeAwayPage.tsx'
import { paths as grantPaths } from '../../grants/paths.ts'
import { keepingPaths } from '../../keeping/paths.ts'
import { paths } from '../../paths.ts'
import { searchPaths } from '../paths.ts'
import { Filters } from './Filters.tsx'
import { Results, type ResultsProps } from './Results.tsx'

export type FoundProps = Omit<ResultsProps, 'pathFor' | 'hrefFor' | 'actionFor'> & { form: Form<any>; answers: Answers<any> }

/** Find something near you: the directory, for anybody. */
export function CommunityPage({ mayAdd, ...found }: FoundProps & { mayAdd: boolean }) {
  const { t } = useVisit().words
  const slug = useSlug()
  const { looking } = found
  const props = { ...found, pathFor: (other: typeof looking) => paths.community(slug, other) }
  return (
    <ListPage
      title={t('Find something near you')}
      lede={t('Groups, clubs and places where you are welcome.')}
      actions={mayAdd ? <ForKeepers /> : null}
      filters={
        <>
          <Filters {...props} />
          <p data-lw-part="map">
            <a href={searchPaths.map(slug, looking)}>{t('Show these on a map')}</a>
          </p>
        </>
      }
      isEmpty={false}
      empty={null}
    >
      <Results {...props} hrefFor={(id) => paths.entry(slug, id, looking)} />
      <BeginSomething />
      <TakeAwayLink looking={looking} />
    </ListPage>
  )
}

/** For whoever would rather begin something than go to it. Commissioners reach figures, and no pot. */
function BeginSomething() {
  const { words, viewer } = useVisit()
  const { t } = words
  const slug = useSlug()
  if (viewer?.wears('commissioner')) return null
  return (
    <p className="lw-quiet">
      {t('Would you like to begin something yourself?')} <a href={grantPaths.pots(slug)}>{t('A small grant can help')}</a>
    </p>
  )
}

function ForKeepers() {
  const slug = useSlug()
  return (
    <p>
      <Button secondary href={paths.addEntry(slug)}>
        Add a group or service
      </Button>{' '}
      <a href={searchPaths.synonyms(slug)}>Words that mean the same</a> <a href={keepingPaths.checking(slug)}>What wants checking</a>
    </p>
  )
}

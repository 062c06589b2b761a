import { Button } from 'nhsuk-react-components'
import { FormField } from '../../../../design/form/FormFields.tsx'
import type { Answers } from '../../../../design/form/form.ts'
import { ListPage, QuestionPage } from '../../../../design/layouts.tsx'
import { TwoVersions } from '../../../../design/TwoVersions.tsx'
import { useSlug } from '../../../../design/visit.tsx'
import { paths } from '../../paths.ts'
import { addSynonymForm, changeSynonymForm, removeSynonymForm } from '../forms/synonym.ts'
import { searchPaths } from '../paths.ts'

export interface SynonymShown {
  id: string
  words: readonly string[]
  version: number
}

const back = (slug: string) => ({ href: searchPaths.synonyms(slug), label: 'Words that mean the same' })

/** The lists of words that mean the same, for those who keep the directory. */
export function SynonymsPage({ synonyms, next }: { synonyms: readonly SynonymShown[]; next: string | undefined }) {
  const slug = useSlug()
  return (
    <ListPage
      title="Words that mean the same"
      lede="Somebody who looks for one word of a list finds them all. Endings need no list: walk finds walks and walking."
      back={{ href: paths.community(slug), label: 'Find something near you' }}
      actions={
        <p>
          <Button href={searchPaths.addSynonym(slug)}>Add a list of words</Button>
        </p>
      }
      isEmpty={synonyms.length === 0}
      empty={<p>There are none yet. Add one when people look for something by a word that its page does not use.</p>}
      next={next}
    >
      <ul className="lw-list lw-list--dense">
        {synonyms.map(({ id, words }) => (
          <li className="lw-list__item" key={id}>
            <a href={searchPaths.changeSynonym(slug, id)}>{words.join(', ')}</a>
          </li>
        ))}
      </ul>
    </ListPage>
  )
}

export function AddSynonymPage({ answers }: { answers: Answers<any> }) {
  const slug = useSlug()
  return (
    <QuestionPage
      title="Add words that mean the same"
      back={back(slug)}
      form={addSynonymForm}
      answers={answers}
      action={searchPaths.addSynonym(slug)}
      submit="Save"
    />
  )
}

export function ChangeSynonymPage({ synonym, answers, isOutOfDate = false }: { synonym: SynonymShown; answers: Answers<any>; isOutOfDate?: boolean }) {
  const slug = useSlug()
  return (
    <QuestionPage
      title="Change words that mean the same"
      back={back(slug)}
      form={changeSynonymForm}
      answers={answers}
      action={searchPaths.changeSynonym(slug, synonym.id)}
      submit="Save"
      before={
        isOutOfDate ? <TwoVersions form={changeSynonymForm} theirs={changeSynonymForm.blank({ words: synonym.words.join('\n') })} yours={answers} /> : null
      }
      after={
        <form method="post" action={searchPaths.removeSynonym(slug, synonym.id)}>
          <FormField form={removeSynonymForm} answers={removeSynonymForm.blank({ version: synonym.version })} name="version" />
          <button type="submit" className="lw-button-link lw-button-link--warning">
            Remove this list
          </button>
        </form>
      }
    />
  )
}

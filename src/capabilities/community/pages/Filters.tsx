import { Button } from 'nhsuk-react-components'
import { FormField } from '../../../design/form/FormFields.tsx'
import type { Answers } from '../../../design/form/form.ts'
import { useVisit } from '../../../design/visit.tsx'
import { lookForForm } from '../forms/lookFor.ts'

interface Props {
  looking: Answers<any>
  /** Where the answers go: they stand in the address of the list. */
  action: string
}

/** What somebody is looking for, by words and by place. */
export function Filters({ looking, action }: Props) {
  const { t } = useVisit().words
  const isNarrowed = Object.values(looking.typed).some((value) => value?.length && value[0] !== '')
  return (
    <form className="lw-filters" method="get" action={action}>
      <div className="lw-filters__field lw-filters__field--wide">
        <FormField form={lookForForm} answers={looking} name="words" />
      </div>
      <div className="lw-filters__field lw-filters__field--wide">
        <FormField form={lookForForm} answers={looking} name="near" />
      </div>
      {['within', 'kind', 'free'].map((name) => (
        <div className="lw-filters__field" key={name}>
          <FormField form={lookForForm} answers={looking} name={name} />
        </div>
      ))}
      <Button type="submit">{t('Find')}</Button>
      {isNarrowed ? (
        <a className="lw-filters__clear" href={action}>
          {t('Show everything')}
        </a>
      ) : null}
    </form>
  )
}

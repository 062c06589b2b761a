import { Button } from 'nhsuk-react-components'
import type { Answers } from '../../../../design/form/form.ts'
import { QuestionPage } from '../../../../design/layouts.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import type { Entry } from '../../entry.ts'
import { paths } from '../../paths.ts'
import { keeperForm, rulesForm } from '../forms/keep.ts'
import type { Keeper } from '../keeper.ts'
import { keepingPaths } from '../paths.ts'

/** Who keeps an entry, for those who look after the directory. */
export function KeeperPage({ entry, keeper, answers }: { entry: Entry; keeper: Keeper | undefined; answers: Answers<any> }) {
  const slug = useSlug()
  const { day } = useVisit().words
  return (
    <QuestionPage
      title="Who keeps this page true?"
      lede={`Somebody of ${entry.name} who knows when something changes. We ask them now and then whether it is still right. What you write here is never shown on the page.`}
      back={{ href: paths.entry(slug, entry.id), label: 'Back to the page' }}
      before={
        keeper?.askedOn ? <p className="lw-quiet">{`Last asked ${day(keeper.askedOn)}.${keeper.membershipId ? ' They keep it signed in.' : ''}`}</p> : null
      }
      form={keeperForm}
      answers={answers}
      action={keepingPaths.keeper(slug, entry.id)}
      submit="Save"
      after={
        keeper ? (
          <form method="post" action={keepingPaths.takeKeeperOff(slug, entry.id)}>
            <Button type="submit" secondary>
              They do not keep it any more
            </Button>
          </form>
        ) : null
      }
    />
  )
}

/** After how many days a page wants checking, and is hidden. */
export function RulesPage({ answers }: { answers: Answers<any> }) {
  const slug = useSlug()
  return (
    <QuestionPage
      title="How long a page stays without a check"
      lede="A directory is trusted when what it says is so. Whoever keeps a page is asked whether it is still right; what nobody has checked for long is not shown."
      back={{ href: keepingPaths.checking(slug), label: 'The directory: what wants checking' }}
      form={rulesForm}
      answers={answers}
      action={keepingPaths.rules(slug)}
      submit="Save"
    />
  )
}

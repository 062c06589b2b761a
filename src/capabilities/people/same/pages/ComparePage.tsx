import { Button, Table } from 'nhsuk-react-components'
import { AskForm } from '../../../../design/form/FormFields.tsx'
import type { Answers, Form } from '../../../../design/form/form.ts'
import { Page } from '../../../../design/Page.tsx'
import { Named } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { paths } from '../../paths.ts'
import type { Person } from '../../person.ts'
import { factsAbout } from '../facts.ts'
import { compare } from '../matchKeys.ts'
import type { Decided, Standing } from '../pair.ts'

interface Props {
  person: Person
  other: Person
  standings: readonly [Standing, Standing]
  decided: Decided
  /** When somebody came, in words that tell the two apart: the day, or the moment when they came on one day. */
  since: (person: Person) => string
  /** Why they cannot be joined now, and what to do first. */
  problem: string | undefined
  form: Form<any>
  answers: Answers<any>
}

/** Two people side by side: what agrees, what differs, and whether it is one person. */
export function ComparePage({ person, other, standings, decided, since, problem, form, answers }: Props) {
  const slug = useSlug()
  const { kept, because } = decided
  return (
    <Page
      title={`${person.name} and ${other.name} side by side`}
      back={{ href: paths.same(slug, person.id), label: 'The same person as somebody else?' }}
      problems={answers.problems}
    >
      <SideBySide person={person} other={other} standings={standings} since={since} />
      <h2 className="nhsuk-heading-m">It is the same person</h2>
      {problem ? (
        <p className="nhsuk-inset-text">{problem}</p>
      ) : (
        <>
          <p>
            Everything comes together on the page of <Named>{kept.name}</Named> ({kept.id === person.id ? 'the first column' : 'the second column'}), who came
            on {since(kept)}, because {because}. The other page leads there. If it was wrong, you can take the two apart again. They can see who joined them and
            why.
          </p>
          <AskForm form={form} answers={answers} action={paths.compare(slug, person.id, other.id)} submit="Join them" />
        </>
      )}
      <h2 className="nhsuk-heading-m">It is somebody else</h2>
      <p>Both stay as they are, and you are not asked about these two again.</p>
      <form method="post" action={paths.somebodyElse(slug, person.id, other.id)}>
        <Button type="submit" secondary>
          It is somebody else
        </Button>
      </form>
    </Page>
  )
}

function SideBySide({ person, other, standings, since }: Pick<Props, 'person' | 'other' | 'standings' | 'since'>) {
  const { day } = useVisit().words
  const facts = [person, other].map((each, nth): Record<string, string> => {
    const { hasAccount, isSupported, wasSupported } = standings[nth] as Standing
    return {
      ...factsAbout(each, { day }),
      Support: isSupported ? 'Supported now' : wasSupported ? 'Supported before' : 'None yet',
      Account: hasAccount ? 'Has one' : 'None',
    }
  })
  const verdict = (name: string) => {
    if (WITH_US.includes(name)) return null
    if (name === 'Name' && compare(person, other).agrees.includes('sound of the name')) return 'Sounds alike'
    const [one, two] = facts.map((each) => each[name])
    if (!one || !two) return <span className="lw-quiet">Said once</span>
    return one === two ? 'The same' : <strong>Differs</strong>
  }
  return (
    // A wide table scrolls inside its box, which has to be reachable by keyboard for that.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className="lw-chart__table" aria-label="Side by side" tabIndex={0}>
      <Table firstCellIsHeader>
        <Table.Head>
          <Table.Row>
            <Table.Cell>What we know</Table.Cell>
            {[person, other].map((each) => (
              <Table.Cell key={each.id}>
                <Named>{each.name}</Named>
                <br />
                <span className="lw-quiet">came on {since(each)}</span>
              </Table.Cell>
            ))}
            <Table.Cell>Is it the same?</Table.Cell>
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {namesOf(facts).map((name) => (
            <Table.Row key={name}>
              <Table.Cell>{name}</Table.Cell>
              {facts.map((each, nth) => (
                <Table.Cell key={nth}>{each[name] ? <Named>{each[name]}</Named> : <span className="lw-quiet">Not said</span>}</Table.Cell>
              ))}
              <Table.Cell>{verdict(name)}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </section>
  )
}

/** What says who somebody is stands first, and how they stand with us last. */
const WHO_THEY_ARE = ['Name', 'Born', 'NHS number']
const WITH_US = ['Support', 'Account']

const namesOf = (facts: readonly Record<string, string>[]): string[] => {
  const said = new Set(facts.flatMap((each) => Object.keys(each).filter((name) => each[name])))
  const others = [...said].filter((name) => !WHO_THEY_ARE.includes(name) && !WITH_US.includes(name))
  return [...WHO_THEY_ARE.filter((name) => said.has(name)), ...others, ...WITH_US]
}

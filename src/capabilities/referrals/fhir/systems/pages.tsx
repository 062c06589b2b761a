import { Button, Tag } from 'nhsuk-react-components'
import type { Answers } from '../../../../design/form/form.ts'
import { ListPage, QuestionPage, ThingPage } from '../../../../design/layouts.tsx'
import { Page } from '../../../../design/Page.tsx'
import { Named } from '../../../../design/Said.tsx'
import { TwoVersions } from '../../../../design/TwoVersions.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { waysIn } from '../../referral.ts'
import { waysToUse } from '../system.ts'
import { type addSystemForm, changeSystemForm, publicKeysForm } from './forms.ts'
import { systemPaths } from './paths.ts'
import type { SystemKept } from './queries.ts'

const backToAll = (slug: string) => ({ href: systemPaths.systems(slug), label: 'Clinical systems' })

/** Which programs may refer to us. */
export function SystemsPage({ systems, next }: { systems: readonly SystemKept[]; next: string | undefined }) {
  const slug = useSlug()
  return (
    <ListPage
      title="Clinical systems"
      lede="Programs of practices and other organisations that refer to us straight from their own records."
      actions={
        <p>
          <a className="nhsuk-button" href={systemPaths.add(slug)}>
            Add a system
          </a>
        </p>
      }
      isEmpty={systems.length === 0}
      empty={<p>None yet. People can always refer on our pages; a system spares them typing twice.</p>}
      next={next}
    >
      <ul className="lw-list">
        {systems.map((system) => (
          <li className="lw-list__item" key={system.id}>
            <h2 className="lw-list__title">
              <a href={systemPaths.system(slug, system.id)}>
                <Named>{`${system.name}, ${system.organisation}`}</Named>
              </a>
            </h2>
            <p className="lw-list__meta">
              <StateTag system={system} /> <Use system={system} />
            </p>
          </li>
        ))}
      </ul>
    </ListPage>
  )
}

function StateTag({ system: { revokedAt, keyMadeAt, publicKeys } }: { system: SystemKept }) {
  if (revokedAt) return <Tag modifier="grey">Revoked</Tag>
  return keyMadeAt || publicKeys ? <Tag modifier="green">In use</Tag> : <Tag modifier="yellow">Needs a key</Tag>
}

function Use({ system: { lastUsedOn } }: { system: SystemKept }) {
  const { day } = useVisit().words
  return lastUsedOn ? `Last here on ${day(lastUsedOn)}` : 'Has not been here yet'
}

/** One system: what it may do, where it goes, its key. */
export function SystemPage({ system, base }: { system: SystemKept; base: string }) {
  const slug = useSlug()
  const { moment } = useVisit().words
  const { id, name, organisation, may, wayIn, alsoCodes, keyMadeAt, revokedAt, publicKeys } = system
  return (
    <ThingPage
      title={`${name}, ${organisation}`}
      isName
      back={backToAll(slug)}
      state={
        <p>
          <StateTag system={system} /> <Use system={system} />
        </p>
      }
      next={
        revokedAt ? undefined : (
          <>
            <h2 className="nhsuk-heading-m">{keyMadeAt ? 'Its key' : publicKeys ? 'It signs, and needs no key' : 'It needs a key'}</h2>
            <p>
              {keyMadeAt
                ? `It has a key, made ${moment(keyMadeAt)}. Making another ends that one at once.`
                : 'A key is shown once. Have somebody ready who will put it into the system.'}
            </p>
            <form method="post" action={systemPaths.makeKey(slug, id)}>
              <Button secondary={keyMadeAt !== null || publicKeys !== null} type="submit">
                {keyMadeAt ? 'Make another key' : 'Make a key'}
              </Button>
            </form>
          </>
        )
      }
    >
      <h2 className="nhsuk-heading-m">What it may do</h2>
      <dl className="lw-facts">
        <Fact name="It may" value={waysToUse.flatMap(({ value, label }) => (may.includes(value) ? [label] : [])).join('; ')} />
        <Fact name="Its referrals count as" value={waysIn[wayIn]} />
        <Fact name="Other SNOMED CT codes" value={alsoCodes.join(', ')} />
        <Fact name="It goes to" value={base} />
        <Fact name="It calls itself" value={id} />
        {revokedAt ? <Fact name="Revoked" value={moment(revokedAt)} /> : null}
      </dl>
      {revokedAt ? null : (
        <>
          <p>
            <a href={systemPaths.change(slug, id)}>Change its name or what it may do</a>
          </p>
          <h2 className="nhsuk-heading-m">Signing instead of a key</h2>
          <p>
            {publicKeys
              ? 'It signs with keys of its own, of which you gave us the public half.'
              : 'Better than a key that is handed over: it signs with one of its own.'}{' '}
            <a href={systemPaths.publicKeys(slug, id)}>{publicKeys ? 'Change its public keys' : 'Give us its public keys'}</a>
          </p>
          <h2 className="nhsuk-heading-m">Take it back</h2>
          <p>From then on it can do nothing here. What it sent stays.</p>
          <form method="post" action={systemPaths.revoke(slug, id)}>
            <Button warning type="submit">
              Revoke this system
            </Button>
          </form>
        </>
      )}
    </ThingPage>
  )
}

const Fact = ({ name, value }: { name: string; value: string }) =>
  value ? (
    <div>
      <dt>{name}</dt>
      <dd translate="no">{value}</dd>
    </div>
  ) : null

/** The one time a key is seen. */
export function KeyMadePage({ system, secret, base }: { system: SystemKept; secret: string; base: string }) {
  const slug = useSlug()
  return (
    <Page title="The key is made" back={{ href: systemPaths.system(slug, system.id), label: `${system.name}, ${system.organisation}`, isName: true }} narrow>
      <p className="nhsuk-lede-text">Copy it now. It is shown this once and kept nowhere; if it is lost, make another.</p>
      <dl className="lw-facts lw-facts--stacked">
        {[
          { what: 'The key', value: secret },
          { what: 'The address it asks', value: base },
        ].map(({ what, value }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd translate="no">
              <input className="nhsuk-input" readOnly defaultValue={value} aria-label={what} />
            </dd>
          </div>
        ))}
      </dl>
      <p>The system sends it in a header with each request, never in an address. Do not send it by e-mail.</p>
    </Page>
  )
}

type AddForm = ReturnType<typeof addSystemForm>

export const AddSystemPage = ({ form, answers }: { form: AddForm; answers: Answers<any> }) => (
  <QuestionPage
    title="Add a clinical system"
    lede="Agree first with whoever runs it what they will send, and that they ask each person."
    back={backToAll(useSlug())}
    form={form}
    answers={answers}
    action={systemPaths.add(useSlug())}
    submit="Add the system"
  />
)

export function PublicKeysPage({ system, answers, theirs }: { system: SystemKept; answers: Answers<any>; theirs?: Answers<any> | undefined }) {
  const slug = useSlug()
  return (
    <QuestionPage
      title={`Public keys of ${system.name}, ${system.organisation}`}
      lede="The system signs with the private half, which never leaves it. From the public half nobody can make a signature."
      back={{ href: systemPaths.system(slug, system.id), label: `${system.name}, ${system.organisation}`, isName: true }}
      form={publicKeysForm}
      answers={answers}
      action={systemPaths.publicKeys(slug, system.id)}
      submit="Save"
      before={theirs ? <TwoVersions form={publicKeysForm} theirs={theirs} yours={answers} /> : null}
    />
  )
}

export function ChangeSystemPage({ system, answers, theirs }: { system: SystemKept; answers: Answers<any>; theirs?: Answers<any> | undefined }) {
  const slug = useSlug()
  return (
    <QuestionPage
      title={`Change ${system.name}, ${system.organisation}`}
      back={{ href: systemPaths.system(slug, system.id), label: `${system.name}, ${system.organisation}`, isName: true }}
      form={changeSystemForm}
      answers={answers}
      action={systemPaths.change(slug, system.id)}
      submit="Save"
      before={theirs ? <TwoVersions form={changeSystemForm} theirs={theirs} yours={answers} /> : null}
    />
  )
}

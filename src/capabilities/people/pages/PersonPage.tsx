import { ThingPage } from '../../../design/layouts.tsx'
import { Said } from '../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import type { PartOfStory } from '../../../platform/manifest.ts'
import { paths } from '../paths.ts'
import { calledName, factsToReach, type Person } from '../person.ts'
import { StoryParts } from './StoryParts.tsx'

/** A person, for the workers who support them: who they are first, then what happens next, then the story so far. */
export function PersonPage({ person, parts }: { person: Person; parts: readonly PartOfStory[] }) {
  const slug = useSlug()
  return (
    <ThingPage title={person.name} head={<PersonHead person={person} />} aside={<HowToReach person={person} />} next={<WhatNext parts={parts} />}>
      <StoryParts parts={parts} />
      <p>
        <a href={paths.changePerson(slug, person.id)}>Put details right</a>
      </p>
      <p>
        <a href={paths.messages(slug, person.id)}>Messages we sent</a>
      </p>
      <p>
        <a href={paths.same(slug, person.id)}>Is this the same person as somebody else?</a>
      </p>
    </ThingPage>
  )
}

/** Who somebody is: what matters to them and what they are good at. Never a list of problems. */
export function PersonHead({ person }: { person: Person }) {
  const { viewer, words } = useVisit()
  const { t } = words
  const isMe = viewer?.personId === person.id
  const name = calledName(person.name)
  return (
    <div className="lw-person-head">
      <div className="lw-person-head__parts">
        <div className="lw-person-head__part">
          <h2 className="lw-person-head__label">{isMe ? t('What matters to me') : t('What matters to {{name}}', { name })}</h2>
          {person.matters ? <Said>{person.matters}</Said> : <p className="lw-quiet">{t('Not written down yet.')}</p>}
        </div>
        <div className="lw-person-head__part">
          <h2 className="lw-person-head__label">{isMe ? t('What I am good at') : t('What {{name}} is good at', { name })}</h2>
          {person.goodAt ? <Said>{person.goodAt}</Said> : <p className="lw-quiet">{t('Not written down yet.')}</p>}
        </div>
      </div>
    </div>
  )
}

function WhatNext({ parts }: { parts: readonly PartOfStory[] }) {
  const { t } = useVisit().words
  const nexts = parts.flatMap(({ next }) => next ?? [])
  const actions = parts.flatMap((part) => part.actions ?? [])
  return (
    <>
      <h2 className="nhsuk-heading-m">{t('What happens next')}</h2>
      {nexts.length === 0 ? <p>{t('Nothing is planned yet.')}</p> : nexts.map((next) => <p key={next}>{next}</p>)}
      {actions
        .filter(({ isMain }) => isMain)
        .map(({ label, href }) => (
          <a key={href} className="nhsuk-button" href={href}>
            {t(label)}
          </a>
        ))}
      <ul className="lw-list__actions">
        {actions
          .filter(({ isMain }) => !isMain)
          .map(({ label, href }) => (
            <li key={href}>
              <a href={href}>{t(label)}</a>
            </li>
          ))}
      </ul>
    </>
  )
}

const HowToReach = ({ person }: { person: Person }) => (
  <>
    <h2 className="nhsuk-heading-s">How to reach them</h2>
    <dl className="lw-facts lw-facts--stacked">
      {factsToReach(person).map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd translate="no" dir="auto">
            {value}
          </dd>
        </div>
      ))}
    </dl>
    <ul className="nhsuk-list">
      {person.phone ? (
        <li>
          <a href={`tel:${person.phone.replace(/[^+\d]/g, '')}`}>Ring {calledName(person.name)}</a>
        </li>
      ) : null}
      {person.email ? (
        <li>
          <a href={`mailto:${person.email}`}>Write an e-mail</a>
        </li>
      ) : null}
    </ul>
  </>
)

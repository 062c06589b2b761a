import { ThingPage } from '../../../design/layouts.tsx'
import { Said } from '../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import type { PartOfStory } from '../../../platform/manifest.ts'
import { paths } from '../paths.ts'
import { calledName, type Person, waysToReach } from '../person.ts'
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
      <ul className="lw-list__actions">
        {actions.map(({ label, href, isMain }) => (
          <li key={href}>
            <a className={isMain ? 'nhsuk-button' : 'nhsuk-button nhsuk-button--secondary'} href={href}>
              {t(label)}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

function HowToReach({ person }: { person: Person }) {
  const wanted = waysToReach.find(({ value }) => value === person.reachBy)?.label
  return (
    <>
      <h2 className="nhsuk-heading-s">How to reach them</h2>
      <dl className="lw-facts lw-facts--stacked">
        <div>
          <dt>They said</dt>
          <dd>“{wanted}”</dd>
        </div>
        {person.phone ? (
          <div>
            <dt>Phone</dt>
            <dd>
              <a href={`tel:${person.phone.replace(/[^+\d]/g, '')}`}>{person.phone}</a>
              {person.mayLeaveMessage ? ' (may leave a message)' : ' (do not leave a message)'}
            </dd>
          </div>
        ) : null}
        {person.email ? (
          <div>
            <dt>E-mail</dt>
            <dd>
              <a href={`mailto:${person.email}`}>{person.email}</a>
            </dd>
          </div>
        ) : null}
        {person.address || person.postcode ? (
          <div>
            <dt>Address</dt>
            <dd>
              {person.address} {person.postcode}
            </dd>
          </div>
        ) : null}
      </dl>
      {person.reachNote ? <Said>{person.reachNote}</Said> : null}
      {person.whatHelps ? (
        <>
          <h2 className="nhsuk-heading-s">What makes things easier</h2>
          <Said>{person.whatHelps}</Said>
        </>
      ) : null}
    </>
  )
}

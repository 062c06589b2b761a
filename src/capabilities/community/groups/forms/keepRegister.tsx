import { day } from '../../../../design/form/day.tsx'
import type { Field, Shown, Typed } from '../../../../design/form/field.ts'
import { defineForm } from '../../../../design/form/form.ts'
import { wholeNumber } from '../../../../design/form/number.tsx'
import { QuestionGroup } from '../../../../design/form/QuestionGroup.tsx'
import { versionSeen } from '../../../../design/form/unseen.tsx'
import type { Day } from '../../../../platform/clock.ts'
import { isId, newId } from '../../../../platform/ids.ts'
import type { Words } from '../../../../platform/words.ts'
import { isLately, type Member } from '../group.ts'

/** A register is kept for today or an earlier day, of the last two years. */
export const chooseDayForm = defineForm({ on: day({ label: 'Which day?', soonest: -730, latest: 0, missing: 'Enter the day you met' }) })

/** Who came: a tick for each member, new people by first name, and how many others. */
export const keepRegisterForm = (members: readonly Member[], on: Day) =>
  defineForm(
    {
      version: versionSeen(),
      came: tickList(members, on),
      added: newPeople(),
      others: wholeNumber({ label: 'How many others came?', hint: 'People whose names you do not keep', least: 0, most: 500 }),
    },
    ({ came, added, others }) =>
      came.length === 0 && added.length === 0 && others === undefined
        ? [{ field: members.length > 0 ? ('came' as const) : ('added' as const), message: 'Tick who came. If nobody came, enter 0 as the number of others' }]
        : [],
  )

const textsOf = (typed: Typed, name: string) => ([] as string[]).concat(typed[name] ?? []).filter(Boolean)

/** Members to tick, whoever was here lately first. */
const tickList = (members: readonly Member[], on: Day): Field<string[]> => ({
  label: 'Who came?',
  read: (typed, name) => {
    const given = new Set(textsOf(typed, name))
    const value = members.filter(({ id }) => given.has(id)).map(({ id }) => id)
    return value.length === given.size ? { value } : { problem: 'Somebody you ticked is not on this register any more. Look again' }
  },
  write: (value, name) => ({ [name]: [...value] }),
  show: (value = []) =>
    members
      .filter(({ id }) => value.includes(id))
      .map(({ calledName }) => calledName)
      .join(', '),
  firstControl: (name) => `${name}-1`,
  render: ({ name, typed, error, words }) => {
    const ticked = new Set(textsOf(typed, name))
    const isNear = (member: Member) => isLately(member, on) || ticked.has(member.id)
    const near = members.filter(isNear)
    const others = members.filter((member) => !isNear(member))
    return (
      <QuestionGroup
        {...{ name, error, words }}
        legend={words.t('Who came?')}
        hint={members.length === 0 ? words.t('Nobody is on this register yet. Add the first people below.') : undefined}
        size="m"
      >
        {near.length > 0 ? <Ticks members={near} from={1} {...{ name, ticked, words }} /> : null}
        {others.length > 0 ? (
          <details className="nhsuk-details">
            <summary className="nhsuk-details__summary">
              <span className="nhsuk-details__summary-text">{words.t('People who have not been lately')}</span>
            </summary>
            <div className="nhsuk-details__text">
              <Ticks members={others} from={near.length + 1} {...{ name, ticked, words }} />
            </div>
          </details>
        ) : null}
      </QuestionGroup>
    )
  },
})

function Ticks({ members, from, name, ticked, words }: { members: readonly Member[]; from: number; name: string; ticked: ReadonlySet<string>; words: Words }) {
  return (
    <ul className="lw-tick-list">
      {members.map(({ id, calledName, came, isTicked }, i) => (
        <li className="lw-tick-list__row" key={id}>
          <input className="lw-tick-list__box" type="checkbox" id={`${name}-${from + i}`} name={name} value={id} defaultChecked={ticked.has(id)} />
          <label className="lw-tick-list__name" htmlFor={`${name}-${from + i}`}>
            <span translate="no" dir="auto">
              {calledName}
            </span>
            {came === 0 && !isTicked ? <span className="lw-tick-list__note">{words.t('Has not been before')}</span> : null}
          </label>
        </li>
      ))}
    </ul>
  )
}

const BOXES = [1, 2, 3] as const
const LONGEST_NAME = 60

/** A few boxes for first names. Each carries the id its member will have, so that a form sent twice adds them once. */
const newPeople = (): Field<{ id: string; name: string }[]> => ({
  label: 'Somebody new?',
  read: (typed, name) => {
    const value = BOXES.map((box) => ({ id: textsOf(typed, `${name}-${box}-id`)[0], name: tidyName(textsOf(typed, `${name}-${box}`)[0] ?? '') }))
      .filter((person) => person.name !== '')
      .map((person) => ({ ...person, id: isId(person.id) ? person.id : newId() }))
    if (value.some((person) => person.name.length > LONGEST_NAME))
      return { problem: 'Shorten this to {{most}} characters or fewer', about: { most: LONGEST_NAME } }
    return new Set(value.map(({ id }) => id)).size === value.length ? { value } : { problem: 'Somebody new was sent twice. Look again' }
  },
  write: () => ({}),
  show: (value = []) => value.map((person) => person.name).join(', '),
  firstControl: (name) => `${name}-1`,
  render: NewPeople,
})

const tidyName = (text: string) => text.replaceAll('\u0000', '').normalize('NFC').replace(/\s+/g, ' ').trim()

function NewPeople({ name, typed, error, words }: Shown) {
  return (
    <QuestionGroup {...{ name, error, words }} legend={words.t('Somebody new?')} hint={words.t('First names only')} size="m">
      {BOXES.map((box) => (
        <div className="nhsuk-form-group" key={box}>
          <label className="nhsuk-label" htmlFor={`${name}-${box}`}>
            {words.t('New person {{number}}', { number: box })}
          </label>
          <input
            className="nhsuk-input nhsuk-input--width-20"
            id={`${name}-${box}`}
            name={`${name}-${box}`}
            type="text"
            autoComplete="off"
            autoCapitalize="words"
            dir="auto"
            defaultValue={textsOf(typed, `${name}-${box}`)[0] ?? ''}
          />
          <input type="hidden" name={`${name}-${box}-id`} value={textsOf(typed, `${name}-${box}-id`)[0] ?? newId()} />
        </div>
      ))}
    </QuestionGroup>
  )
}

import { type Option, pick, someOf } from '../../../../design/form/choice.tsx'
import { day } from '../../../../design/form/day.tsx'
import type { Field } from '../../../../design/form/field.ts'
import { defineForm } from '../../../../design/form/form.ts'
import { email, text } from '../../../../design/form/text.tsx'
import { once, versionSeen } from '../../../../design/form/unseen.tsx'
import type { Hat } from '../../../../platform/viewer.ts'
import { hatWords } from '../../hats.ts'
import { isWorkerHat } from '../member.ts'

interface Named {
  id: string
  name: string
}

/** What there is to choose from, and what the member has already. */
export interface Choices {
  teams: readonly (Named & { area: string })[]
  organisations: readonly (Named & { postcode: string | null })[]
  groups: readonly Named[]
}

const EVERY_HAT = Object.keys(hatWords) as Hat[]
const hatOptions = (hats: readonly Hat[]): Option<Hat>[] => hats.map((hat) => ({ value: hat, label: hatWords[hat].name, hint: hatWords[hat].comesTo }))
const asOptions = (choices: readonly (Named & { area?: string; postcode?: string | null })[]) =>
  choices.map(({ id, name, area, postcode }) => ({ value: id, label: [name, area ?? postcode].filter(Boolean).join(', '), isName: true }))

const hats = (offered: readonly Hat[]) =>
  someOf({ label: 'Hats', hint: 'What they come here to do. They act as one at a time', options: hatOptions(offered), missing: 'Choose at least one hat' })

const teams = (choices: Choices) =>
  someOf({ label: 'Teams', hint: 'Health coaches and link workers see the people of these teams', options: asOptions(choices.teams) })

/** Not asked while they have none. */
function thoseTheyHave(label: string, options: readonly Option[]): Field<string[]> {
  const field = someOf({ label, options })
  return options.length > 0 ? field : { ...field, label: '', render: () => <></> }
}

const workersHaveTeams = ({ hats, teamIds }: { hats: Hat[]; teamIds: string[] }) =>
  hats.some(isWorkerHat) && teamIds.length === 0
    ? [{ field: 'teamIds' as const, message: 'Choose a team: a health coach or link worker sees the people of their teams' }]
    : []

/** Inviting somebody. A person is invited by the worker who supports them, so that the two are linked; that hat is not given here. */
export const inviteForm = (choices: Choices) =>
  defineForm(
    {
      id: once(),
      name: text({ label: 'Their name', missing: 'Enter their name', most: 120 }),
      email: email({ label: 'Their e-mail address', hint: 'The link to join goes there', missing: 'Enter their e-mail address', fill: 'off' }),
      hats: hats(EVERY_HAT.filter((hat) => hat !== 'person')),
      teamIds: teams(choices),
      organisationId: pick({
        label: 'Their organisation',
        hint: 'Referrers see what became of the people their organisation introduced',
        options: asOptions(choices.organisations),
        empty: 'None',
      }),
      groupId: pick({
        label: 'The group they lead or help with',
        hint: 'A group leader leads it. A volunteer helps with its register',
        options: asOptions(choices.groups),
        empty: 'None',
      }),
    },
    workersHaveTeams,
  )

/** Changing what somebody is here for. What they have can be unticked, and one more of each added. */
export const changeMemberForm = (choices: Choices, has: { organisations: Choices['organisations']; groups: Choices['groups']; isPerson: boolean }) => {
  const more = <T extends Named>(all: readonly T[], own: readonly Named[]) => all.filter(({ id }) => !own.some((each) => each.id === id))
  return defineForm(
    {
      version: versionSeen(),
      name: text({ label: 'Name', missing: 'Enter their name', most: 120 }),
      hats: hats(EVERY_HAT.filter((hat) => hat !== 'person' || has.isPerson)),
      teamIds: teams(choices),
      organisationIds: thoseTheyHave('Organisations they refer for', asOptions(has.organisations)),
      addOrganisationId: pick({
        label: has.organisations.length > 0 ? 'Add an organisation' : 'Their organisation',
        hint: 'Referrers see what became of the people their organisation introduced',
        options: asOptions(more(choices.organisations, has.organisations)),
        empty: 'None',
      }),
      groupIds: thoseTheyHave('Groups they lead or help with', asOptions(has.groups)),
      addGroupId: pick({
        label: has.groups.length > 0 ? 'Add a group' : 'The group they lead or help with',
        hint: 'A group leader leads it. A volunteer helps with its register',
        options: asOptions(more(choices.groups, has.groups)),
        empty: 'None',
      }),
    },
    workersHaveTeams,
  )
}

/** Standing in for a team while somebody is away. */
export const coverForm = (choices: Pick<Choices, 'teams'>) =>
  defineForm(
    {
      version: versionSeen(),
      teamIds: someOf({ label: 'Teams they cover for', hint: 'Untick all to end the cover', options: asOptions(choices.teams) }),
      until: day({ label: 'Until and including', soonest: 0, latest: 366 }),
    },
    ({ teamIds, until }) => (teamIds.length > 0 && until === '' ? [{ field: 'until', message: 'Enter the last day of the cover' }] : []),
  )

/** A button that changes a membership as it was seen, and asks nothing. */
export const versionForm = defineForm({ version: versionSeen() })

/** Filters of the list, kept in its address. */
export const memberFilters = defineForm({
  name: text({ label: 'Name begins with', most: 120 }),
  hat: pick({ label: 'Hat', options: hatOptions(EVERY_HAT), empty: 'Every hat' }),
  state: pick({
    label: 'Who',
    options: [
      { value: 'here', label: 'Here now' },
      { value: 'invited', label: 'Invited' },
      { value: 'ran out', label: 'Invited, and never joined' },
      { value: 'left', label: 'Left' },
    ],
    empty: 'Everybody',
  }),
})

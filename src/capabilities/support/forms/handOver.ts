import { pick } from '../../../design/form/choice.tsx'
import { day } from '../../../design/form/day.tsx'
import { defineForm } from '../../../design/form/form.ts'
import { longText } from '../../../design/form/text.tsx'
import { versionSeen } from '../../../design/form/unseen.tsx'
import { hatWords } from '../../partnerships/index.ts'
import type { Colleague } from '../support.ts'

/** Giving the lead to a colleague of the team, or of another: then the choice says which. */
export const handOverForm = (colleagues: readonly (Colleague & { teamId?: string; teamName?: string })[]) =>
  defineForm({
    version: versionSeen(),
    to: pick({
      label: 'Who leads from now on?',
      empty: 'Choose a colleague',
      options: colleagues.map(({ id, name, hats, teamId, teamName }) => ({
        value: teamId ? `${id} ${teamId}` : id,
        label: `${name} (${[workIn(hats), teamName].filter(Boolean).join(', ')})`,
        isName: true,
      })),
      missing: 'Choose who leads from now on',
    }),
    because: longText({
      label: 'Why, in a line',
      hint: 'The person reads this, too. For example, “to find a walking group near you”',
      rows: 2,
      most: 500,
      missing: 'Say why, in words the person can read',
    }),
    firstTalkOn: day({
      label: 'When will they first talk?',
      hint: 'The person is told this day. For example, 3 12 2026',
      soonest: 0,
      latest: 90,
      missing: 'Enter the day they will first talk',
    }),
  })

const workIn = (hats: Colleague['hats']) =>
  (['health coach', 'link worker'] as const)
    .filter((hat) => hats.includes(hat))
    .map((hat) => hatWords[hat].name.toLowerCase())
    .join(' and ')

import { day } from '../../../design/form/day.tsx'
import type { Field } from '../../../design/form/field.ts'
import { defineForm } from '../../../design/form/form.ts'
import type { Support } from '../../support/index.ts'

const firstTalkOn = (label: string) =>
  day({
    label,
    hint: 'They are told this day when they chose e-mails or texts. For example, 3 12 2026',
    soonest: 0,
    latest: 90,
    missing: 'Enter the day you will talk',
  })

const begins = defineForm({ firstTalkOn: firstTalkOn('When will you first talk?') })
const goesOnWithTalk = defineForm({ firstTalkOn: firstTalkOn('On which day do they talk next?') })
// A talk that is planned stays as it is: no day is asked for.
const goesOnAsPlanned = defineForm({} as { firstTalkOn: Field<string> })

/** Accepting a referral: of somebody new, or of somebody whose support goes on. */
export function acceptReferralForm(goesOn?: Pick<Support, 'nextTalkOn'>) {
  if (!goesOn) return begins
  return goesOn.nextTalkOn ? goesOnAsPlanned : goesOnWithTalk
}

import { oneOf } from '../../../../design/form/choice.tsx'
import { day } from '../../../../design/form/day.tsx'
import { defineForm } from '../../../../design/form/form.ts'
import { longText, text } from '../../../../design/form/text.tsx'
import { time } from '../../../../design/form/time.tsx'
import { once } from '../../../../design/form/unseen.tsx'
import { addDays, type Day } from '../../../../platform/clock.ts'
import { type Mode, modes, type WhoDoesIt, whoDoes } from '../conversation.ts'

const options = <Value extends string>(words: Record<Value, { label: string }>) =>
  (Object.keys(words) as Value[]).map((value) => ({ value, label: words[value].label }))

/** The usual distances to the next talk: one tap, where three boxes would be eight letters. */
const NEXT = { '7': 'In a week', '14': 'In two weeks', '28': 'In four weeks', day: 'On the day I enter below', none: 'Nothing is planned' } as const
type NextIn = keyof typeof NEXT

/** What may be left for later or left out, folded away so that the page stays short. */
export const MORE = ['nextAt', 'came', 'beganAt', 'place', 'withOthers'] as const
/** The exception: what the person does not read. */
export const UNSEEN = ['privateWords', 'privateBecause'] as const

/** A conversation, as both remember it: one page, under two minutes. `isBeyond`: there have been as many talks as is usual here. */
export const recordConversationForm = (isBeyond = false) =>
  defineForm(
    {
      id: once(),
      mode: oneOf<Mode>({ label: 'How did you talk?', options: options(modes), missing: 'Choose how you talked' }),
      heldOn: day({ label: 'When?', soonest: -365, latest: 0, missing: 'Enter the day you talked' }),
      whatMatters: longText({ label: 'What matters', hint: 'In their words, as far as you can' }),
      agreed: longText({ label: 'What you agreed', rows: 3, most: 2000 }),
      whoDoesIt: oneOf<WhoDoesIt>({ label: 'Who does what you agreed?', options: options(whoDoes) }),
      nextIn: oneOf<NextIn>({ label: 'How soon do you talk next?', options: (Object.keys(NEXT) as NextIn[]).map((value) => ({ value, label: NEXT[value] })) }),
      nextTalkOn: day({ label: 'When do you talk next?', hint: 'Leave empty if nothing is planned. For example, 3 12 2026', soonest: 0, latest: 365 }),
      goesOnBecause: text({
        label: 'Why does support go on, in a line?',
        hint: 'There have been as many talks as is usual here. The person reads this',
        most: 300,
      }),
      nextAt: time({ label: 'At what time do you talk next?' }),
      came: oneOf<'on time' | 'late'>({
        label: 'Did they come on time?',
        options: [
          { value: 'on time', label: 'On time' },
          { value: 'late', label: 'Late' },
        ],
      }),
      beganAt: time({ label: 'At what time did it begin?' }),
      place: text({ label: 'Where', most: 200 }),
      withOthers: text({ label: 'Who else was there?', hint: 'For example, a daughter or an interpreter', most: 200 }),
      privateWords: longText({ label: 'What they should not read', rows: 3, most: 2000 }),
      privateBecause: text({ label: 'Why should they not read it?', most: 300 }),
    },
    ({ whatMatters, agreed, whoDoesIt, nextIn, nextTalkOn, goesOnBecause, privateWords, privateBecause }) => {
      if (!whatMatters && !agreed) return [{ field: 'whatMatters', message: 'Write what matters, or what you agreed' }]
      if (agreed && !whoDoesIt) return [{ field: 'whoDoesIt', message: 'Choose who does what you agreed' }]
      if (nextIn === 'day' && !nextTalkOn) return [{ field: 'nextTalkOn', message: 'Enter the day you talk next' }]
      if (isBeyond && (nextTalkOn || ['7', '14', '28'].includes(nextIn)) && !goesOnBecause) {
        return [{ field: 'goesOnBecause', message: 'Say in a line why support goes on' }]
      }
      if (privateWords && !privateBecause) return [{ field: 'privateBecause', message: 'Say why they should not read it' }]
      return []
    },
  )

/** The day of the next talk, said as a distance or as a day. */
export const nextTalkOf = ({ nextIn, nextTalkOn }: { nextIn: NextIn | ''; nextTalkOn: Day | '' }, today: Day): Day | '' =>
  nextIn === 'none' ? '' : nextIn === '' || nextIn === 'day' ? nextTalkOn : addDays(today, Number(nextIn))

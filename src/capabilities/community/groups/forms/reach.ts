import { oneOf } from '../../../../design/form/choice.tsx'
import { text } from '../../../../design/form/text.tsx'
import { isEmailAddress, isPhoneNumber } from '../../../../platform/emailAndPhone.ts'
import { mobileOf } from '../../../../platform/post/mobile.ts'

/** How somebody would like to hear from a group. */
export type ReachBy = 'email' | 'text' | 'phone'

export const reachBy = (label: string, sendsTexts: boolean) =>
  oneOf<ReachBy>({
    label,
    options: [
      { value: 'email', label: 'An e-mail' },
      ...(sendsTexts ? [{ value: 'text' as const, label: 'A text message' }] : []),
      { value: 'phone', label: 'A call from whoever leads' },
    ],
    missing: 'Choose how they would like to hear',
  })

export const reachAt = () =>
  text({ label: 'Their phone number or e-mail address', missing: 'Enter a phone number or an e-mail address', most: 255, fill: 'off' })

/** Whether where to reach them fits how. */
export function reachProblem({ reachBy: by, reachAt: at }: { reachBy: ReachBy; reachAt: string }): { field: 'reachAt'; message: string }[] {
  if (by === 'email' && !isEmailAddress(at)) return [{ field: 'reachAt', message: 'Enter an e-mail address like name@example.org' }]
  if (by === 'text' && !mobileOf(at)) return [{ field: 'reachAt', message: 'Enter a mobile number like 07700 900123' }]
  if (by === 'phone' && !isPhoneNumber(at)) return [{ field: 'reachAt', message: 'Enter a phone number like 0115 496 0123 or 07700 900123' }]
  return []
}

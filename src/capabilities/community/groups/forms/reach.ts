import { oneOf } from '../../../../design/form/choice.tsx'
import { text } from '../../../../design/form/text.tsx'

/** How somebody would like to hear from a group. */
export type ReachBy = 'email' | 'phone'

export const reachBy = (label: string) =>
  oneOf<ReachBy>({
    label,
    options: [
      { value: 'email', label: 'An e-mail' },
      { value: 'phone', label: 'A call or a text from whoever leads' },
    ],
    missing: 'Choose how they would like to hear',
  })

export const reachAt = () =>
  text({ label: 'Their phone number or e-mail address', missing: 'Enter a phone number or an e-mail address', most: 255, fill: 'off' })

/** Whether where to reach them fits how. */
export function reachProblem({ reachBy: by, reachAt: at }: { reachBy: ReachBy; reachAt: string }): { field: 'reachAt'; message: string }[] {
  const isEmail = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]+$/.test(at)
  const digits = at.replace(/\D/g, '').length
  const isPhone = /^[+()\d\s.-]+$/.test(at) && digits >= 6 && digits <= 15
  if (by === 'email' && !isEmail) return [{ field: 'reachAt', message: 'Enter an e-mail address like name@example.org' }]
  if (by !== 'email' && !isPhone) return [{ field: 'reachAt', message: 'Enter a phone number like 0115 496 0123 or 07700 900123' }]
  return []
}

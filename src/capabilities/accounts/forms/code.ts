import { defineForm } from '../../../design/form/form.ts'
import { text } from '../../../design/form/text.tsx'

/** The second step of signing in: one box for either kind of code. */
export const codeForm = defineForm({
  code: text({
    label: 'Your code',
    hint: 'The six numbers that your app shows now, or one of your backup codes',
    missing: 'Enter your code',
    most: 20,
    width: 10,
    fill: 'one-time-code',
  }),
})

/** The first code of an app that was just set up. */
export const confirmForm = defineForm({
  code: text({ label: 'The six numbers that your app shows now', missing: 'Enter the six numbers', most: 20, width: 10, fill: 'one-time-code' }),
})

/** What somebody typed as a code of their app (six numbers), or as a backup code, however it was spaced. */
export function codeIn(typed: string): { totp: string } | { backup: string } {
  const plain = typed.replace(/[\s-]/g, '').toUpperCase()
  return /^\d{6}$/.test(plain) ? { totp: plain } : { backup: `${plain.slice(0, 5)}-${plain.slice(5)}` }
}

import { oneOf, tick } from '../../../design/form/choice.tsx'
import { email, longText, phone, text } from '../../../design/form/text.tsx'
import { waysToAgree } from '../referral.ts'

/** What the person agreed to: asked in every way in but their own. */
export const agreement = () => ({
  personAgreed: tick({
    label: 'They know about this, and agree that you contact us',
    missing: 'Ask them first. We only get in touch with people who agreed',
  }),
  agreedHow: oneOf({
    label: 'How did they agree?',
    options: Object.entries(waysToAgree).map(([value, label]) => ({ value: value as keyof typeof waysToAgree, label })),
    missing: 'Say how they agreed',
  }),
  agreedNote: longText({ label: 'Is there anything they would rather not?', hint: 'For example, that a certain person hears of it', rows: 2, most: 1000 }),
  mayTellReferrer: tick({ label: 'They agree that you may hear what becomes of it', hint: 'They see what we tell you before you do' }),
})

/** Who introduces somebody, and how to answer them. */
export const referrer = ({ role, roleHint, organisation }: { role: string; roleHint: string; organisation: 'asked' | 'needed' | 'not asked' }) => ({
  referrerName: text({ label: 'Your name', missing: 'Enter your name', most: 120, fill: 'name' }),
  referrerRole: text({ label: role, hint: roleHint, missing: 'Answer this in a word or two', most: 120, fill: 'organization-title' }),
  ...(organisation === 'not asked'
    ? {}
    : {
        referrerOrganisation: text({
          label: 'Your organisation',
          most: 160,
          fill: 'organization',
          ...(organisation === 'needed' ? { missing: 'Enter the name of your organisation' } : {}),
        }),
      }),
  referrerPhone: phone({ label: 'Your phone number' }),
  referrerEmail: email({ label: 'Your e-mail address', hint: 'If we have a question, we ask you here' }),
})

/** Nobody introduces somebody without being there to answer a question. */
export const missingOfReferrer = ({ referrerPhone, referrerEmail }: { referrerPhone: string; referrerEmail: string }) =>
  referrerPhone || referrerEmail ? undefined : { field: 'referrerEmail' as const, message: 'Enter a phone number or an e-mail address for you' }

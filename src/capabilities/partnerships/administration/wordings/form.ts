import type { Field } from '../../../../design/form/field.ts'
import { defineForm } from '../../../../design/form/form.ts'
import { longText, text } from '../../../../design/form/text.tsx'
import { versionSeen } from '../../../../design/form/unseen.tsx'
import type { MessageKind } from '../../../../platform/wording.ts'

const EMPTY = 'Leave it empty to use ours'

/** The words of one kind of message, each way it may go. */
export const wordingForm = ({ email, text: asText }: Pick<MessageKind, 'email' | 'text'>) =>
  defineForm({
    version: versionSeen(),
    ...((email
      ? {
          subject: text({ label: 'Subject of the e-mail', hint: EMPTY, most: 200 }),
          body: longText({ label: 'The e-mail', hint: EMPTY, rows: 16, most: 6000 }),
        }
      : {}) as { subject: Field<string>; body: Field<string> }),
    ...((asText ? { text: longText({ label: 'The text message', hint: EMPTY, rows: 5, most: 700 }) } : {}) as { text: Field<string> }),
  })

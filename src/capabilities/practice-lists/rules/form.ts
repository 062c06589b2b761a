import { tick } from '../../../design/form/choice.tsx'
import { defineForm } from '../../../design/form/form.ts'
import { wholeNumber } from '../../../design/form/number.tsx'
import { longText } from '../../../design/form/text.tsx'
import { versionSeen } from '../../../design/form/unseen.tsx'
import { unknownMark, type WordsKey } from '../letters/words.ts'

const MARKS = 'You can use {{name}}, {{practice}}, {{partnership}} and {{phone}}. Leave it empty to use ours'.replaceAll(/\{\{(\w+)\}\}/g, '[[$1]]')

const words = (label: string, hint = MARKS) => longText({ label, hint, rows: 14, most: 6000 })

const keys = ['letterWords', 'easyWords', 'reminderWords', 'messageWords'] as const satisfies readonly WordsKey[]

/** How lists are kept, and what the letters say. */
export const rulesForm = defineForm(
  {
    version: versionSeen(),
    remindAfterDays: wholeNumber({
      label: 'After how many days is somebody who has not answered reminded?',
      hint: 'Everybody is reminded once at most',
      missing: 'Enter a number of days',
      least: 7,
      most: 180,
    }),
    forgetAfterDays: wholeNumber({
      label: 'How many days after the last letter are people forgotten who did not say yes?',
      hint: 'That somebody said no is remembered, so that they are not asked again',
      missing: 'Enter a number of days',
      least: 30,
      most: 730,
    }),
    mayEmail: tick({ label: 'We may e-mail people of whom a practice says that they agreed to it' }),
    mayText: tick({ label: 'We may text people of whom a practice says that they agreed to it' }),
    letterWords: words('The letter'),
    easyWords: words(
      'The letter in easy read',
      'Short sentences, each with a picture before it: [letter], [person], [talk], [heart], [yes], [no] or [phone]. Leave it empty to use ours',
    ),
    reminderWords: words('The reminder'),
    messageWords: words(
      'The e-mail',
      'As above, and {{link}} where the link to answer stands. Leave it empty to use ours'.replaceAll(/\{\{(\w+)\}\}/g, '[[$1]]'),
    ),
  },
  (values) => {
    const wrong = keys.flatMap((field) => {
      const mark = unknownMark(asMarks(values[field]))
      return mark ? [{ field, message: 'One of the words in double brackets is not one that we know' }] : []
    })
    const hasLink = values.messageWords === '' || /\{\{\s*link\s*\}\}/.test(asMarks(values.messageWords))
    return [
      ...(values.forgetAfterDays > values.remindAfterDays
        ? []
        : [{ field: 'forgetAfterDays' as const, message: 'People are forgotten after they are reminded, so this has to be more days' }]),
      ...wrong,
      ...(hasLink ? [] : [{ field: 'messageWords' as const, message: 'Say with [[link]] where the link to answer stands' }]),
    ]
  },
)

/** On the page a mark is written `[[name]]`, because two curly brackets are a mark of our own words. */
export const asMarks = (typed: string) => typed.replaceAll(/\[\[\s*(\w+)\s*\]\]/g, '{{$1}}')
export const asTyped = (kept: string) => kept.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, '[[$1]]')

import type { Acting } from '../../../platform/http/env.ts'
import { fill } from '../../../platform/marks.ts'
import type { Message, TextMessage } from '../../../platform/outbox.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { asText, defineMessage, exampleLink, word } from '../../../platform/wording.ts'
import type { ListedPerson, Rules } from '../list.ts'
import { paths } from '../paths.ts'
import { keysOf } from './code.ts'
import { wordsFor } from './words.ts'

interface About {
  person: ListedPerson
  rules: Rules
  practice: string
  isReminder: boolean
}

// Whoever sees the screen of the phone learns nothing but that somebody asks. The e-mail is worded with the letters of lists.
const asking = (kind: string, about: string) =>
  defineMessage({
    kind,
    about,
    marks: { link: { example: exampleLink('reply'), isNeeded: true } },
    text: ({ t }, { partnership, link }) => [t('{{partnership}}: would you like to hear from us? Say yes or no: {{link}}', { partnership, link })],
  })
const asked = asking(
  'an invitation from a practice list',
  'By text, to somebody whom a practice found on its register. Letters and e-mails are worded under Practice lists.',
)
const askedAgain = asking('a reminder of an invitation', 'By text, once, to somebody of a practice list who has not answered.')
export const messages = [asked, askedAgain]

/** The invitation as an e-mail or a text, for somebody who agreed to one. */
export function aMessage({ viewer, words, house }: Pick<Acting<Viewer>, 'viewer' | 'words' | 'house'>, about: About): Message | TextMessage | undefined {
  const { t } = words
  const { person, rules, practice, isReminder } = about
  const { partnership } = viewer
  const link = `${house.settings.url}${paths.byLink(partnership.slug, keysOf(house.settings.secret, person).token)}`
  const kind = isReminder ? 'a reminder of an invitation' : 'an invitation from a practice list'
  if (person.way === 'text' && person.phone) {
    return asText(word({ viewer, words }, isReminder ? askedAgain : asked, { link }), { to: person.phone })
  }
  if (!person.email) return undefined
  const given = { name: person.name, practice, partnership: partnership.name, phone: partnership.phone ?? '', link }
  const subject = isReminder ? t('Would you still like to hear from us?') : t('Would you like to hear from us?')
  return { kind, to: person.email, subject, body: fill(wordsFor(rules, 'messageWords'), given) }
}

import type { Acting } from '../../../platform/http/env.ts'
import type { Message, TextMessage } from '../../../platform/outbox.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import type { ListedPerson, Rules } from '../list.ts'
import { paths } from '../paths.ts'
import { keysOf } from './code.ts'
import { fill, wordsFor } from './words.ts'

interface About {
  person: ListedPerson
  rules: Rules
  practice: string
  isReminder: boolean
}

/** The invitation as an e-mail or a text, for somebody who agreed to one. */
export function aMessage({ viewer, words: { t }, house }: Pick<Acting<Viewer>, 'viewer' | 'words' | 'house'>, about: About): Message | TextMessage | undefined {
  const { person, rules, practice, isReminder } = about
  const { partnership } = viewer
  const link = `${house.settings.url}${paths.byLink(partnership.slug, keysOf(house.settings.secret, person).token)}`
  const kind = isReminder ? 'a reminder of an invitation' : 'an invitation from a practice list'
  if (person.way === 'text' && person.phone) {
    // Whoever sees the screen of the phone learns nothing but that somebody asks.
    return {
      kind,
      to: person.phone,
      text: t('{{partnership}}: would you like to hear from us? Say yes or no: {{link}}', { partnership: partnership.name, link }),
    }
  }
  if (!person.email) return undefined
  const given = { name: person.name, practice, partnership: partnership.name, phone: partnership.phone ?? '', link }
  const subject = isReminder ? t('Would you still like to hear from us?') : t('Would you like to hear from us?')
  return { kind, to: person.email, subject, body: fill(wordsFor(rules, 'messageWords'), given) }
}

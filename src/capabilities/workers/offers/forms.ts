import { someOf } from '../../../design/form/choice.tsx'
import { defineForm } from '../../../design/form/form.ts'
import { longText } from '../../../design/form/text.tsx'
import { versionSeen } from '../../../design/form/unseen.tsx'
import { LANGUAGES, languageName } from '../../../platform/languages.ts'
import { topicOptions } from './offer.ts'

/** What a worker offers of themself. All of it may be left empty: it is an offer. */
export const offerForm = defineForm({
  version: versionSeen(),
  languages: someOf({
    label: 'Which languages do you speak well enough to walk alongside somebody?',
    options: LANGUAGES.map((code) => ({ value: code, label: languageName(code, 'en') })),
  }),
  topics: someOf({ label: 'What do you know from your own life, or love doing?', hint: 'Only what you are glad to be asked about', options: topicOptions }),
  interests: longText({ label: 'In your own words', hint: 'For example, I keep bees, and I have sung in a choir for years', rows: 2, most: 500 }),
  experience: longText({
    label: 'Experience you are glad to share',
    hint: 'From work or from life. Nobody asks you for more than you write here',
    rows: 3,
    most: 1000,
  }),
  special: longText({
    label: 'An area of special interest',
    hint: 'What colleagues can come to you with, for example groups that should last, or young people',
    rows: 2,
    most: 500,
  }),
})

/** What a person would like of whoever walks alongside them. */
export const wishForm = defineForm({
  version: versionSeen(),
  topics: someOf({
    label: 'What would be good to have in common?',
    hint: 'With whoever walks alongside you. Leave empty what does not matter',
    options: topicOptions,
  }),
  words: longText({
    label: 'Is there anything else about who would suit you?',
    hint: 'For example, somebody near my age, or a woman, or not somebody from my street',
    rows: 3,
    most: 1000,
  }),
})

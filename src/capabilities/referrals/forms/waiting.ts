import { pick } from '../../../design/form/choice.tsx'
import { defineForm } from '../../../design/form/form.ts'
import { LANGUAGES, languageName } from '../../../platform/languages.ts'

/** What the list of those who wait may be narrowed to, in its address. */
export const waitingForm = (teams: readonly { id: string; area: string }[]) =>
  defineForm({
    team: pick({ label: 'Area', empty: 'All areas', options: teams.map(({ id, area }) => ({ value: id, label: area, isName: true })) }),
    language: pick({
      label: 'Language',
      empty: 'Any language',
      options: LANGUAGES.map((code) => ({ value: code, label: languageName(code, 'en-GB'), isName: true })),
    }),
  })

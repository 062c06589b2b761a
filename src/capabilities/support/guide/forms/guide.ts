import { tick } from '../../../../design/form/choice.tsx'
import { defineForm } from '../../../../design/form/form.ts'
import { wholeNumber } from '../../../../design/form/number.tsx'
import { versionSeen } from '../../../../design/form/unseen.tsx'

const talks = (label: string, hint: string) => wholeNumber({ label, hint, least: 1, most: 50, missing: 'Enter a whole number from 1 to 50' })

/** What is usual in a partnership. */
export const guideForm = defineForm({
  version: versionSeen(),
  coachTalks: talks('Talks with a health coach', 'Most people need one to five. After this many, going on needs a reason in a line'),
  linkWorkTalks: talks('Talks with a link worker', 'Most people need six to eight. After this many, going on needs a reason in a line'),
  daysWithoutWord: wholeNumber({
    label: 'Days without a word',
    hint: 'After so many days with no talk held or planned, somebody is shown on the home of their worker',
    least: 1,
    most: 365,
    missing: 'Enter a whole number from 1 to 365',
  }),
  triesBeforeWriting: wholeNumber({
    label: 'Calls without an answer',
    hint: 'After so many, the call list says that it is time to write, or to close kindly',
    least: 1,
    most: 20,
    missing: 'Enter a whole number from 1 to 20',
  }),
  hasLicensedMeasure: tick({
    label: 'We hold a licence for a measure of activation',
    hint: 'Then its level and score may be entered. Its questions are not in Livewell',
  }),
})

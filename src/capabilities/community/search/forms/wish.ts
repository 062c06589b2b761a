import { defineForm } from '../../../../design/form/form.ts'
import { email, text } from '../../../../design/form/text.tsx'
import { once } from '../../../../design/form/unseen.tsx'

/** Something somebody would like to exist. */
export const wishForm = defineForm({
  id: once(),
  words: text({
    label: 'What would you like?',
    hint: 'A few words, for example “a choir for beginners”. Leave out names and anything private',
    missing: 'Say in a few words what you would like',
    most: 300,
  }),
  area: text({ label: 'Where?', hint: 'A village, a town or a postcode', most: 100 }),
  email: email({
    label: 'Your e-mail address',
    hint: 'Only if you would like to hear when something like it begins. Nobody here sees it, and it is deleted after a year',
  }),
})

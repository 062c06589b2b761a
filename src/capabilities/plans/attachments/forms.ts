import { oneOf } from '../../../design/form/choice.tsx'
import { file } from '../../../design/form/file.tsx'
import { defineForm } from '../../../design/form/form.ts'
import { longText } from '../../../design/form/text.tsx'
import { once } from '../../../design/form/unseen.tsx'
import type { AttachedKind } from './attachment.ts'

const words = {
  picture: longText({ label: 'What does it show?', hint: 'A few words, for somebody who cannot see it, and for paper', most: 500, rows: 3 }),
  sound: longText({ label: 'What is said in it?', hint: 'A few words or all of it, for somebody who cannot hear it, and for paper', most: 4000, rows: 4 }),
}

/** A picture for a page. */
export const addPictureForm = defineForm({
  id: once(),
  file: file({
    label: 'The picture',
    hint: 'A photo or a drawing, at most 10 megabytes. We keep only what it shows, not where or when it was taken',
    missing: 'Choose a picture',
    // Named one by one: a phone that makes pictures of other kinds then gives one of these.
    accept: 'image/jpeg,image/png,image/webp',
  }),
  words: words.picture,
})

/** A voice note for a page. */
export const addSoundForm = defineForm({
  id: once(),
  file: file({
    label: 'The recording',
    hint: 'Record it with your phone first. At most 4 megabytes: some minutes of speech. M4A, MP3, AAC, WAV, or OGG with Opus',
    missing: 'Choose a recording',
    accept: '.m4a,.mp3,.aac,.wav,.ogg,.opus,audio/mp4,audio/mpeg,audio/aac,audio/wav,audio/ogg',
  }),
  words: words.sound,
})

export const addFormOf = { picture: addPictureForm, sound: addSoundForm } as const

/** Other words about what is there. */
export const describeFormOf: Record<AttachedKind, ReturnType<typeof describeForm>> = { picture: describeForm('picture'), sound: describeForm('sound') }

function describeForm(what: AttachedKind) {
  return defineForm({ words: words[what] })
}

const takeOutOption = {
  value: 'take out',
  label: 'Take it off the page',
  hint: 'It stays among what the page said before. Only you see that, and you can bring it back',
}
const forGoodOption = { value: 'for good', label: 'Delete it for good', hint: 'Nobody can bring it back' }

/** Taking it off a page: its owner chooses whether it is gone for good. */
export const takeOutForm = defineForm({
  how: oneOf({ label: 'What should happen with it?', options: [takeOutOption, forGoodOption], missing: 'Choose what should happen with it' }),
})

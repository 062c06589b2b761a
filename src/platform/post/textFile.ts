import { openFolder } from './folder.ts'
import { NotSent, type Post } from './letter.ts'
import { mobileOf } from './mobile.ts'

/** For trying Livewell out: each text becomes a file, the number above what it says. */
export function textsIntoFolder(path: string): Post {
  const folder = openFolder(path)
  return {
    send: async (letter) => {
      const number = mobileOf(letter.to)
      if (!number) throw new NotSent('ENUMBER', true)
      try {
        await folder.keep(letter, 'txt', `${number}\n\n${letter.body}\n`)
      } catch (problem) {
        throw new NotSent((problem as NodeJS.ErrnoException).code ?? 'EUNKNOWN', false)
      }
    },
    tidy: folder.tidy,
    close: () => {},
  }
}

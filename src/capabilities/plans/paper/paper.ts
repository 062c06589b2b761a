import type { Words } from '../../../platform/words.ts'
import type { Content } from '../book/document.ts'
import type { Size } from './sizes.ts'

/** A leaf to print. */
export interface Sheet {
  id: string
  kind: string
  title: string
  /** What is written on it. Without it, a blank one to write on by hand. */
  content?: Pick<Content, 'answers' | 'near'>
  /** Its pictures, with their words, and the words of its voice notes. */
  attached?: readonly { words: string; picture?: Uint8Array }[]
  /** What stands under it all. */
  after?: readonly string[]
  /** Whether every letter of it can be drawn. */
  isWhole?: boolean
}

/** What is printed: read whole from the database before it is drawn. */
export interface Paper {
  title: string
  size: Size
  words: Pick<Words, 't' | 'language'>
  /** Lines of the first page, before what is in it. */
  cover?: readonly string[]
  sheets: readonly Sheet[]
}

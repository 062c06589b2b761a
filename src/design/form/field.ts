import type { ReactElement } from 'react'
import type { Day } from '../../platform/clock.ts'
import type { Words } from '../../platform/words.ts'

/** What a field needs to know while it reads: the day it is where the partnership is, and what came as a file. */
export interface Reading {
  today: Day
  /** The file that was sent under a name, if one was. */
  fileIn: (name: string) => File | undefined
}

/** What somebody typed, kept exactly, so that it can be shown again: a text for each control of the field. */
export type Typed = Record<string, string | string[] | undefined>

export type ReadOf<Value> = { value: Value } | { problem: string; about?: Record<string, unknown> }

export interface Shown {
  name: string
  typed: Typed
  /** Already in the reader's language. */
  error: string | undefined
  words: Words
  /** The question is the page: its label is the heading. */
  isHeading?: boolean
}

/** One thing that is asked: how it is read, what is said when it cannot be, how it looks. */
export interface Field<Value> {
  read: (typed: Typed, name: string, reading: Reading) => ReadOf<Value>
  /** How a value is written into the controls, for changing what is there. */
  write: (value: Value, name: string) => Typed
  render: (shown: Shown) => ReactElement
  /** The answer in words, for a page that shows answers back. Empty when it was left empty. */
  show: (value: Value | undefined, words: Words) => string
  /** The control that the error summary leads to. */
  firstControl: (name: string) => string
  /** The words of the question, for pages that show answers back. */
  label: string
  takesFile?: boolean
}

/** The words of a question. */
export interface Asked {
  label: string
  hint?: string
}

/** What was typed into one control; of a control sent several times, the first. */
export const one = (typed: Typed, name: string): string => {
  const value = typed[name]
  return (Array.isArray(value) ? value[0] : value) ?? ''
}

/** A text as it is kept. A null byte cannot be stored, and nobody types one. */
export const tidy = (text: string) => text.replaceAll('\u0000', '').replaceAll('\r\n', '\n').normalize('NFC').trim()

/** Properties without those that are undefined: under exactOptionalPropertyTypes, absent is not the same. */
export const given = <P extends object>(properties: P) =>
  Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) as { [K in keyof P]?: Exclude<P[K], undefined> }

/** What is wrong with an answer, after a word for that in the reader's language, which only a screen reader says. */
export const sayWrong = (error: string | undefined, t: Words['t']) => (error ? { error, errorProps: { visuallyHiddenText: t('Error') } } : {})

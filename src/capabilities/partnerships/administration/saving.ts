import type { Answers, Form } from '../../../design/form/form.ts'
import { OutOfDate } from '../../../platform/errors.ts'

/** What only the database knew to be wrong with an answer: an English sentence, and what it is about. */
export interface Wrong {
  field: string
  message: string
  about?: Record<string, unknown>
}

/** The answers, with what is wrong with them. */
export const withWrongs = <V>(form: Form<any>, answers: Answers<V>, wrongs: readonly Wrong[]): Answers<V> => ({
  typed: answers.typed,
  problems: wrongs.map((wrong) => ({ ...wrong, control: form.fields[wrong.field]?.firstControl(wrong.field) ?? wrong.field })),
})

/**
 * Runs a change. When somebody else changed the thing since, answers what was typed as a form that can be sent again, knowing
 * the version that is there now.
 */
export async function unlessTooLate<V>(answers: Answers<V>, versionNow: number, change: () => Promise<unknown>): Promise<Answers<V> | undefined> {
  try {
    await change()
    return undefined
  } catch (problem) {
    if (!(problem instanceof OutOfDate)) throw problem
    return { typed: { ...answers.typed, version: String(versionNow) }, problems: [] }
  }
}

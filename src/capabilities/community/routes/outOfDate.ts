import { OutOfDate } from '../../../platform/errors.ts'

/** Does it, or shows both versions when somebody else changed it first. */
export async function unlessOutOfDate<A, B>(work: () => Promise<A>, bothVersions: () => B): Promise<A | B> {
  try {
    return await work()
  } catch (problem) {
    if (!(problem instanceof OutOfDate)) throw problem
    return bothVersions()
  }
}

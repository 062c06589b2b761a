import { afterAll, onTestFinished } from 'vitest'

const ofTheFile: (() => unknown)[] = []
afterAll(async () => {
  for (const clean of ofTheFile.reverse()) await clean()
})

/** Cleans up when the test is done that asked for it, or the file when none did: a hook asked for inside a test or a hook would never run. */
export function atTheEnd(work: () => unknown) {
  try {
    onTestFinished(async () => void (await work()))
  } catch {
    // Outside of any test.
    ofTheFile.push(work)
  }
}

import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Letter } from './letter.ts'

/** A folder of letters as files that only we can read, named for when each was written and its id: sent twice, it is one file. */
export const openFolder = (folder: string) => ({
  keep: async ({ id, createdAt }: Letter, ending: 'eml' | 'txt', content: string | Buffer): Promise<void> => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const file = join(folder, `${createdAt.toISOString().slice(0, 19).replaceAll(':', '')}-${id}.${ending}`)
    // Written beside and moved, so that no half of a letter is ever read.
    await writeFile(`${file}.part`, content, { mode: 0o600 })
    await rename(`${file}.part`, file)
  },
  tidy: async (before: Date): Promise<void> => {
    for (const name of await readdir(folder).catch(() => [])) {
      const file = join(folder, name)
      const found = await stat(file).catch(() => undefined)
      if (found && found.mtime < before) await rm(file, { force: true })
    }
  },
})

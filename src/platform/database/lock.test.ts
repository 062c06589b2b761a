import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, expect, test } from 'vitest'
import { FolderInUse, lockPath, reachServer, takeLock } from './lock.ts'

const folder = mkdtempSync(join(tmpdir(), 'livewell-lock-'))
afterAll(() => rmSync(folder, { recursive: true }))
const aFolder = (name: string) => join(folder, name)

test('a folder is taken once, and again when it was released', async () => {
  const lock = await takeLock(aFolder('one'))
  await expect(takeLock(aFolder('one'))).rejects.toThrow(FolderInUse)
  await expect(takeLock(aFolder('one'))).rejects.toThrow(`${aFolder('one')} is in use by another Livewell server`)
  await lock.release()
  const again = await takeLock(aFolder('one'))
  await again.release()
})

test('of many that start at the same moment one has the folder', async () => {
  const tries = await Promise.allSettled(Array.from({ length: 8 }, () => takeLock(aFolder('many'))))
  const taken = tries.filter((each) => each.status === 'fulfilled')
  expect(taken).toHaveLength(1)
  expect(existsSync(`${lockPath(aFolder('many'))}.taking`)).toBe(false)
  for (const { value } of taken) await value.release()
})

test('what a server that was killed left behind is no hindrance', async () => {
  const first = await takeLock(aFolder('left'))
  await first.release()
  writeFileSync(lockPath(aFolder('left')), '')
  const lock = await takeLock(aFolder('left'))
  await lock.release()
})

test('a deep folder has its socket elsewhere, still its own', async () => {
  const deep = aFolder('deep/'.repeat(30))
  expect(lockPath(deep).length).toBeLessThan(100)
  expect(lockPath(deep)).not.toBe(lockPath(`${deep}er`))
  const lock = await takeLock(deep)
  await expect(takeLock(deep)).rejects.toThrow(FolderInUse)
  await lock.release()
})

test('nobody else may speak to the server, and it answers what it was asked', async () => {
  const lock = await takeLock(aFolder('asked'))
  expect(statSync(lockPath(aFolder('asked'))).mode & 0o077).toBe(0)

  const ask = async (question: string) => {
    const socket = await reachServer(aFolder('asked'))
    if (!socket) throw new Error('Nobody listens')
    socket.write(question)
    return text(socket)
  }
  expect(await ask('backup\n')).toBe('problem: Livewell is starting. Try again in a minute\n')
  lock.onAsked((socket, asked) => socket.end(`you asked for ${asked}`))
  expect(await ask('something\nmore')).toBe('you asked for something')
  expect(await ask('x'.repeat(200))).toContain('you asked for xxx')
  await lock.release()
  expect(await reachServer(aFolder('asked'))).toBeUndefined()
})

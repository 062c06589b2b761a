import { setTimeout } from 'node:timers/promises'
import type { World } from './world.ts'

/** The latest message on its way to an address, as its outbox has it: of a partnership, or about an account. */
export async function letterTo({ database }: World, address: string): Promise<{ subject: string; body: string }> {
  // Asking for a link is answered before it is known whether anybody has the address, so its message may come a moment later.
  for (let tries = 0; tries < 40; tries++) {
    const { rows } = await database.pool.query('select subject, body, created_at from outbox where send_to = $1 order by id desc limit 1', [address])
    const { rows: ofAccount } = await database.accountsPool.query(
      'select subject, body from auth.message where send_to = $1 order by created_at desc limit 1',
      [address],
    )
    const [letter] = [...rows, ...ofAccount]
    if (letter) return letter
    await setTimeout(50)
  }
  throw new Error(`No message is on its way to ${address}`)
}

/** The one link in a message. */
export function linkIn({ body }: { body: string }): string {
  const links = body.match(/https?:\/\/\S+/g) ?? []
  if (links.length !== 1) throw new Error(`A message should have one link, and this has ${links.length}:\n${body}`)
  return links[0] as string
}

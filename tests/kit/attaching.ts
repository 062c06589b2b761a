import sharp from 'sharp'
import { expect } from 'vitest'
import { attachmentPaths as paths } from '../../src/capabilities/plans/attachments/paths.ts'
import { addPage } from '../../src/capabilities/plans/book/changes/addPage.ts'
import { sharingPaths } from '../../src/capabilities/plans/sharing/paths.ts'
import { newId } from '../../src/platform/ids.ts'
import type { World } from './world.ts'

const SLUG = 'ashcombe'

/** A photo that was taken on its side, and says where and with what. */
export const aPhoto = (): Promise<Buffer> =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#2a6' } })
    .withExif({ IFD0: { Make: 'Secret Camera', Software: 'heronsoft' }, IFD3: { GPSLatitude: '51/1 30/1 0/1', GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()

interface Sent {
  id?: string
  bytes?: Uint8Array
  words?: string
  name?: string
  as?: World['members']['person'] | World['nobody']
  to?: string
}

/** What the person of a world does with pictures and voice notes on a page of their plan: `place` says which page it is about now. */
export function attachingTo(place: () => { world: World; page: string }) {
  const me = () => place().world.members.person

  async function aPage(): Promise<string> {
    const { world } = place()
    const id = newId()
    await world.acting(me(), (acting) => addPage(acting, { id, personId: world.rosa.id, kind: 'own', title: 'A page' }))
    return id
  }

  async function send({ id = newId(), bytes, words = 'The weir', name = 'photo.jpg', as = me(), to }: Sent = {}) {
    const { world, page } = place()
    const upload = new FormData()
    upload.set('id', id)
    upload.set('words', words)
    upload.set('file', new File([new Uint8Array(bytes ?? (await aPhoto()))], name, { type: 'image/jpeg' }))
    return world.ask(to ?? paths.addPicture(SLUG, page), { as: as as ReturnType<typeof me>, upload })
  }

  async function aPicture(sent: Sent = {}): Promise<string> {
    const id = newId()
    expect((await send({ id, ...sent })).status).toBe(303)
    return id
  }

  /** The text of the page that says what was shared: with a link, its address and code. */
  async function share(mayWrite: 'look' | 'write' = 'look', to = 'team') {
    const { world, page } = place()
    const form = { id: newId(), to, name: 'Dina', email: '', pages: [page], mayWrite, confirmed: 'yes' }
    return (await world.ask(sharingPaths.share(SLUG), { as: me(), form })).text()
  }

  async function takeBackAll() {
    const { world, page } = place()
    const { rows } = await world.database.pool.query('select id from plan_share where $1 = any (page_ids)', [page])
    for (const { id } of rows) await world.ask(sharingPaths.takeBack(SLUG, id), { as: me(), form: {} })
  }

  return {
    ...{ aPage, send, aPicture, share, takeBackAll },
    fileOf: (id: string, as = me(), of = place().page) => place().world.ask(paths.file(SLUG, of, id), { as }),
    text: async (path: string, as = me()) => (await place().world.ask(path, { as })).text(),
  }
}

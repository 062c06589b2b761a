import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aWorld, type World } from '../../../../tests/kit/world.ts'
import { newId } from '../../../platform/ids.ts'
import { addPage } from '../book/changes/addPage.ts'
import { bookPaths } from '../book/paths.ts'
import { findPage } from '../book/queries.ts'
import { crisisPaths } from '../crisis/paths.ts'
import { keepingPaths } from '../keeping/paths.ts'
import { sharingPaths } from '../sharing/paths.ts'
import { MOST_ON_PAGE } from './attachment.ts'
import { attachmentPaths as paths } from './paths.ts'
import { aWav } from './sounds/made.ts'

let world: World
let page: string
let photo: Buffer
beforeAll(async () => {
  world = await aWorld()
  // Taken on its side, and saying where.
  photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#2a6' } })
    .withExif({ IFD0: { Make: 'Secret Camera', Software: 'heronsoft' }, IFD3: { GPSLatitude: '51/1 30/1 0/1', GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
})
beforeEach(async () => {
  page = await aPage()
})

const me = () => world.members.person
const coach = () => world.members['health coach']
const slug = 'ashcombe'

async function aPage(): Promise<string> {
  const id = newId()
  await world.acting(me(), (acting) => addPage(acting, { id, personId: world.rosa.id, kind: 'own', title: 'A page' }))
  return id
}

interface Sent {
  id?: string
  bytes?: Uint8Array
  words?: string
  name?: string
  as?: typeof world.nobody
  to?: string
}

const send = ({ id = newId(), bytes = photo, words = 'The weir', name = 'photo.jpg', as = me(), to = paths.addPicture(slug, page) }: Sent = {}) => {
  const upload = new FormData()
  upload.set('id', id)
  upload.set('words', words)
  upload.set('file', new File([new Uint8Array(bytes)], name, { type: 'image/jpeg' }))
  return world.ask(to, { as: as as ReturnType<typeof me>, upload })
}

async function aPicture(sent: Sent = {}): Promise<string> {
  const id = newId()
  expect((await send({ id, ...sent })).status).toBe(303)
  return id
}

const fileOf = (id: string, as = me(), of = page) => world.ask(paths.file(slug, of, id), { as })
const text = async (path: string, as = me()) => (await world.ask(path, { as })).text()
const share = async (mayWrite: 'look' | 'write' = 'look', to = 'team') => {
  const form = { id: newId(), to, name: 'Dina', email: '', pages: [page], mayWrite, confirmed: 'yes' }
  return (await world.ask(sharingPaths.share(slug), { as: me(), form })).text()
}
const takeBackAll = async () => {
  const { rows } = await world.database.pool.query('select id from plan_share where $1 = any (page_ids)', [page])
  for (const { id } of rows) await world.ask(sharingPaths.takeBack(slug, id), { as: me(), form: {} })
}

describe('a picture on a page', () => {
  test('is kept upright, as a picture and nothing else, and says nothing of where it was taken', async () => {
    const id = await aPicture()
    const answer = await fileOf(id)
    const bytes = Buffer.from(await answer.arrayBuffer())
    const { format, width, height, exif, orientation } = await sharp(bytes).metadata()
    expect({ format, width, height, exif, orientation }).toEqual({ format: 'jpeg', width: 40, height: 60, exif: undefined, orientation: undefined })
    expect(bytes.includes('Secret Camera') || bytes.includes('heronsoft')).toBe(false)
    expect(photo.includes('heronsoft')).toBe(true)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': expect.stringMatching(/^attachment; filename="[\w-]+\.jpg"$/),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
  })

  test('stands on the page with its words, which can be changed', async () => {
    const id = await aPicture({ words: 'The weir in flood' })
    expect(await text(bookPaths.page(slug, page))).toMatch(/<img[^>]*alt="The weir in flood"/)
    expect((await world.ask(paths.keep(slug, page, id), { as: me(), form: { words: 'The weir in May' } })).status).toBe(303)
    expect(await text(bookPaths.page(slug, page))).toContain('alt="The weir in May"')
  })

  test('is given small to a device that keeps the plan', async () => {
    const large = await sharp({ create: { width: 1200, height: 900, channels: 3, background: '#2a6' } })
      .jpeg()
      .toBuffer()
    const id = await aPicture({ bytes: large })
    const answer = await world.ask(`${paths.file(slug, page, id)}?size=small`, { as: me() })
    const { width, height } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata()
    expect([width, height]).toEqual([640, 480])
  })

  test('sent twice is there once', async () => {
    const id = newId()
    for (const _ of [1, 2]) expect((await send({ id })).status).toBe(303)
    expect((await text(bookPaths.page(slug, page))).match(/<img[^>]*lw-attached/g)).toHaveLength(1)
  })

  test('taken out is off the page, stays in its history for its owner, and comes back with an earlier state', async () => {
    const id = await aPicture()
    await share()
    expect((await fileOf(id, coach())).status).toBe(200)
    await world.ask(paths.takeOut(slug, page, id), { as: me(), form: { how: 'take out' } })
    expect(await text(bookPaths.page(slug, page))).not.toContain(id)
    expect([(await fileOf(id)).status, (await fileOf(id, coach())).status]).toEqual([200, 404])
    expect(await text(bookPaths.asItWas(slug, page, 2))).toContain(id)
    await world.ask(bookPaths.sayAgain(slug, page, 2), { as: me(), form: {} })
    expect([(await fileOf(id)).status, (await fileOf(id, coach())).status]).toEqual([200, 200])
    await world.ask(bookPaths.sayAgain(slug, page, 1), { as: me(), form: {} })
    expect((await fileOf(id, coach())).status).toBe(404)
  })

  test('deleted for good is nowhere, and an earlier state says so', async () => {
    const id = await aPicture()
    expect((await world.ask(paths.takeOut(slug, page, id), { as: me(), form: { how: '' } })).status).toBe(422)
    await world.ask(paths.takeOut(slug, page, id), { as: me(), form: { how: 'for good' } })
    expect((await fileOf(id)).status).toBe(404)
    expect(await text(bookPaths.asItWas(slug, page, 2))).toContain('A picture that was deleted for good')
    await world.ask(bookPaths.sayAgain(slug, page, 2), { as: me(), form: {} })
    expect(await text(bookPaths.page(slug, page))).not.toContain(id)
    expect((await world.database.pool.query('select 1 from plan_attachment where id = $1', [id])).rows).toEqual([])
  })

  test('goes with the plan when it is taken away', async () => {
    const id = await aPicture()
    const kept = Buffer.from(await (await fileOf(id)).arrayBuffer())
    const plan = JSON.parse(await text(keepingPaths.file(slug))) as { pages: { picturesAndVoiceNotes: object[] }[] }
    expect(plan.pages.flatMap(({ picturesAndVoiceNotes }) => picturesAndVoiceNotes)).toContainEqual({
      what: 'picture',
      words: 'The weir',
      type: 'image/jpeg',
      base64: kept.toString('base64'),
    })
    expect(await text(keepingPaths.print(slug))).toContain(paths.file(slug, page, id))
  })
})

describe('what cannot be kept is said, and never a fault', () => {
  const chunk = (name: string, bytes: Buffer) => {
    const named = Buffer.concat([Buffer.from(name), bytes])
    const number = (value: number) => Buffer.from(Uint32Array.of(value).buffer).swap32()
    return Buffer.concat([number(bytes.length), named, number(crc32(named))])
  }
  const png = (side: number) => {
    const head = Buffer.from('0000ea600000ea600802000000', 'hex')
    head.writeUInt32BE(side, 0)
    head.writeUInt32BE(side, 4)
    const rows = deflateSync(Buffer.alloc(1_000_000))
    return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
  }
  test.each<[string, () => Uint8Array | Promise<Uint8Array>, string]>([
    ['an empty file', () => new Uint8Array(), 'That file is empty'],
    [
      'a drawing with a program in it',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      'not a picture we can keep',
    ],
    ['a page that calls itself a picture', () => Buffer.from('<!doctype html><script>alert(1)</script>'), 'not a picture we can keep'],
    ['a moving picture', () => Buffer.from('GIF89a and more'), 'Moving pictures are not kept'],
    ['a PDF', () => Buffer.from('%PDF-1.7 …'), 'not a picture we can keep'],
    ['a picture of a phone’s own kind', () => Buffer.concat([Buffer.alloc(4), Buffer.from('ftypheic'), Buffer.alloc(100)]), 'HEIC'],
    ['a picture cut short', () => photo.subarray(0, photo.length - 120), 'cannot be opened'],
    ['the beginning of one, and nothing more', () => Buffer.from('ffd8ffe0', 'hex'), 'cannot be opened'],
    ['a picture that would unfold to 60,000 by 60,000', () => png(60_000), 'too large'],
    ['more than ten megabytes', () => Buffer.concat([photo, Buffer.alloc(10.5 * 1024 * 1024)]), 'too large'],
    ['a recording', () => aWav(), 'not a picture we can keep'],
  ])('%s', async (_, bytes, said) => {
    const answer = await send({ bytes: await bytes(), words: 'As I typed it' })
    const html = await answer.text()
    expect([answer.status, html.includes(said), html.includes('As I typed it')]).toEqual([422, true, true])
    expect(await text(bookPaths.page(slug, page))).not.toContain('lw-attached__picture')
  })

  test('fifty megabytes are turned away before they are read', async () => {
    const answer = await send({ bytes: Buffer.alloc(50 * 1024 * 1024) })
    expect([answer.status, await answer.text()]).toEqual([413, expect.stringContaining('choose a smaller file')])
  })

  test('a form without a file', async () => {
    const answer = await world.ask(paths.addPicture(slug, page), { as: me(), form: { words: 'x' } })
    expect([answer.status, (await answer.text()).includes('Choose a picture')]).toEqual([422, true])
  })

  test('something that is a picture and a page is kept as the picture alone', async () => {
    const id = await aPicture({ bytes: Buffer.concat([photo, Buffer.from('<script>alert("heron")</script>')]) })
    expect(Buffer.from(await (await fileOf(id)).arrayBuffer()).includes('heron')).toBe(false)
  })

  test('a moving picture of a kind that also stays still', async () => {
    const one = (background: string) =>
      sharp({ create: { width: 8, height: 8, channels: 3, background } })
        .png()
        .toBuffer()
    const bytes = await sharp([await one('#000'), await one('#fff')], { join: { animated: true } })
      .webp()
      .toBuffer()
    expect(await (await send({ bytes })).text()).toContain('Moving pictures are not kept')
  })

  test('more than a page or a plan holds', async () => {
    for (let count = 0; count < MOST_ON_PAGE; count++) await aPicture()
    expect(await (await send()).text()).toContain('This page has eight')
    page = await aPage()
    const full = { partnershipId: world.partnershipId, id: newId(), personId: world.rosa.id, pageId: page }
    await world.database.pool.query(
      `insert into plan_attachment (partnership_id, id, piece, page_id, person_id, sealed, added_at)
        select $1, $2, n, $3, $4, decode(repeat('00', 65536), 'hex'), now() from generate_series(0, 639) n`,
      [full.partnershipId, full.id, full.pageId, full.personId],
    )
    try {
      expect(await (await send()).text()).toContain('There is no room for it')
    } finally {
      await world.database.pool.query('delete from plan_attachment where id = $1', [full.id])
    }
  })
})

describe('a voice note', () => {
  const sendSound = (bytes: Uint8Array, name = 'note.wav') => {
    const id = newId()
    return send({ id, bytes, name, words: 'Hello, it is Leo', to: paths.addSound(slug, page) }).then((answer) => ({ id, answer }))
  }

  test('is kept as sound, with what is said in it below, and given in parts', async () => {
    const { id } = await sendSound(aWav({ LIST: 'recorded at the old mill' }))
    expect(await text(bookPaths.page(slug, page))).toMatch(/<audio[^>]*aria-label="Hello, it is Leo"/)
    const whole = await fileOf(id)
    const bytes = Buffer.from(await whole.arrayBuffer())
    expect([whole.headers.get('content-type'), bytes.includes('old mill'), bytes.equals(aWav())]).toEqual(['audio/wav', false, true])
    const ask = (range: string) => world.ask(paths.file(slug, page, id), { as: me(), headers: { range } })
    const part = await ask('bytes=4-7')
    expect([part.status, part.headers.get('content-range'), Buffer.from(await part.arrayBuffer())]).toEqual([
      206,
      `bytes 4-7/${bytes.length}`,
      bytes.subarray(4, 8),
    ])
    expect((await ask('bytes=99999999-')).status).toBe(416)
    expect((await ask('bytes=nonsense')).status).toBe(200)
  })

  test.each<[string, Uint8Array, string]>([
    ['an empty one', new Uint8Array(), 'That file is empty'],
    ['a picture', Buffer.from('ffd8ffe000104a46', 'hex'), 'not a recording we can keep'],
    ['one cut short', aWav().subarray(0, 60), 'cannot be opened'],
    ['one of more than four megabytes', Buffer.concat([aWav(), Buffer.alloc(4 * 1024 * 1024)]), 'too long'],
  ])('%s is refused with a message', async (_, bytes, said) => {
    const { answer } = await sendSound(bytes)
    expect([answer.status, (await answer.text()).includes(said)]).toEqual([422, true])
  })
})

describe('it is as private as its page', () => {
  test('nobody reaches it until the page is shared, then those it is shared with, until that is taken back; and it is there', async () => {
    const id = await aPicture()
    const others = [...Object.values(world.members).filter((member) => member !== me()), world.coachElsewhere]
    for (const other of others) expect([other.hat, (await fileOf(id, other)).status]).toEqual([other.hat, expect.toBeOneOf([403, 404])])
    expect((await world.ask(paths.file(slug, page, id))).status).toBeOneOf([303, 401])
    expect((await world.ask(paths.file('brindle', page, id), { as: world.stranger })).status).toBe(404)
    expect((await fileOf(id)).status).toBe(200)
    await share()
    expect([(await fileOf(id, coach())).status, (await fileOf(id, world.coachElsewhere)).status]).toEqual([200, 404])
    await takeBackAll()
    expect([(await fileOf(id, coach())).status, (await fileOf(id)).status]).toEqual([404, 200])
  })

  test('the database gives a row to nobody else, also while the page it is on is taken out', async () => {
    const id = await aPicture()
    await share()
    const rows = (viewer: typeof world.nobody) => world.asViewer(viewer, (tx) => tx.selectFrom('planAttachment').select('id').where('id', '=', id).execute())
    expect([(await rows(me())).length, (await rows(coach())).length, (await rows(world.coachElsewhere)).length]).toEqual([1, 1, 0])
    await world.ask(bookPaths.remove(slug, page), { as: me(), form: {} })
    expect([(await rows(me())).length, (await rows(coach())).length]).toEqual([1, 0])
    await world.ask(bookPaths.putBack(slug, page), { as: me(), form: {} })
    expect((await rows(coach())).length).toBe(1)
  })

  test('it opens on its own page only, whatever the address says', async () => {
    const id = await aPicture()
    const kept = page
    page = await aPage()
    await share()
    expect((await world.ask(paths.file(slug, page, id), { as: me() })).status).toBe(404)
    expect((await world.ask(paths.file(slug, page, id), { as: coach() })).status).toBe(404)
    expect((await fileOf(id, me(), kept)).status).toBe(200)
  })

  test('a link shows it together with its code, and nothing after it is taken back', async () => {
    const id = await aPicture()
    const made = await share('look', 'link')
    const link = made.match(/\/ashcombe\/shared\/[\w-]{43}/)?.[0] as string
    const code = made.match(/<strong class="lw-code">(\d{6})</)?.[1] as string
    const file = paths.fileByLink(slug, page, id, link.split('/').at(-1) as string)
    expect((await world.ask(file)).status).toBe(404)
    const cookie = (await world.ask(link, { form: { code } })).headers.get('set-cookie')?.split(';')[0] ?? ''
    expect(await (await world.ask(link, { headers: { cookie } })).text()).toContain(file)
    expect((await world.ask(file, { headers: { cookie } })).headers.get('content-type')).toBe('image/jpeg')
    expect((await world.ask(file.replace(page, await aPage()), { headers: { cookie } })).status).toBe(404)
    await takeBackAll()
    expect((await world.ask(file, { headers: { cookie } })).status).toBe(404)
  })

  test('a crisis card opens it with a page that was chosen, and never before', async () => {
    const id = await aPicture()
    const closed = page
    const closedId = await aPicture()
    page = await aPage()
    const openId = await aPicture()
    await world.ask(crisisPaths.choose(slug), { as: me(), form: { pages: [page], firstName: '', firstAt: '', secondName: '', secondAt: '' } })
    const card = (await text(crisisPaths.print(slug))).match(/\/ashcombe\/card\/[\w-]{43}/)?.[0] as string
    expect((await world.ask(paths.fileByCard(slug, page, openId, card.split('/').at(-1) as string))).status).toBe(404)
    const form = { id: newId(), name: 'Dr Obi', worksAt: 'The ward', because: 'By ambulance', phone: '' }
    const opened = (await world.ask(card, { form })).headers.get('location') as string
    const token = opened.split('/').at(-1) as string
    expect(await (await world.ask(opened)).text()).toContain(paths.fileByCard(slug, page, openId, token))
    expect((await world.ask(paths.fileByCard(slug, page, openId, token))).status).toBe(200)
    for (const each of [id, closedId]) expect((await world.ask(paths.fileByCard(slug, closed, each, token))).status).toBe(404)
    await world.ask(crisisPaths.cancel(slug), { as: me(), form: {} })
    expect((await world.ask(paths.fileByCard(slug, page, openId, token))).status).toBe(404)
  })

  test('who may look does not add one; who writes together does, and takes out their own', async () => {
    const mine = await aPicture()
    await share()
    expect((await send({ as: coach() })).status).toBe(403)
    await takeBackAll()
    await share('write')
    const theirs = await aPicture({ as: coach(), words: 'My paper page' })
    expect(await text(bookPaths.page(slug, page))).toContain('My paper page')
    expect((await fileOf(theirs)).status).toBe(200)
    expect((await world.ask(paths.takeOut(slug, page, mine), { as: coach(), form: {} })).status).toBe(403)
    expect((await world.ask(paths.takeOut(slug, page, theirs), { as: coach(), form: { how: 'for good' } })).status).toBe(303)
    // Not for good: that is for whose plan it is.
    expect([(await fileOf(theirs)).status, (await fileOf(theirs, coach())).status]).toEqual([200, 404])
    const page2 = await world.acting(me(), (acting) => findPage(acting, world.partnershipId, page))
    expect(page2?.content.attached.map(({ id }) => id)).toEqual([mine])
  })

  test('whoever reads every table of the database finds neither the picture nor its words', async () => {
    const id = await aPicture({ words: 'A lantern nobody lit' })
    const kept = Buffer.from(await (await fileOf(id)).arrayBuffer())
    // From the middle of what it shows, and how every JPEG begins.
    const signs = [kept.subarray(-24), kept.subarray(0, 12), Buffer.from('lantern')].map((sign) => sign.toString('hex'))
    const { rows: tables } = await world.database.pool.query(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'auth', 'jobs')`,
    )
    for (const { name } of tables) {
      const { rows } = await world.database.pool.query(`select 1 from ${name} t where t::text ~ $1`, [`${signs.join('|')}|lantern`])
      expect([name, rows]).toEqual([name, []])
    }
    expect((await world.database.pool.query('select 1 from plan_attachment where id = $1', [id])).rows).toHaveLength(1)
  })
})

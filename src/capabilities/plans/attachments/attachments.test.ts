import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aPhoto, attachingTo } from '../../../../tests/kit/attaching.ts'
import { aWorld, type World } from '../../../../tests/kit/world.ts'
import { newId } from '../../../platform/ids.ts'
import { bookPaths } from '../book/paths.ts'
import { keepingPaths } from '../keeping/paths.ts'
import { MOST_ON_PAGE } from './attachment.ts'
import { attachmentPaths as paths } from './paths.ts'
import { aWav } from './sounds/made.ts'

let world: World
let page: string
let photo: Buffer
beforeAll(async () => {
  world = await aWorld()
  photo = await aPhoto()
})
beforeEach(async () => {
  page = await aPage()
})

const me = () => world.members.person
const coach = () => world.members['health coach']
const slug = 'ashcombe'
const { aPage, send, aPicture, fileOf, text, share } = attachingTo(() => ({ world, page }))

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

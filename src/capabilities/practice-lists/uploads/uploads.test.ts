import { beforeAll, expect, test } from 'vitest'
import { aWorld, type World } from '../../../../tests/kit/world.ts'
import { newId } from '../../../platform/ids.ts'
import type { Member } from '../../../platform/viewer.ts'
import { countStepsOf } from '../funnel.ts'
import { findList } from '../queries.ts'
import { goOnReading } from './changes/readPiece.ts'
import { stageFile } from './changes/stageFile.ts'
import { matchColumns, switchIn } from './changes/switchIn.ts'
import { guessColumns } from './columns.ts'

let world: World
let nurse: Member
beforeAll(async () => {
  world = await aWorld()
  nurse = world.members.referrer
})

const HEAD = 'Name,Date of birth,NHS number,Address,Postcode,Leave out'

async function send(csv: string | Uint8Array<ArrayBuffer>, { as = nurse, rows = 2_000, forMs = 20_000 } = {}) {
  const id = newId()
  const file = new File([csv], 'diabetes.csv')
  const wrong = await world.acting(as, (acting) => stageFile(acting, { id, organisationId: world.practice.id, register: 'Diabetes', file }))
  if (wrong) return { wrong, id, list: undefined as never, turns: 0 }
  await world.acting(as, async (acting) => {
    const list = await find(acting.tx, id)
    await matchColumns(acting, list, list.version, guessColumns(list.columns))
  })
  for (let turns = 0; turns < 20; turns++) {
    await goOnReading(world.house, { id: world.partnershipId, timeZone: 'Europe/London' }, id, { rows, forMs })
    const list = await world.asViewer(as, (tx) => find(tx, id))
    if (list.state === 'checked') return { wrong: undefined, id, list, turns }
  }
  throw new Error('It is never done')
}

const find = async (tx: Parameters<typeof findList>[0], id: string) => {
  const list = await findList(tx, world.partnershipId, id)
  if (!list) throw new Error('It is not there')
  return list
}

const peopleOf = (id: string) =>
  world.asViewer(nurse, (tx) =>
    tx.selectFrom('listedPerson').select(['name', 'state', 'because', 'line', 'nhsNumberChecks', 'notes']).where('listId', '=', id).orderBy('line').execute(),
  )

test('a list is read, checked whole and switched in at once, and says what it came to', async () => {
  const { partnershipId, north } = world
  await world.sow({
    notInvited: [
      { partnershipId, id: newId(), because: 'said no', foldedName: 'nora nay', bornOn: '1960-01-01', since: '2026-01-01' },
      { partnershipId, id: newId(), because: 'died', foldedName: 'other name', nhsNumber: '9449307539', since: '2026-01-01' },
    ],
    person: [{ partnershipId, id: newId(), teamId: north.id, name: 'Ken Known', foldedName: 'ken known', postcode: 'AS1 2AB', reachBy: 'phone' }],
  })
  const { list } = await send(
    [
      HEAD,
      'Edna Moss,01/02/1950,9912003888,4 Mill Lane,AS1 2AB,',
      'Edna  MOSS,01/02/1950,,Elsewhere,AS1 2AB,', // twice
      'Nora Nay,01/01/1960,,1 Long Row,AS1 2AB,',
      'Dan Gone,,9449307539,1 Long Row,AS1 2AB,',
      'Ken Known,,,1 Long Row,AS1 2AB,',
      'Mary Marked,,,1 Long Row,AS1 2AB,yes',
      'Wrong Digit,,9912003890,1 Long Row,AS1 2AB,',
      '=cmd(),,,1 Long Row,AS1 2AB,',
      ',,,1 Long Row,AS1 2AB,',
    ].join('\r\n'),
  )
  expect(list).toMatchObject({ state: 'checked', found: 7, rejected: 2, noted: 1, teamId: north.id })
  expect(await peopleOf(list.id)).toEqual([
    expect.objectContaining({ line: 2, name: 'Edna Moss', state: 'listed', nhsNumberChecks: true }),
    expect.objectContaining({ line: 3, because: 'twice' }),
    expect.objectContaining({ line: 4, because: 'said no' }),
    expect.objectContaining({ line: 5, because: 'died' }),
    expect.objectContaining({ line: 6, because: 'known' }),
    expect.objectContaining({ line: 7, because: 'marked' }),
    expect.objectContaining({ line: 8, state: 'listed', nhsNumberChecks: false, notes: ['The NHS number is not right'] }),
  ])
  await world.acting(nurse, (acting) => switchIn(acting, list))
  const steps = await world.asViewer(nurse, (tx) => countStepsOf(tx, world.partnershipId, list.id))
  expect(steps).toMatchObject({ found: 7, leftOut: { twice: 1, 'said no': 1, died: 1, known: 1, marked: 1 }, invited: 0 })
})

test('reading that was broken off goes on where it was, and keeps every row once', async () => {
  const rows = Array.from({ length: 25 }, (_, at) => `Person ${String.fromCharCode(65 + at)} Lot,,,${at} Row,AS1 2AB,`)
  const { list, turns } = await send([HEAD, ...rows].join('\n'), { rows: 10, forMs: 0 })
  expect(turns).toBeGreaterThan(2)
  expect(list).toMatchObject({ state: 'checked', found: 25 })
  expect(await peopleOf(list.id)).toHaveLength(25)
})

test.each([
  ['Windows', Buffer.from(`${HEAD}\nJos\xe9 Field,,,1 Row,AS1 2AB,`, 'latin1')],
  ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`${HEAD}\nJosé Field,,,1 Row,AS1 2AB,`, 'utf16le')])],
  ['UTF-8 with its mark', Buffer.from(`\ufeff${HEAD}\nJosé Field,,,1 Row,AS1 2AB,`)],
  ['semicolons', Buffer.from(`${HEAD}\nJosé Field,,,1 Row,AS1 2AB,`.replaceAll(',', ';'))],
])('a list written in %s is read', async (_how, bytes) => {
  const { list } = await send(new Uint8Array(bytes))
  expect(await peopleOf(list.id)).toEqual([expect.objectContaining({ name: 'José Field' })])
})

test.each([
  ['an Excel file', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'This is a zip or Excel file. Save it as CSV, and send that'],
  ['nothing', new Uint8Array(), 'The file is empty'],
  ['a picture', new Uint8Array([0x89, 0x50, 0, 0x47, 1, 0, 0]), 'This is not a table. Save it as CSV, and send that'],
  ['one column', new Uint8Array(Buffer.from('Name\nEdna')), 'The first row of the file has to have the names of its columns'],
])('%s is refused with words, and nothing is kept', async (_what, bytes, wrong) => {
  expect((await send(bytes)).wrong).toBe(wrong)
})

test('a quote left open spoils no more than its own row and those it swallows', async () => {
  const { list } = await send([HEAD, '"Edna Moss,,,4 Mill Lane,AS1 2AB,', 'Fred Moss,,,4 Mill Lane,AS1 2AB,'].join('\n'))
  expect(list).toMatchObject({ state: 'checked' })
})

test('only the practice and administrators read a list, and it is there', async () => {
  const { list } = await send([HEAD, 'Edna Only,,,4 Mill Lane,AS1 2AB,'].join('\n'))
  const seenBy = (viewer: World['nobody']) =>
    world.asViewer(viewer, async (tx) => [
      await findList(tx, world.partnershipId, list.id),
      await tx.selectFrom('listedPerson').select('name').where('listId', '=', list.id).execute(),
    ])
  const { members } = world
  for (const viewer of [
    members['health coach'],
    members['link worker'],
    members.evaluator,
    members.supporter,
    members.person,
    members.volunteer,
    world.coachElsewhere,
    world.stranger,
    world.nobody,
  ]) {
    expect(await seenBy(viewer)).toEqual([undefined, []])
  }
  await expect(seenBy(members.commissioner)).rejects.toThrow('permission denied')
  for (const viewer of [nurse, members.administrator]) expect(await seenBy(viewer)).toEqual([expect.objectContaining({ id: list.id }), [{ name: 'Edna Only' }]])
})

import { recordInAudit } from '../../../../platform/audit.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { columnsOf, delimiterOf, encodingOf, TableProblem, textOf } from '../../../../platform/table.ts'
import { findTeamFor } from '../../../partnerships/index.ts'
import { guessColumns } from '../columns.ts'

interface SentList {
  id: string
  organisationId: string
  register: string
  file: File
}

const PIECE = 256 * 1024
const MOST_COLUMNS = 200

/**
 * Keeps a file as it came, in pieces, beside a new list; nothing of it is read but the names of its columns, and nobody is on the list
 * until it is in use. Answers what is wrong with the file, and then nothing of it may be committed. The same id sent twice is one list.
 */
export async function stageFile(acting: Acting, { id, organisationId, register, file }: SentList): Promise<string | undefined> {
  const { tx, viewer, now } = acting
  const { partnershipId } = viewer
  const isThere = await tx.selectFrom('practiceList').select('id').where('partnershipId', '=', partnershipId).where('id', '=', id).executeTakeFirst()
  if (isThere) return undefined
  const team = await findTeamFor(tx, partnershipId, { practiceId: organisationId })
  if (!team) return 'There is no team yet that could write to people'
  const read = await readHead(file)
  if ('wrong' in read) return read.wrong
  await tx
    .insertInto('practiceList')
    .values({
      partnershipId,
      id,
      organisationId,
      teamId: team.id,
      register,
      state: 'columns',
      fileName: nameOf(file),
      ...read,
      matched: JSON.stringify(guessColumns(read.columns)),
      madeBy: viewer.membershipId,
      madeAt: now,
      goOnAt: now,
    })
    .execute()
  let piece = 0
  for await (const bytes of piecesOf(file)) {
    await tx.insertInto('practiceListFile').values({ partnershipId, listId: id, organisationId, piece: piece++, bytes }).execute()
  }
  await recordInAudit(acting, 'uploaded', { thing: 'practice list', thingId: id })
  return undefined
}

/** How the file is written, and the names of its columns. */
async function readHead(file: File) {
  try {
    const encoding = await encodingOf(piecesOf(file))
    let head = ''
    for await (const text of textOf(piecesOf(file), encoding)) {
      head += text
      if (head.length > PIECE) break
    }
    head = head.replace(/^\ufeff/, '')
    const names = (await columnsOf(head)).map((name) =>
      name
        .replaceAll(/\p{Cc}/gu, ' ')
        .trim()
        .slice(0, 80),
    )
    if (names.length < 2 || names.length > MOST_COLUMNS) return { wrong: 'The first row of the file has to have the names of its columns' }
    return { encoding, delimiter: delimiterOf(head), columns: names }
  } catch (problem) {
    if (problem instanceof TableProblem) return { wrong: problem.message }
    throw problem
  }
}

async function* piecesOf(file: File): AsyncGenerator<Buffer> {
  for (let at = 0; at < file.size; at += PIECE) yield Buffer.from(await file.slice(at, at + PIECE).arrayBuffer())
}

// What a browser calls a file is only shown, never opened.
const nameOf = (file: File) => file.name.replaceAll(/\p{Cc}/gu, '').slice(0, 200) || 'list.csv'

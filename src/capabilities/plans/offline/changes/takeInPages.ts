import * as Y from 'yjs'
import { recordInAudit } from '../../../../platform/audit.ts'
import type { Acting } from '../../../../platform/http/env.ts'
import { insertPage } from '../../book/changes/addPage.ts'
import { takeInUpdate } from '../../book/changes/changePage.ts'
import { NotOurs, openDocument, stateOf, takeIn } from '../../book/document.ts'
import { type KindName, kindNames } from '../../book/kinds.ts'
import { findSealed } from '../../book/queries.ts'
import { type Cover, listCovers, MOST_PAGES } from '../queries.ts'
import { type Answered, type AnsweredPage, MOST_ANSWERED, type SentPage } from '../sent.ts'

/**
 * Takes in what a device wrote of its owner's plan, and answers what the device lacks. What cannot be taken in is refused page by page,
 * in words: the others are kept. Nothing is said to be kept before the transaction of the request is.
 */
export async function takeInPages(acting: Acting, sent: readonly SentPage[]): Promise<Answered> {
  const { tx, viewer } = acting
  const owner = viewer.personId as string
  const refused = new Map<string, string>()
  const before = new Map((await listCovers(tx, viewer.partnershipId, owner)).map((cover) => [cover.id, cover]))
  let room = MOST_PAGES - before.size
  for (const page of sent) {
    const why = await takeInPage(acting, page, before.get(page.id), room)
    if (why) refused.set(page.id, why)
    else if (!before.has(page.id)) room--
  }
  return { owner, ...(await answerTo(acting, owner, sent, refused)) }
}

/** Why a page was not taken in, in words; undefined when it was. */
async function takeInPage(acting: Acting, page: SentPage, known: Cover | undefined, room: number): Promise<string | undefined> {
  if (!page.update) return undefined
  // A page that we had and have no more was deleted with its plan: no device brings it back.
  if (!known && page.version !== undefined) return undefined
  try {
    if (known) await takeInUpdate(acting, page, page.update)
    else return await beginPage(acting, page, page.update, room)
  } catch (problem) {
    if (problem instanceof NotOurs) return whyNot(acting, problem)
    throw problem
  }
  return undefined
}

async function beginPage(acting: Acting, { id, kind }: SentPage, update: Uint8Array, room: number): Promise<string | undefined> {
  const { t } = acting.words
  if (room <= 0) return t('Your plan has as many pages as it can hold.')
  const doc = takeIn(stateOf(new Y.Doc()), update)
  const personId = acting.viewer.personId as string
  const known = kindNames.find((name): name is KindName => name === kind) ?? 'own'
  if (!(await insertPage(acting, { id, personId, kind: known }, doc, []))) return t('We could not read what this device sent. It stays on the device.')
  await recordInAudit(acting, 'added', { thing: 'plan page', thingId: id, personId })
  return undefined
}

const whyNot = ({ words: { t } }: Acting, { message }: NotOurs) =>
  message.startsWith('too')
    ? t('This page is too long to be saved everywhere. Make it shorter, or write the rest on a new page.')
    : t('We could not read what this device sent. It stays on the device.')

/** What the device lacks, as far as one answer holds it, and every page by its version. */
async function answerTo(acting: Acting, owner: string, sent: readonly SentPage[], refused: ReadonlyMap<string, string>) {
  const { tx, viewer } = acting
  const covers = await listCovers(tx, viewer.partnershipId, owner)
  const sentById = new Map(sent.map((page) => [page.id, page]))
  const there = new Set(covers.map(({ id }) => id))
  const pages: AnsweredPage[] = sent
    .filter(({ id, version }) => !there.has(id) && (version !== undefined || refused.has(id)))
    .map(({ id, kind, version = 0 }) => ({ id, kind, version, isRemoved: false, ...refusal(refused, id, version > 0) }))
  let bytes = 0
  let hasMore = false
  for (const { id, kind, version, removedAt } of covers) {
    const theirs = sentById.get(id)
    const answer: AnsweredPage = { id, kind, version, isRemoved: removedAt !== null, ...refusal(refused, id, false) }
    const isKnown = theirs?.version === version
    // One page is always answered, so that each asking gets further.
    if (!isKnown && bytes > MOST_ANSWERED) hasMore = true
    else {
      const update = isKnown ? undefined : await lackedBy(acting, id, theirs?.vector)
      bytes += update?.byteLength ?? 0
      pages.push(update ? { ...answer, update: Buffer.from(update).toString('base64') } : answer)
    }
  }
  return { pages, hasMore }
}

const refusal = (refused: ReadonlyMap<string, string>, id: string, isGone: boolean): Pick<AnsweredPage, 'refused' | 'isGone'> => {
  const why = refused.get(id)
  return why ? { refused: why } : isGone ? { isGone } : {}
}

async function lackedBy(acting: Acting, id: string, vector: Uint8Array | undefined): Promise<Uint8Array | undefined> {
  const found = await findSealed(acting, acting.viewer.partnershipId, id)
  if (!found) return undefined
  const doc = openDocument(found.state)
  try {
    return Y.encodeStateAsUpdate(doc, vector?.byteLength ? vector : undefined)
  } catch {
    // What the device has cannot be read: it is given all.
    return Y.encodeStateAsUpdate(doc)
  }
}

import { type Context, Hono } from 'hono'
import { allow, anybody, thingInPath } from '../../../platform/access.ts'
import { NotAllowed, OutOfDate } from '../../../platform/errors.ts'
import type { Env } from '../../../platform/http/env.ts'
import { addressOf, seeOther } from '../../../platform/http/front.ts'
import { isId } from '../../../platform/ids.ts'
import { mayAddEntry } from '../access.ts'
import { paths } from '../paths.ts'
import { mayBeCounted, mayKeepSynonyms } from './access.ts'
import { addSynonym, changeSynonym, removeSynonym } from './changes/keepSynonyms.ts'
import { makeWish, noteEmptySearch } from './changes/makeWish.ts'
import { type Found, find, findPoints } from './find.ts'
import { addSynonymForm, changeSynonymForm, removeSynonymForm, wordsIn } from './forms/synonym.ts'
import { wishForm } from './forms/wish.ts'
import { CommunityPage } from './pages/CommunityPage.tsx'
import { MapPage } from './pages/MapPage.tsx'
import { AddSynonymPage, ChangeSynonymPage, SynonymsPage } from './pages/SynonymPages.tsx'
import { WishedPage, WishPage } from './pages/WishPages.tsx'
import { searchPaths } from './paths.ts'
import { findSynonym, listSynonyms } from './queries/synonyms.ts'
import { sparing } from './sparing.ts'

const withSynonym = thingInPath('synonym', findSynonym, ({ id }) => ({ thing: 'words that mean the same', thingId: id }))
const LISTS_ON_A_PAGE = 50

/** Finding something: for anybody. */
export const search = new Hono<Env>()
  .get('/community', anybody(), async (c) => {
    const { viewer } = c.var
    const found = await find(c, paths.community(viewer.partnership.slug))
    await countIfEmpty(c, found)
    return c.render(<CommunityPage {...found} mayAdd={mayAddEntry(viewer)} />)
  })

  .get('/community/map', anybody(), async (c) => {
    const { viewer, house } = c.var
    return c.render(<MapPage {...(await find(c, searchPaths.map(viewer.partnership.slug)))} tiles={house.settings.mapTiles} />)
  })
  .get('/community/map/points', anybody(), async (c) => {
    const { viewer } = c.var
    const { points, hasMore, around, looking } = await findPoints(c)
    return c.json({
      points: points.map(({ id, ...point }) => ({ ...point, href: paths.entry(viewer.partnership.slug, id, looking) })),
      hasMore,
      around: around ?? null,
    })
  })

  .get('/community/wish', anybody(), (c) => {
    const [words, area] = ['words', 'near'].map((name) => (c.req.query(name) ?? '').replaceAll('\u0000', '').slice(0, 100))
    return c.render(<WishPage answers={wishForm.blank({ words: words ?? '', area: area ?? '' })} />)
  })
  .post('/community/wish', anybody(), async (c) => {
    if (!mayBeCounted(c.var.viewer)) throw new NotAllowed({ thing: 'wish' })
    const answers = wishForm.read(c)
    if (answers.problems) return c.render(<WishPage answers={answers} />, 422)
    await makeWish(c.var, answers.values)
    return seeOther(c, searchPaths.wished(c.var.viewer.partnership.slug))
  })
  .get('/community/wish/thank-you', anybody(), (c) => c.render(<WishedPage />))

  .get('/community/same-words', allow(mayKeepSynonyms), async (c) => {
    const { tx, viewer } = c.var
    const after = c.req.query('after')
    const synonyms = await listSynonyms(tx, viewer.partnershipId, { after: isId(after) ? after : undefined, limit: LISTS_ON_A_PAGE })
    const last = synonyms.length === LISTS_ON_A_PAGE ? synonyms.at(-1) : undefined
    return c.render(<SynonymsPage synonyms={synonyms} next={last && `${searchPaths.synonyms(viewer.partnership.slug)}?after=${last.id}`} />)
  })
  .get('/community/same-words/add', allow(mayKeepSynonyms), (c) => c.render(<AddSynonymPage answers={addSynonymForm.blank()} />))
  .post('/community/same-words/add', allow(mayKeepSynonyms), async (c) => {
    const answers = addSynonymForm.read(c)
    if (answers.problems) return c.render(<AddSynonymPage answers={answers} />, 422)
    await addSynonym(c.var, { id: answers.values.id, words: wordsIn(answers.values.words) })
    return seeOther(c, searchPaths.synonyms(c.var.viewer.partnership.slug), 'Saved')
  })
  .get('/community/same-words/:id/change', withSynonym(mayKeepSynonyms), (c) => {
    const { synonym } = c.var
    return c.render(<ChangeSynonymPage synonym={synonym} answers={changeSynonymForm.blank({ version: synonym.version, words: synonym.words.join('\n') })} />)
  })
  .post('/community/same-words/:id/change', withSynonym(mayKeepSynonyms), async (c) => {
    const { synonym, viewer } = c.var
    const answers = changeSynonymForm.read(c)
    if (answers.problems) return c.render(<ChangeSynonymPage synonym={synonym} answers={answers} />, 422)
    try {
      await changeSynonym(c.var, { id: synonym.id, version: answers.values.version }, wordsIn(answers.values.words))
      return seeOther(c, searchPaths.synonyms(viewer.partnership.slug), 'Saved')
    } catch (problem) {
      if (!(problem instanceof OutOfDate)) throw problem
      const again = { typed: { ...answers.typed, version: String(synonym.version) }, problems: [] }
      return c.render(<ChangeSynonymPage synonym={synonym} answers={again} isOutOfDate />, 409)
    }
  })
  .post('/community/same-words/:id/remove', withSynonym(mayKeepSynonyms), async (c) => {
    const { synonym, viewer } = c.var
    const answers = removeSynonymForm.read(c)
    await removeSynonym(c.var, { id: synonym.id, version: answers.values?.version ?? 0 })
    return seeOther(c, searchPaths.synonyms(viewer.partnership.slug), 'Removed')
  })

// Somebody who tries many words is one person, and a machine that tries them all is none.
const mayCount = sparing(30)

/** A search that found nothing is counted, as a look is: not what was half typed, nor one that only looked too near. */
async function countIfEmpty(c: Context<Env>, { entries, looking, nearMisses }: Found) {
  const { viewer } = c.var
  const isTyping = c.req.header('x-livewell-typing') !== undefined
  if (entries.length > 0 || !nearMisses || !looking.words || isTyping || c.req.method !== 'GET' || !mayBeCounted(viewer)) return
  if (mayCount(addressOf(c as never), c.var.now)) await noteEmptySearch(c.var, { words: looking.words, near: looking.near ?? '' })
}

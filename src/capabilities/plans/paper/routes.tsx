import { Hono } from 'hono'
import { allow, anybody } from '../../../platform/access.ts'
import type { Env, Visit } from '../../../platform/http/env.ts'
import { mayHavePlan } from '../book/access.ts'
import { findPages } from '../book/queries.ts'
import { bodyOf, makeBlank, makePaper } from './makePaper.ts'
import { PlanOnPaperPage } from './pages/PlanOnPaperPage.tsx'
import type { Sheet } from './paper.ts'
import { blankSheets, sheetsWithPictures } from './sheets.ts'
import { type Size, sizeNamed } from './sizes.ts'

/** A plan on paper: one's own, and blank pages for everybody. */
export const paper = new Hono<Env>()
  .get('/my-plan/plan.pdf', allow(mayHavePlan), async (c) => {
    const { viewer, words, today } = c.var
    const pages = await findPages(c.var, viewer.partnershipId, viewer.personId as string)
    const cover = [
      words.t('This plan belongs to {{name}}.', { name: viewer.name }),
      words.t('Printed on {{day}}.', { day: words.day(today) }),
      words.t('It is private. If you find it, please give it back.'),
    ]
    return asPaper(c.var, {
      title: words.t('My plan'),
      size: sizeNamed(c.req.query('size')),
      cover,
      sheets: await sheetsWithPictures(c.var, pages, words.t),
      fileName: 'my-plan',
    })
  })
  .get('/plan-on-paper', anybody(), (c) => c.render(<PlanOnPaperPage />))
  .get('/plan-on-paper/pages.pdf', anybody(), (c) => {
    const { t } = c.var.words
    const sheets = blankSheets(c.req.queries('page') ?? [], t)
    return asPaper(c.var, { title: t('My plan'), size: sizeNamed(c.req.query('size')), sheets, fileName: 'plan-on-paper' }, makeBlank)
  })

type Asked = { title: string; size: Size; sheets: readonly Sheet[]; cover?: readonly string[]; fileName: string }

function asPaper({ house, requestId, words }: Pick<Visit, 'house' | 'requestId' | 'words'>, { fileName, ...asked }: Asked, make = makePaper): Response {
  const body = bodyOf(
    () => make({ ...asked, words: { language: words.language } }),
    (err) => house.log.error({ err, requestId }, 'a paper could not be drawn'),
  )
  return new Response(body, {
    headers: { 'content-type': 'application/pdf', 'content-disposition': `attachment; filename="${fileName}.pdf"`, 'cache-control': 'no-store' },
  })
}

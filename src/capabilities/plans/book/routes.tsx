import { Hono } from 'hono'
import { allow } from '../../../platform/access.ts'
import { recordLook } from '../../../platform/audit.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Acting, Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { isId, newId } from '../../../platform/ids.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { isMadeTogether, sayerOf } from '../agreement/agreement.ts'
import { agreeForm, ownAgreeForm } from '../agreement/form.ts'
import { AgreePage } from '../agreement/pages/AgreePage.tsx'
import { agreementPaths } from '../agreement/paths.ts'
import { sayAgreement } from '../agreement/sayAgreement.ts'
import { keepOnlyAttached } from '../attachments/changes/keepAttachment.ts'
import { listFiles } from '../attachments/queries.ts'
import { isTheirs, mayHavePlan, mayReadPage, mayWritePage } from './access.ts'
import { addPage } from './changes/addPage.ts'
import { changePage } from './changes/changePage.ts'
import { movePage, putPageBack, removePage } from './changes/keepPage.ts'
import { putNear, sayAgain, setFace, takeNearOut, writeAnswer } from './document.ts'
import {
  addPageForm,
  answerName,
  asTyped,
  movePageForm,
  nearForm,
  removePageForm,
  renamePageForm,
  restPageForm,
  wasName,
  writePageForm,
} from './forms/planPage.ts'
import { findForgetOn } from './keys.ts'
import { promptsOf } from './kinds.ts'
import { AddPlanPage } from './pages/AddPlanPage.tsx'
import { AsItWasPage, HistoryPage } from './pages/HistoryPages.tsx'
import { IdeasPage } from './pages/IdeasPage.tsx'
import { NearPage, RemovePlanPage, RenamePlanPage } from './pages/KeepPlanPage.tsx'
import { MyPlanPage, RemovedPagesPage } from './pages/MyPlanPage.tsx'
import { ReadPlanPage } from './pages/ReadPlanPage.tsx'
import { WritePlanPage } from './pages/WritePlanPage.tsx'
import { bookPaths } from './paths.ts'
import type { PlanPage } from './planPage.ts'
import { findAsItWas, listChanges, listPages } from './queries.ts'
import { withPage } from './withPage.ts'

const PAGE = 25

const mayAgree = (viewer: Viewer, page: PlanPage) => isMadeTogether(page) && mayWritePage(viewer, page)

/** A person's plan: its pages, kept by them; each readable and writable by those they share it with. */
export const book = new Hono<Env>()
  .get('/my-plan', allow(mayHavePlan), async (c) => {
    const { tx, viewer } = c.var
    return c.render(<MyPlanPage pages={await mine(c.var)} forgetOn={await findForgetOn(tx, viewer.partnershipId, viewer.personId as string)} />)
  })
  .get('/my-plan/add', allow(mayHavePlan), (c) => c.render(<AddPlanPage answers={addPageForm.blank()} />))
  .post('/my-plan/add', allow(mayHavePlan), async (c) => {
    const answers = addPageForm.read(c)
    if (answers.problems) return c.render(<AddPlanPage answers={answers} />, 422)
    const { slug } = c.var.viewer.partnership
    await addPage(c.var, { ...answers.values, personId: c.var.viewer.personId as string })
    return seeOther(c, bookPaths.write(slug, answers.values.id), 'The page is in your plan')
  })
  .get('/my-plan/removed', allow(mayHavePlan), async (c) => c.render(<RemovedPagesPage pages={await mine(c.var, { isRemoved: true })} />))
  .get('/my-plan/ideas', allow(mayHavePlan), (c) => c.render(<IdeasPage />))

  .get('/plan-pages/:id', withPage(mayReadPage), async (c) => {
    const { planPage, viewer } = c.var
    await recordLook(c.var, { thing: 'plan page', thingId: planPage.id, personId: planPage.personId })
    return c.render(<ReadPlanPage page={planPage} isMine={isTheirs(viewer, planPage)} mayWrite={mayWritePage(viewer, planPage)} newNearId={newId()} />)
  })

  .get('/plan-pages/:id/write', withPage(mayWritePage), async (c) => {
    const { planPage } = c.var
    await recordLook(c.var, { thing: 'plan page', thingId: planPage.id, personId: planPage.personId })
    return c.render(<WritePlanPage page={planPage} answers={writePageForm(planPage.kind).blank(asTyped(planPage))} />)
  })
  .post('/plan-pages/:id/write', withPage(mayWritePage), async (c) => {
    const { planPage, viewer } = c.var
    const answers = writePageForm(planPage.kind).read(c)
    if (answers.problems) return c.render(<WritePlanPage page={planPage} answers={answers} />, 422)
    const bothWrote = await changePage(c.var, planPage, (doc) =>
      promptsOf(planPage.kind)
        .map(({ id }) => writeAnswer(doc, id, answers.values[wasName(id)] ?? '', answers.values[answerName(id)] ?? ''))
        .some(Boolean),
    )
    const path = bookPaths.page(viewer.partnership.slug, planPage.id)
    return seeOther(c, path, bothWrote ? 'Saved. Somebody wrote in the same place meanwhile: look for both' : 'Saved')
  })

  .get('/plan-pages/:id/agree', withPage(mayAgree), (c) => {
    const { planPage, viewer } = c.var
    const { slug } = viewer.partnership
    const form = isTheirs(viewer, planPage) ? ownAgreeForm : agreeForm
    const before = planPage.content.agreements.find(({ by }) => by === sayerOf(viewer, planPage).by)
    const answers = form.blank({ ...(before ? { agrees: before.agrees, words: before.words } : {}), reviewOn: planPage.content.reviewOn } as object)
    return c.render(<AgreePage form={form} answers={answers} action={agreementPaths.say(slug, planPage.id)} back={bookPaths.page(slug, planPage.id)} />)
  })
  .post('/plan-pages/:id/agree', withPage(mayAgree), async (c) => {
    const { planPage, viewer } = c.var
    const { slug } = viewer.partnership
    const form = isTheirs(viewer, planPage) ? ownAgreeForm : agreeForm
    const answers = form.read(c)
    const back = bookPaths.page(slug, planPage.id)
    if (answers.problems) return c.render(<AgreePage form={form} answers={answers} action={agreementPaths.say(slug, planPage.id)} back={back} />, 422)
    await sayAgreement(c.var, planPage, answers.values)
    return seeOther(c, back, 'Saved')
  })

  .get('/plan-pages/:id/near/:near', withPage(mayWritePage), (c) => {
    const { planPage } = c.var
    const near = planPage.content.near.find(({ id }) => id === c.req.param('near'))
    if (!near) throw new NotFound()
    const { id, ...typed } = near
    return c.render(<NearPage page={planPage} nearId={id} isNew={false} answers={nearForm.blank(typed)} />)
  })
  .post('/plan-pages/:id/near/:near', withPage(mayWritePage), async (c) => {
    const { planPage, viewer } = c.var
    const nearId = c.req.param('near')
    if (!isId(nearId)) throw new NotFound()
    const answers = nearForm.read(c)
    const isNew = !planPage.content.near.some(({ id }) => id === nearId)
    if (answers.problems) return c.render(<NearPage page={planPage} nearId={nearId} isNew={isNew} answers={answers} />, 422)
    await changePage(c.var, planPage, (doc) => putNear(doc, { id: nearId, ...answers.values }))
    return seeOther(c, bookPaths.page(viewer.partnership.slug, planPage.id), 'Saved')
  })
  .post('/plan-pages/:id/near/:near/take-out', withPage(mayWritePage), async (c) => {
    const { planPage, viewer } = c.var
    await changePage(c.var, planPage, (doc) => takeNearOut(doc, c.req.param('near')))
    return seeOther(c, bookPaths.page(viewer.partnership.slug, planPage.id), 'Taken out of the circles')
  })

  .get('/plan-pages/:id/rename', withPage(isTheirs), (c) => {
    const { planPage } = c.var
    return c.render(<RenamePlanPage page={planPage} answers={renamePageForm.blank({ title: planPage.content.title })} />)
  })
  .post('/plan-pages/:id/rename', withPage(isTheirs), async (c) => {
    const { planPage, viewer } = c.var
    const answers = renamePageForm.read(c)
    if (answers.problems) return c.render(<RenamePlanPage page={planPage} answers={answers} />, 422)
    await changePage(c.var, planPage, (doc) => setFace(doc, { title: answers.values.title }))
    return seeOther(c, bookPaths.page(viewer.partnership.slug, planPage.id), 'Saved')
  })
  .post('/plan-pages/:id/move', withPage(isTheirs), async (c) => {
    const { planPage, viewer } = c.var
    const answers = movePageForm.read(c)
    if (answers.problems) throw new NotFound()
    await movePage(c.var, planPage, answers.values.to)
    return seeOther(c, bookPaths.mine(viewer.partnership.slug))
  })
  .post('/plan-pages/:id/rest', withPage(isTheirs), async (c) => {
    const { planPage, viewer } = c.var
    const answers = restPageForm.read(c)
    if (answers.problems) throw new NotFound()
    const isResting = answers.values.rests === 'yes'
    await changePage(c.var, planPage, (doc) => setFace(doc, { isResting }))
    return seeOther(c, bookPaths.page(viewer.partnership.slug, planPage.id), isResting ? 'The page is at rest' : 'The page is in use again')
  })

  .get('/plan-pages/:id/remove', withPage(isTheirs), (c) => c.render(<RemovePlanPage page={c.var.planPage} answers={removePageForm.blank()} />))
  .post('/plan-pages/:id/remove', withPage(isTheirs), async (c) => {
    await removePage(c.var, c.var.planPage)
    return seeOther(c, bookPaths.mine(c.var.viewer.partnership.slug), 'The page is taken out. You can put it back')
  })
  .post('/plan-pages/:id/put-back', withPage(isTheirs), async (c) => {
    const { planPage, viewer } = c.var
    await putPageBack(c.var, planPage)
    return seeOther(c, bookPaths.page(viewer.partnership.slug, planPage.id), 'The page is in your plan again')
  })

  .get('/plan-pages/:id/history', withPage(isTheirs), async (c) => {
    const { planPage } = c.var
    const before = Number(c.req.query('before'))
    const changes = await listChanges(c.var, planPage, { limit: PAGE, ...(Number.isInteger(before) && before > 0 && before < 2 ** 31 ? { before } : {}) })
    return c.render(<HistoryPage page={planPage} changes={changes} hasMore={changes.length === PAGE} />)
  })
  .get('/plan-pages/:id/history/:version', withPage(isTheirs), async (c) => {
    const { planPage } = c.var
    const was = await asItWas(c.var, planPage, c.req.param('version'))
    const stillThere = was.content.attached.length > 0 ? await listFiles(c.var, planPage) : undefined
    return c.render(<AsItWasPage page={planPage} was={was} stillThere={stillThere} />)
  })
  .post('/plan-pages/:id/history/:version/bring-back', withPage(isTheirs), async (c) => {
    const { planPage, viewer } = c.var
    const { content } = await asItWas(c.var, planPage, c.req.param('version'))
    const stillThere = await listFiles(c.var, planPage)
    const attached = content.attached.filter(({ id }) => stillThere.has(id))
    await changePage(c.var, planPage, (doc) => sayAgain(doc, { ...content, attached }))
    await keepOnlyAttached(c.var, planPage, attached)
    return seeOther(c, bookPaths.page(viewer.partnership.slug, planPage.id), 'The page says again what it said then')
  })

const mine = (acting: Acting<Viewer>, which: { isRemoved?: boolean } = {}) =>
  listPages(acting, acting.viewer.partnershipId, acting.viewer.personId as string, which)

async function asItWas(acting: Acting<Viewer>, page: PlanPage, version: string) {
  const was = /^\d{1,9}$/.test(version) ? await findAsItWas(acting, page, Number(version)) : undefined
  if (!was) throw new NotFound()
  return was
}

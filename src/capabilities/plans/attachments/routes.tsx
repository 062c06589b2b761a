import { type Context, Hono } from 'hono'
import { withProblem } from '../../../design/form/form.ts'
import { recordLook } from '../../../platform/audit.ts'
import { NotAllowed, NotFound } from '../../../platform/errors.ts'
import type { Acting, Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { isId } from '../../../platform/ids.ts'
import { isTheirs, mayReadPage, mayWritePage } from '../book/access.ts'
import type { Attached } from '../book/document.ts'
import { bookPaths } from '../book/paths.ts'
import type { PlanPage } from '../book/planPage.ts'
import { withPage } from '../book/withPage.ts'
import { type AttachedKind, typeOf } from './attachment.ts'
import { addAttachment } from './changes/addAttachment.ts'
import { describeAttachment, takeOutAttachment } from './changes/keepAttachment.ts'
import { smallPicture } from './cleanPicture.ts'
import { addFormOf, addPictureForm, addSoundForm, describeFormOf, takeOutForm } from './forms.ts'
import { AddAttachmentPage, KeepAttachmentPage } from './pages/AttachPages.tsx'
import { findFile, hasAdded } from './queries.ts'
import { serveFile } from './serveFile.ts'

/** Pictures and voice notes on the pages of a plan. */
export const attachments = new Hono<Env>()
  .get('/plan-pages/:id/add-picture', withPage(mayWritePage), (c) =>
    c.render(<AddAttachmentPage page={c.var.planPage} what="picture" answers={addPictureForm.blank()} />),
  )
  .post('/plan-pages/:id/add-picture', withPage(mayWritePage), (c) => add(c as never, 'picture'))
  .get('/plan-pages/:id/add-voice-note', withPage(mayWritePage), (c) =>
    c.render(<AddAttachmentPage page={c.var.planPage} what="sound" answers={addSoundForm.blank()} />),
  )
  .post('/plan-pages/:id/add-voice-note', withPage(mayWritePage), (c) => add(c as never, 'sound'))

  .get('/plan-pages/:id/attached/:attached', withPage(mayWritePage), async (c) => {
    const { planPage } = c.var
    const attached = attachedOn(planPage, c.req.param('attached'))
    await recordLook(c.var, { thing: 'plan page', thingId: planPage.id, personId: planPage.personId })
    return c.render(
      <KeepAttachmentPage {...(await keeping(c.var, planPage, attached))} answers={describeFormOf[attached.what].blank({ words: attached.words })} />,
    )
  })
  .post('/plan-pages/:id/attached/:attached', withPage(mayWritePage), async (c) => {
    const { planPage, viewer } = c.var
    const attached = attachedOn(planPage, c.req.param('attached'))
    const answers = describeFormOf[attached.what].read(c)
    if (answers.problems) return c.render(<KeepAttachmentPage {...(await keeping(c.var, planPage, attached))} answers={answers} />, 422)
    await describeAttachment(c.var, planPage, attached, answers.values.words)
    return seeOther(c, bookPaths.page(viewer.partnership.slug, planPage.id), 'Saved')
  })
  .post('/plan-pages/:id/attached/:attached/take-out', withPage(mayWritePage), async (c) => {
    const { planPage, viewer } = c.var
    const attached = attachedOn(planPage, c.req.param('attached'))
    const shown = await keeping(c.var, planPage, attached)
    if (!shown.mayTakeOut) throw new NotAllowed({ thing: 'plan page', thingId: planPage.id, personId: planPage.personId })
    const answers = takeOutForm.read(c)
    if (shown.isMine && answers.problems) {
      return c.render(<KeepAttachmentPage {...shown} answers={describeFormOf[attached.what].blank({ words: attached.words })} takingOut={answers} />, 422)
    }
    const forGood = shown.isMine && answers.values?.how === 'for good'
    await takeOutAttachment(c.var, planPage, attached.id, { forGood })
    return seeOther(c, bookPaths.page(viewer.partnership.slug, planPage.id), forGood ? 'It is deleted for good' : 'It is taken out')
  })
  // The look at it is written down with the look at its page: nobody knows its address from elsewhere.
  .get('/plan-pages/:id/attached/:attached/file', withPage(mayReadPage), async (c) => {
    const { planPage, viewer } = c.var
    const id = c.req.param('attached')
    // Its owner finds it in what the page said before, too.
    if (!isTheirs(viewer, planPage)) attachedOn(planPage, id)
    return fileOf(c, c.var, planPage, id)
  })

/** A file of a page, for whoever was found to read the page. */
export async function fileOf(c: Context, reading: Pick<Acting, 'tx' | 'house'>, page: PlanPage, id: string): Promise<Response> {
  const bytes = isId(id) ? await findFile(reading, page, id) : undefined
  if (!bytes) throw new NotFound()
  const isSmall = c.req.query('size') === 'small' && typeOf(bytes).type === 'image/jpeg'
  return serveFile(c, isSmall ? await smallPicture(bytes) : bytes, id)
}

/** What stands on a page under an id. Throws NotFound, also for what was taken out. */
export function attachedOn(page: PlanPage, id: string | undefined): Attached {
  const attached = page.content.attached.find((each) => each.id === id)
  if (!attached) throw new NotFound()
  return attached
}

async function add(c: Context<{ Variables: Env['Variables'] & Acting & { planPage: PlanPage } }>, what: AttachedKind) {
  const { planPage, viewer } = c.var
  const form = addFormOf[what]
  const answers = form.read(c)
  if (answers.problems) return c.render(<AddAttachmentPage page={planPage} what={what} answers={answers} />, 422)
  const problem = await addAttachment(c.var, planPage, { ...answers.values, what })
  if (problem) return c.render(<AddAttachmentPage page={planPage} what={what} answers={withProblem(answers, 'file', problem)} />, 422)
  return seeOther(c, bookPaths.page(viewer.partnership.slug, planPage.id), what === 'picture' ? 'The picture is on the page' : 'The voice note is on the page')
}

async function keeping(acting: Acting, page: PlanPage, attached: Attached) {
  const isMine = isTheirs(acting.viewer, page)
  return { page, attached, isMine, mayTakeOut: isMine || (await hasAdded(acting, page, attached.id)), takingOut: takeOutForm.blank() }
}

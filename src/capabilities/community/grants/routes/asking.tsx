import { Hono } from 'hono'
import { withProblem } from '../../../../design/form/form.ts'
import { anybody } from '../../../../platform/access.ts'
import { NotFound } from '../../../../platform/errors.ts'
import type { Acting, Env } from '../../../../platform/http/env.ts'
import { seeOther } from '../../../../platform/http/front.ts'
import { isId } from '../../../../platform/ids.ts'
import type { Viewer } from '../../../../platform/viewer.ts'
import { moneyWords } from '../../groups/pence.ts'
import { mayFollow } from '../access.ts'
import { askForGrant } from '../changes/askForGrant.ts'
import { sayMore, tellWhatCame } from '../changes/followUp.ts'
import { askForm, sayMoreForm, tellForm } from '../forms/application.ts'
import { type Application, isOpen, type Pot } from '../grant.ts'
import { AskPage, ByLinkPage, ReceivedPage } from '../pages/AskPages.tsx'
import { paths } from '../paths.ts'
import { findByLink } from '../queries/applications.ts'
import { findPot } from '../queries/pots.ts'

/** Asking for a small grant, and following it by a link: for anybody. */
export const asking = new Hono<Env>()
  .get('/grants/pots/:id/ask', anybody(), async (c) => {
    const { viewer } = c.var
    const pot = await openPot(c.var, c.req.param('id'))
    const gap = c.req.query('gap')
    return c.render(<AskPage pot={pot} answers={askForm.blank({ gapId: isId(gap) ? gap : '' })} isTypedIn={mayFollow(viewer)} />)
  })
  .post('/grants/pots/:id/ask', anybody(), async (c) => {
    const { viewer } = c.var
    const { slug } = viewer.partnership
    const pot = await openPot(c.var, c.req.param('id'))
    const read = askForm.read(c)
    const isTooMuch = read.values && read.values.amountPence > pot.mostPence
    const answers = isTooMuch ? withProblem(read, 'amountPence', c.var.words.t('Enter no more than {{most}}', { most: moneyWords(pot.mostPence) })) : read
    if (answers.problems) return c.render(<AskPage pot={pot} answers={answers} isTypedIn={mayFollow(viewer)} />, 422)
    const { gapId, ...asked } = answers.values
    const gap = mayFollow(viewer) && isId(gapId) ? await findGapId(c.var, gapId) : null
    const token = await askForGrant(c.var, pot, { ...asked, gapId: gap })
    if (mayFollow(viewer)) return seeOther(c, paths.application(slug, asked.id), 'Sent to the panel')
    return token ? seeOther(c, paths.byLink(slug, token), 'Thank you. We have it') : seeOther(c, paths.received(slug))
  })
  .get('/grants/received', anybody(), (c) => c.render(<ReceivedPage />))

  // Opening the link changes nothing, because scanners of mail open links too; only sending does.
  .get('/grants/answer/:token', anybody(), async (c) => {
    const { tx, viewer } = c.var
    const application = await findByLink(tx, viewer)
    if (!application) throw new NotFound()
    const form = formFor(application)
    const answers = form?.blank({ version: application.version, cameOfIt: application.cameOfIt } as never)
    return c.render(
      <ByLinkPage application={application} pot={await findPot(tx, viewer.partnershipId, application.potId)} action={c.req.path} {...{ form, answers }} />,
    )
  })
  .post('/grants/answer/:token', anybody(), async (c) => {
    const { tx, viewer } = c.var
    const application = await findByLink(tx, viewer)
    if (!application) throw new NotFound()
    const form = formFor(application)
    // Sent twice, or answered meanwhile: the page says where it stands.
    if (!form) return seeOther(c, c.req.path)
    const pot = await findPot(tx, viewer.partnershipId, application.potId)
    if (application.state === 'more asked') {
      const answers = sayMoreForm.read(c)
      if (answers.problems) return c.render(<ByLinkPage {...{ application, pot, form, answers }} action={c.req.path} />, 422)
      await sayMore(c.var, application, answers.values)
    } else {
      const answers = tellForm.read(c)
      if (answers.problems) return c.render(<ByLinkPage {...{ application, pot, form, answers }} action={c.req.path} />, 422)
      await tellWhatCame(c.var, application, { ...answers.values, byName: application.applicant })
    }
    return seeOther(c, c.req.path, 'Thank you. We have it')
  })

const formFor = ({ state }: Application) =>
  state === 'more asked' ? sayMoreForm : state === 'approved' || state === 'paid' || state === 'told' ? tellForm : undefined

/** The pot of the address while somebody may ask for some of it. Not found else. */
async function openPot({ tx, viewer, today }: Pick<Acting<Viewer>, 'tx' | 'viewer' | 'today'>, id: string): Promise<Pot> {
  const pot = isId(id) ? await findPot(tx, viewer.partnershipId, id) : undefined
  if (!pot || !isOpen(pot, today)) throw new NotFound()
  return pot
}

async function findGapId({ tx, viewer }: Pick<Acting<Viewer>, 'tx' | 'viewer'>, id: string) {
  const gap = await tx.selectFrom('gap').select('id').where('partnershipId', '=', viewer.partnershipId).where('id', '=', id).executeTakeFirst()
  return gap?.id ?? null
}

import { type Context, Hono } from 'hono'
import { withProblem } from '../../../../design/form/form.ts'
import { allow, thingInPath } from '../../../../platform/access.ts'
import { addDays } from '../../../../platform/clock.ts'
import { NotAllowed, NotFound, OutOfDate } from '../../../../platform/errors.ts'
import type { Acting, Env } from '../../../../platform/http/env.ts'
import { seeOther } from '../../../../platform/http/front.ts'
import { isId } from '../../../../platform/ids.ts'
import type { Member } from '../../../../platform/viewer.ts'
import { listEntriesAddedLately } from '../../gaps/queries/gaps.ts'
import { moneyWords } from '../../groups/pence.ts'
import { paths as communityPaths } from '../../paths.ts'
import { findEntry } from '../../queries/entries.ts'
import { isOnPanel, mayConnect, mayFollow, mayGiveView, mayKeepPots, mayNotePayment, maySeeApplications, mayTell } from '../access.ts'
import { decide, giveView, TooLittleLeft } from '../changes/decide.ts'
import { connect, notePayment, tellWhatCame } from '../changes/followUp.ts'
import { connectForm, decideForm, paidForm, tellForm, viewForm } from '../forms/application.ts'
import { type Application, leftOf, mayDecide, type Outcome, type Pot, type View } from '../grant.ts'
import { ConnectPage, DecidePage, PaidPage, TellPage, ViewPage } from '../pages/AnswerPages.tsx'
import { ApplicationPage, type MayDo } from '../pages/ApplicationPage.tsx'
import { ApplicationsPage } from '../pages/ApplicationsPage.tsx'
import { paths } from '../paths.ts'
import { type After, findApplication, listApplications, listSteps, listViews } from '../queries/applications.ts'
import { findPot } from '../queries/pots.ts'

const withApplication = thingInPath('application', findApplication, ({ id }) => ({ thing: 'grant', thingId: id }))
const PAGE = 25

/** Deciding together, and following what comes of it. */
export const applications = new Hono<Env>()
  .get('/grants/applications', allow(maySeeApplications), async (c) => {
    const { tx, viewer } = c.var
    const pot = c.req.query('pot')
    const potId = isId(pot) ? pot : undefined
    const found = await listApplications(tx, viewer.partnershipId, { potId, after: afterIn(c), limit: PAGE })
    const last = found.length === PAGE ? found.at(-1) : undefined
    const next = last && `${paths.applications(viewer.partnership.slug, potId)}${potId ? '&' : '?'}after=${last.sentOn}_${last.id}`
    return c.render(<ApplicationsPage applications={found} next={next} />)
  })

  .get('/grants/applications/:id', withApplication(maySeeApplications), async (c) => {
    const { tx, viewer, application } = c.var
    const pot = await potOf(c.var, application)
    const views = await listViews(tx, application)
    const entry = application.entryId ? await findEntry(tx, viewer.partnershipId, application.entryId) : undefined
    const began = entry && { name: entry.name, href: communityPaths.entry(viewer.partnership.slug, entry.id) }
    const may = mayDo(viewer, application, pot, views)
    return c.render(<ApplicationPage {...{ application, pot, views, began, may }} steps={await listSteps(tx, application)} />)
  })

  .get('/grants/applications/:id/view', withApplication(mayGiveView), async (c) => {
    const { tx, viewer, application } = c.var
    const own = ownOf(viewer, await listViews(tx, application))
    return c.render(<ViewPage application={application} form={viewForm} answers={viewForm.blank(asView(own))} />)
  })
  .post('/grants/applications/:id/view', withApplication(mayGiveView), async (c) => {
    const { tx, viewer, application } = c.var
    const answers = viewForm.read(c)
    if (answers.problems) return c.render(<ViewPage application={application} form={viewForm} answers={answers} />, 422)
    const { version, view, reason, hasConflict, conflict } = answers.values
    try {
      await giveView(c.var, application, { version, view: view || null, reason, conflict: hasConflict ? conflict : '' })
    } catch (problem) {
      if (!(problem instanceof OutOfDate)) throw problem
      const own = ownOf(viewer, await listViews(tx, application))
      const again = { typed: { ...answers.typed, version: String(own?.version ?? 0) }, problems: [] }
      return c.render(<ViewPage application={application} form={viewForm} answers={again} theirs={viewForm.blank(asView(own))} />, 409)
    }
    return seeOther(c, paths.application(viewer.partnership.slug, application.id), 'Saved')
  })

  .get('/grants/applications/:id/decide', withApplication(isOnPanel), async (c) => {
    const { application } = c.var
    const { pot, form } = await decisionOf(c.var, application)
    const answers = form.blank({ version: application.version, awardedPence: Math.min(application.amountPence, leftOf(pot)) || undefined } as never)
    return c.render(<DecidePage {...{ application, pot, form, answers }} />)
  })
  .post('/grants/applications/:id/decide', withApplication(isOnPanel), async (c) => {
    const { application, viewer } = c.var
    const { slug } = viewer.partnership
    const { pot, form } = await decisionOf(c.var, application)
    const answers = form.read(c)
    if (answers.problems) return c.render(<DecidePage {...{ application, pot, form, answers }} />, 422)
    const { version, outcome, awardedPence = null, answer } = answers.values as { version: number; outcome: Outcome; awardedPence?: number; answer: string }
    try {
      await decide(c.var, application, pot, { version, outcome, awardedPence, answer })
    } catch (problem) {
      if (!(problem instanceof TooLittleLeft)) throw problem
      const left = moneyWords(leftOf(await potOf(c.var, application)))
      return c.render(
        <DecidePage
          {...{ application, pot, form }}
          answers={withProblem(answers, 'awardedPence', `Enter no more than is left in the pot, which is ${left}`)}
        />,
        422,
      )
    }
    return seeOther(c, paths.application(slug, application.id), 'Decided. They are told, if they left an e-mail address')
  })

  .get('/grants/applications/:id/paid', withApplication(mayNotePayment), (c) => {
    const { application, today } = c.var
    return c.render(<PaidPage application={application} form={paidForm} answers={paidForm.blank({ version: application.version, paidOn: today })} />)
  })
  .post('/grants/applications/:id/paid', withApplication(mayNotePayment), async (c) => {
    const { application, viewer } = c.var
    const answers = paidForm.read(c)
    if (answers.problems) return c.render(<PaidPage application={application} form={paidForm} answers={answers} />, 422)
    await notePayment(c.var, application, answers.values)
    return seeOther(c, paths.application(viewer.partnership.slug, application.id), 'Saved')
  })

  .get('/grants/applications/:id/connect', withApplication(mayConnect), async (c) => {
    const { tx, viewer, application } = c.var
    const form = connectForm(await listEntriesAddedLately(tx, viewer.partnershipId))
    return c.render(<ConnectPage application={application} form={form} answers={form.blank({ entryId: application.entryId ?? '' })} />)
  })
  .post('/grants/applications/:id/connect', withApplication(mayConnect), async (c) => {
    const { tx, viewer, application } = c.var
    const form = connectForm(await listEntriesAddedLately(tx, viewer.partnershipId))
    const answers = form.read(c)
    if (answers.problems) return c.render(<ConnectPage {...{ application, form, answers }} />, 422)
    const entry = await findEntry(tx, viewer.partnershipId, answers.values.entryId)
    if (!entry) throw new NotFound()
    await connect(c.var, application, entry)
    return seeOther(c, paths.application(viewer.partnership.slug, application.id), 'Saved')
  })

  .get('/grants/applications/:id/tell', withApplication(mayTell), (c) => {
    const { application } = c.var
    return c.render(<TellPage application={application} form={tellForm} answers={tellForm.blank(application)} />)
  })
  .post('/grants/applications/:id/tell', withApplication(mayTell), async (c) => {
    const { application, viewer } = c.var
    const answers = tellForm.read(c)
    if (answers.problems) return c.render(<TellPage application={application} form={tellForm} answers={answers} />, 422)
    try {
      await tellWhatCame(c.var, application, { ...answers.values, byName: viewer.name })
    } catch (problem) {
      if (!(problem instanceof OutOfDate)) throw problem
      const again = { typed: { ...answers.typed, version: String(application.version) }, problems: [] }
      return c.render(<TellPage application={application} form={tellForm} answers={again} theirs={tellForm.blank(application)} />, 409)
    }
    return seeOther(c, paths.application(viewer.partnership.slug, application.id), 'Saved')
  })

const ownOf = (viewer: Member, views: readonly View[]) => views.find(({ membershipId }) => membershipId === viewer.membershipId)

const asView = (own: View | undefined) => ({
  version: own?.version ?? 0,
  reason: own?.reason ?? '',
  conflict: own?.conflict ?? '',
  hasConflict: Boolean(own?.conflict),
  ...(own?.view ? { view: own.view } : {}),
})

function mayDo(viewer: Member, application: Application, pot: Pot, views: readonly View[]): MayDo {
  const own = ownOf(viewer, views)
  const isOpenToDecide = mayGiveView(viewer, application) && !own?.conflict
  return {
    own,
    giveView: mayGiveView(viewer, application),
    decide: isOpenToDecide ? mayDecide(views, pot) : [],
    notePayment: mayNotePayment(viewer, application),
    tell: mayTell(viewer, application),
    connect: mayConnect(viewer, application),
    seeContact: mayFollow(viewer) || mayKeepPots(viewer),
  }
}

/** What the viewer may decide now. Refused to one who has an interest in it, before the views allow it, and once it is decided. */
async function decisionOf(acting: { tx: Acting['tx']; viewer: Member }, application: Application) {
  const pot = await potOf(acting, application)
  const { decide: outcomes } = mayDo(acting.viewer, application, pot, await listViews(acting.tx, application))
  if (outcomes.length === 0) throw new NotAllowed({ thing: 'grant', thingId: application.id })
  return { pot, form: decideForm(outcomes) }
}

async function potOf({ tx, viewer }: Pick<Acting, 'tx' | 'viewer'>, { potId }: Application): Promise<Pot> {
  const pot = await findPot(tx, viewer.partnershipId, potId)
  if (!pot) throw new NotFound()
  return pot
}

function afterIn(c: Context): After | undefined {
  const [sentOn = '', id] = (c.req.query('after') ?? '').split('_')
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(sentOn) && !Number.isNaN(Date.parse(sentOn)) && addDays(sentOn, 0) === sentOn
  return isDay && isId(id) ? { sentOn, id } : undefined
}

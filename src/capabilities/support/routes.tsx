import { Hono } from 'hono'
import { allow, thingInPath } from '../../platform/access.ts'
import { recordManyInAudit } from '../../platform/audit.ts'
import { NotFound, OutOfDate } from '../../platform/errors.ts'
import { foldName } from '../../platform/fold.ts'
import type { Acting, Env } from '../../platform/http/env.ts'
import { seeOther } from '../../platform/http/front.ts'
import { isId } from '../../platform/ids.ts'
import { findPerson, moveToTeam, type Person, peoplePaths } from '../people/index.ts'
import { findWhoWouldSuit, lookAtWords, withThought } from '../workers/index.ts'
import { mayInvite, maySeeCaseload, mayWork } from './access.ts'
import { activationRoutes } from './activation/routes.tsx'
import { calendarRoutes } from './calendar/routes.tsx'
import { callRoutes } from './calls/routes.tsx'
import { endSupport } from './changes/endSupport.ts'
import { handOver } from './changes/handOver.ts'
import { INVITATION_DAYS, invitePerson } from './changes/invitePerson.ts'
import { coverRoutes } from './cover/routes.tsx'
import { DayPage } from './day/DayPage.tsx'
import { listTalksOfDay } from './day/queries.ts'
import { caseloadForm } from './forms/caseload.ts'
import { endSupportForm, howFarIn } from './forms/endSupport.ts'
import { handOverForm } from './forms/handOver.ts'
import { invitePersonForm } from './forms/invitePerson.ts'
import { guideRoutes } from './guide/routes.tsx'
import { filtersToComeBackTo } from './keptFilters.ts'
import { goalsToLookBackOn } from './moving-on/goals.ts'
import { letterRoutes } from './moving-on/routes.tsx'
import { findWhoIsTold } from './moving-on/whoIsTold.ts'
import { CaseloadPage } from './pages/CaseloadPage.tsx'
import { EndSupportPage } from './pages/EndSupportPage.tsx'
import { HandOverPage } from './pages/HandOverPage.tsx'
import { InvitePage, type WhyNot } from './pages/InvitePage.tsx'
import { paths } from './paths.ts'
import { pausingRoutes } from './pausing/routes.tsx'
import { promiseRoutes } from './promises/routes.tsx'
import { findPlaceOf, findSupport, listColleagues, listColleaguesElsewhere, listLedBy, listOfTeams } from './queries.ts'
import { reassigningRoutes } from './reassigning/routes.tsx'
import { replyRoutes } from './replies/routes.tsx'
import { isOpen, OPEN, type Support } from './support.ts'
import { countPrivateNotes } from './talks/queries.ts'
import { talkRoutes } from './talks/routes.tsx'

const withSupport = thingInPath('support', findSupport, ({ id, personId }) => ({ thing: 'support', thingId: id, personId }))
const withPerson = thingInPath('person', findPerson, ({ id }) => ({ thing: 'page', thingId: id, personId: id }))
const PAGE = 25

export const routes = new Hono<Env>()
  .route('/', guideRoutes)
  .route('/', talkRoutes)
  .route('/', promiseRoutes)
  .route('/', pausingRoutes)
  .route('/', activationRoutes)
  .route('/', letterRoutes)
  .route('/', callRoutes)
  .route('/', coverRoutes)
  .route('/', replyRoutes)
  .route('/', calendarRoutes)
  .route('/', reassigningRoutes)

  .get('/support/day', allow(maySeeCaseload), async (c) => {
    const talks = await listTalksOfDay(c.var.tx, c.var.viewer, c.var.today)
    await recordManyInAudit(
      c.var,
      'looked at',
      talks.map(({ id, personId }) => ({ thing: 'day on paper', thingId: id, personId })),
    )
    return c.render(<DayPage talks={talks} />)
  })

  .get('/support', allow(maySeeCaseload), async (c) => {
    const { tx, viewer } = c.var
    const again = filtersToComeBackTo(c, 'caseload', ['whose', 'state', 'need'])
    if (again) return c.redirect(again)
    const { typed, values } = caseloadForm.readAddress(c)
    const { whose = '', state = '', need = '', name = '' } = values
    const narrowedTo = { need: need || undefined, today: c.var.today, beginning: foldName(name) }
    const asked = { ...narrowedTo, states: state ? [state] : OPEN, after: await lastSeen(c.var, c.req.query('after')), limit: PAGE }
    const rows = await (whose === 'team' ? listOfTeams(tx, viewer, asked) : listLedBy(tx, viewer, asked)).execute()
    const last = rows.length === PAGE ? rows.at(-1) : undefined
    const privateNotes = whose === 'team' ? await countPrivateNotes(tx, viewer.partnershipId, viewer.teamIds, threeMonthsBefore(c.var.now)) : 0
    return c.render(
      <CaseloadPage
        privateNotes={privateNotes}
        rows={rows}
        typed={typed}
        isOfTeam={whose === 'team'}
        isNarrowed={[whose, state, need, name].some(Boolean)}
        // The id of the last row and not its name: an address is written down in more places than a page.
        next={last && `${paths.caseload(viewer.partnership.slug)}?${new URLSearchParams({ whose, state, need, name, after: last.id })}`}
      />,
    )
  })

  .get('/support/:id/hand-over', withSupport(mayWork), async (c) => {
    const { support, today } = c.var
    mustBeOpen(support)
    const form = handOverForm(await colleaguesFor(c.var, support))
    const suits = await whoWouldSuit(c.var, support)
    const firstTalkOn = support.nextTalkOn && support.nextTalkOn >= today ? support.nextTalkOn : ''
    return c.render(<HandOverPage support={support} suits={suits} form={form} answers={form.blank({ version: support.version, firstTalkOn })} />)
  })
  .post('/support/:id/hand-over', withSupport(mayWork), async (c) => {
    const { support, viewer } = c.var
    const colleagues = await listColleagues(c.var.tx, viewer.partnershipId, support.teamId)
    const form = handOverForm(colleagues)
    const answers = form.read(c)
    if (answers.problems) return c.render(<HandOverPage support={support} suits={await whoWouldSuit(c.var, support)} form={form} answers={answers} />, 422)
    const { version: versionSeen, to: id, ...rest } = answers.values
    const to = colleagues.find((colleague) => colleague.id === id)
    if (!to) throw new NotFound()
    await handOver(c.var, support, await personOf(c.var, support), { ...rest, to, versionSeen })
    const thought = await lookAtWords(c.var, [rest.because])
    return seeOther(c, peoplePaths.person(viewer.partnership.slug, support.personId), withThought('You have handed over', thought))
  })

  .get('/support/:id/another-team', withSupport(mayWork), async (c) => {
    const { support } = c.var
    mustBeOpen(support)
    const form = handOverForm(await listColleaguesElsewhere(c.var.tx, support.partnershipId, support.teamId))
    return c.render(<HandOverPage support={support} form={form} answers={form.blank({ version: support.version })} isElsewhere />)
  })
  .post('/support/:id/another-team', withSupport(mayWork), async (c) => {
    const { support, viewer, tx } = c.var
    const colleagues = await listColleaguesElsewhere(tx, viewer.partnershipId, support.teamId)
    const form = handOverForm(colleagues)
    const answers = form.read(c)
    if (answers.problems) return c.render(<HandOverPage support={support} form={form} answers={answers} isElsewhere />, 422)
    const { version: versionSeen, to: chosen, ...rest } = answers.values
    const to = colleagues.find(({ id, teamId }) => `${id} ${teamId}` === chosen)
    if (!to) throw new NotFound()
    await handOver(c.var, support, await personOf(c.var, support), { ...rest, to, versionSeen })
    await moveToTeam(c.var, { personId: support.personId, from: support.teamId, to: to.teamId })
    return seeOther(c, paths.caseload(viewer.partnership.slug), 'You have handed over to another team')
  })

  .get('/support/:id/end', withSupport(mayWork), async (c) => {
    const { support } = c.var
    mustBeOpen(support)
    const [goals, whoIsTold] = await Promise.all([goalsToLookBackOn(c.var, support.personId), findWhoIsTold(c.var.tx, support)])
    const form = endSupportForm(goals, whoIsTold)
    return c.render(<EndSupportPage support={support} form={form} answers={form.blank({ version: support.version })} />)
  })
  .post('/support/:id/end', withSupport(mayWork), async (c) => {
    const { support, viewer } = c.var
    const [goals, whoIsTold] = await Promise.all([goalsToLookBackOn(c.var, support.personId), findWhoIsTold(c.var.tx, support)])
    const form = endSupportForm(goals, whoIsTold)
    const answers = form.read(c)
    if (answers.problems) return c.render(<EndSupportPage support={support} form={form} answers={answers} />, 422)
    const { version: versionSeen, staysOpen, theirWords, ourWords, givesBack, told } = answers.values
    await endSupport(c.var, support, { staysOpen, theirWords, ourWords, givesBack, told, goals: howFarIn(answers.values, goals), versionSeen })
    const thought = await lookAtWords(c.var, [staysOpen, ourWords])
    return seeOther(c, peoplePaths.person(viewer.partnership.slug, support.personId), withThought('This support has ended', thought))
  })

  .get('/people/:id/invite', withPerson(mayInvite), async (c) => {
    const { person } = c.var
    return c.render(<InvitePage person={person} whyNot={await whyNotInvite(c.var, person)} days={INVITATION_DAYS} />)
  })
  .post('/people/:id/invite', withPerson(mayInvite), async (c) => {
    const { person, viewer } = c.var
    const { email } = person
    const answers = invitePersonForm.read(c)
    if (answers.problems || !email) return c.render(<InvitePage person={person} whyNot="no e-mail" days={INVITATION_DAYS} />, 422)
    await invitePerson(c.var, { ...person, email }, answers.values.id)
    return seeOther(c, peoplePaths.person(viewer.partnership.slug, person.id), 'The invitation is on its way')
  })

const threeMonthsBefore = (now: Date) => new Date(now.getTime() - 91 * 86_400_000)

/** The row after which the next page of a caseload begins, as it is now. */
const lastSeen = async ({ tx, viewer }: Acting, id: string | undefined) => (isId(id) ? findSupport(tx, viewer.partnershipId, id) : undefined)

function mustBeOpen(support: Support) {
  if (!isOpen(support)) throw new OutOfDate('This support has ended.')
}

async function colleaguesFor({ tx, viewer }: Acting, support: Support) {
  const colleagues = await listColleagues(tx, viewer.partnershipId, support.teamId)
  return colleagues.filter(({ id }) => id !== support.ledBy)
}

async function whoWouldSuit(acting: Acting, support: Support) {
  return findWhoWouldSuit(acting.tx, support.partnershipId, await personOf(acting, support))
}

async function personOf({ tx, viewer }: Pick<Acting, 'tx' | 'viewer'>, { personId }: { personId: string }): Promise<Person> {
  const person = await findPerson(tx, viewer.partnershipId, personId)
  if (!person) throw new NotFound()
  return person
}

async function whyNotInvite({ tx, viewer, now }: Acting, person: Person): Promise<WhyNot | undefined> {
  const place = await findPlaceOf(tx, viewer.partnershipId, person.id, now)
  if (place) return place.joinedAt ? 'joined' : 'invited'
  return person.email ? undefined : 'no e-mail'
}

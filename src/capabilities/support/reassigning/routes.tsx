import { type Context, Hono } from 'hono'
import { allow, thingInPath } from '../../../platform/access.ts'
import { NotFound } from '../../../platform/errors.ts'
import { foldName } from '../../../platform/fold.ts'
import type { Acting, Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { listOwnTeams } from '../../partnerships/index.ts'
import { wayTo } from '../../people/index.ts'
import { lookAtWords, withThought } from '../../workers/index.ts'
import { maySeeCaseload, mayWork } from '../access.ts'
import { filtersToComeBackTo } from '../keptFilters.ts'
import { paths } from '../paths.ts'
import { listColleagues } from '../queries.ts'
import { OPEN } from '../support.ts'
import { doReassignment, planReassignment, undoReassignment } from './changes.ts'
import { reassignForm, whichForm } from './forms.ts'
import { ReassignmentPage, ReassignPage } from './pages.tsx'
import { findReassignment, listFitting, listLately, listReassigned } from './queries.ts'
import { MOST, type Reassignment, UNDO_DAYS } from './reassignment.ts'

/** As many as a page shows to tick. */
const SHOWN = 100

const withReassignment = thingInPath('reassignment', findReassignment, ({ id }) => ({ thing: 'reassignment', thingId: id }))

export const reassigningRoutes = new Hono<Env>()
  .get('/support/reassign', allow(maySeeCaseload), async (c) => {
    const again = filtersToComeBackTo(c, 'reassigning', ['lead', 'state'])
    if (again) return c.redirect(again)
    const chosen = await chosenIn(c, c.var)
    const { form, page } = await pageFor(c.var, chosen)
    return c.render(page(form.blank()))
  })
  .post('/support/reassign', allow(maySeeCaseload), async (c) => {
    const { tx, viewer } = c.var
    const chosen = await chosenIn(c, c.var)
    const { form, page } = await pageFor(c.var, chosen)
    const answers = form.read(c)
    if (answers.problems) return c.render(page(answers), 422)
    const { id, whom, supportId, to, because } = answers.values
    const fitting = await listFitting(tx, viewer.partnershipId, chosen.fits, MOST)
    const rows = whom === 'all' ? fitting : fitting.filter((row) => supportId.includes(row.id))
    const colleagues = chosen.colleagues.filter((colleague) => to.includes(colleague.id))
    await planReassignment(c.var, { id, teamId: chosen.fits.teamId, because, rows, to: colleagues })
    const thought = await lookAtWords(c.var, [because])
    return seeOther(c, paths.reassignment(viewer.partnership.slug, id), thought ? withThought('This is what would happen', thought) : undefined)
  })

  .get('/support/reassignments/:id', withReassignment(mayWork), async (c) => {
    const { reassignment, tx, now } = c.var
    const people = await listReassigned(tx, reassignment)
    const told = people.filter((person) => wayTo(c.var.house, person)).length
    return c.render(<ReassignmentPage reassignment={reassignment} people={people} told={told} now={now} />)
  })
  .post('/support/reassignments/:id/do', withReassignment(mayWork), async (c) => {
    const { reassignment, viewer } = c.var
    const moved = await doReassignment(c.var, reassignment)
    return seeOther(c, paths.reassignment(viewer.partnership.slug, reassignment.id), saidOf(moved, reassignment, 'given to colleagues'))
  })
  .post('/support/reassignments/:id/undo', withReassignment(mayWork), async (c) => {
    const { reassignment, viewer } = c.var
    const moved = await undoReassignment(c.var, reassignment)
    return seeOther(c, paths.reassignment(viewer.partnership.slug, reassignment.id), saidOf(moved, reassignment, 'taken back'))
  })

/** How many were moved, and that the page says why of the others; that it was done before, when it was. */
function saidOf(moved: number | undefined, { people }: Reassignment, what: string): string {
  if (moved === undefined) return 'That was done before'
  const said = `${moved === 0 ? 'Nobody was' : moved === 1 ? '1 person was' : `${moved} people were`} ${what}`
  return moved < people ? `${said}\nThis page says who stayed where they are, and why.` : said
}

/** Whom the address is about: the first team of the viewer unless it says another. */
async function chosenIn(c: Context, { tx, viewer }: Acting) {
  const teams = await listOwnTeams(tx, viewer)
  const asked = c.req.query('team')
  const team = teams.find(({ id }) => id === asked) ?? teams[0]
  if (!team) throw new NotFound()
  const colleagues = await listColleagues(tx, viewer.partnershipId, team.id)
  const which = whichForm(teams, colleagues)
  const { typed, values } = which.readAddress(c)
  const { lead = '', state = '', name = '' } = values
  const search = new URLSearchParams({ team: team.id, lead, state, name })
  return {
    colleagues,
    fits: { teamId: team.id, states: state ? [state] : OPEN, leadId: lead, beginning: foldName(name) },
    which: { form: which, typed, isNarrowed: [asked, lead, state, name].some(Boolean), search: `?${search}` },
  }
}

async function pageFor({ tx, viewer, now }: Acting, { fits, colleagues, which }: Awaited<ReturnType<typeof chosenIn>>) {
  const since = new Date(now.getTime() - UNDO_DAYS * 86_400_000)
  const [rows, lately] = await Promise.all([listFitting(tx, viewer.partnershipId, fits, SHOWN), listLately(tx, viewer.partnershipId, viewer.teamIds, since)])
  const inAll = rows[0]?.inAll ?? 0
  const form = reassignForm(colleagues, inAll)
  const page = (answers: Parameters<typeof ReassignPage>[0]['answers']) => <ReassignPage {...{ rows, inAll, which, form, answers, lately }} />
  return { form, page }
}

import { Hono } from 'hono'
import type { Answers } from '../../../design/form/form.ts'
import { allow, thingInPath } from '../../../platform/access.ts'
import type { Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { findPartnership, listTeams } from '../queries.ts'
import { mayAdminister } from './access.ts'
import { changePartnership } from './changes/changePartnership.ts'
import { addTeam, changeTeam, whatIsWrongWithTeam } from './changes/saveTeam.ts'
import { tryAgain } from './changes/tryAgain.ts'
import { partnershipForm } from './forms/partnership.ts'
import { addTeamForm, changeTeamForm } from './forms/team.ts'
import { FormPage } from './pages/FormPage.tsx'
import { AdministrationPage } from './pages/HomePage.tsx'
import { MessagesPage } from './pages/MessagesPage.tsx'
import { TeamsPage } from './pages/TeamsPage.tsx'
import { afterIn, nextPage } from './paging.ts'
import { paths } from './paths.ts'
import { findFailedMessage, findTeam, listFailedMessages, PAGE } from './queries.ts'
import { unlessTooLate, withWrongs } from './saving.ts'
import type { Team } from './team.ts'

// Before anything is looked for: a commissioner's transaction has no right to these tables at all.
const admin = allow(mayAdminister)
const withTeam = thingInPath('team', findTeam, ({ id }) => ({ thing: 'team', thingId: id }))(mayAdminister)
const withMessage = thingInPath('message', findFailedMessage, ({ id }) => ({ thing: 'message', thingId: id }))(mayAdminister)

/** The home of administration, the partnership itself, its teams, and its messages that could not be sent. */
export const setupRoutes = new Hono<Env>()
  .get('/administration', admin, async (c) => {
    const { tx, viewer } = c.var
    const hasTeam = (await listTeams(tx, viewer.partnershipId)).length > 0
    const failed = await listFailedMessages(tx, viewer.partnershipId)
    return c.render(<AdministrationPage hasTeam={hasTeam} failed={failed.length === PAGE ? `${PAGE} or more` : String(failed.length)} />)
  })

  .get('/administration/partnership', admin, async (c) => {
    const partnership = await findPartnership(c.var.tx, c.var.viewer.partnershipId)
    return c.render(<SettingsPage partnership={partnership} answers={partnershipForm(partnership.timeZone).blank(settingsOf(partnership))} />)
  })
  .post('/administration/partnership', admin, async (c) => {
    const { tx, viewer } = c.var
    const partnership = await findPartnership(tx, viewer.partnershipId)
    const answers = partnershipForm(partnership.timeZone).read(c)
    if (answers.problems) return c.render(<SettingsPage partnership={partnership} answers={answers} />, 422)
    const { version, ...settings } = answers.values
    const late = await unlessTooLate(answers, partnership.version, () => changePartnership(c.var, version, settings))
    if (late) return c.render(<SettingsPage partnership={partnership} answers={late} isLate />, 409)
    return seeOther(c, paths.home(viewer.partnership.slug), 'The partnership was changed')
  })

  .get('/administration/teams', admin, async (c) => c.render(<TeamsPage teams={await listTeams(c.var.tx, c.var.viewer.partnershipId)} />))

  .get('/administration/teams/add', admin, (c) => c.render(<AddTeamPage slug={c.var.viewer.partnership.slug} answers={addTeamForm.blank()} />))
  .post('/administration/teams/add', admin, async (c) => {
    const { tx, viewer } = c.var
    const { slug } = viewer.partnership
    const answers = addTeamForm.read(c)
    if (answers.problems) return c.render(<AddTeamPage slug={slug} answers={answers} />, 422)
    const { id, ...details } = answers.values
    // A new team cannot leave the rest to nobody, so only its districts can be wrong.
    const wrongs = await whatIsWrongWithTeam(tx, viewer.partnershipId, { ...details, takesTheRest: true }, id)
    if (wrongs.length > 0) return c.render(<AddTeamPage slug={slug} answers={withWrongs(addTeamForm, answers, wrongs)} />, 422)
    await addTeam(c.var, id, details)
    return seeOther(c, paths.teams(slug), 'The team was added')
  })

  .get('/administration/teams/:id', admin, withTeam, (c) => {
    const { team, viewer } = c.var
    return c.render(<ChangeTeamPage slug={viewer.partnership.slug} team={team} answers={changeTeamForm.blank(team)} />)
  })
  .post('/administration/teams/:id', admin, withTeam, async (c) => {
    const { tx, viewer, team } = c.var
    const { slug } = viewer.partnership
    const answers = changeTeamForm.read(c)
    if (answers.problems) return c.render(<ChangeTeamPage slug={slug} team={team} answers={answers} />, 422)
    const { version, ...details } = answers.values
    // What was typed on an old version is shown beside the new one first, whatever else is wrong with it.
    const wrongs = version === team.version ? await whatIsWrongWithTeam(tx, viewer.partnershipId, details, team.id) : []
    if (wrongs.length > 0) return c.render(<ChangeTeamPage slug={slug} team={team} answers={withWrongs(changeTeamForm, answers, wrongs)} />, 422)
    const late = await unlessTooLate(answers, team.version, () => changeTeam(c.var, team, version, details))
    if (late) return c.render(<ChangeTeamPage slug={slug} team={team} answers={late} isLate />, 409)
    return seeOther(c, paths.teams(slug), 'The team was changed')
  })

  .get('/administration/messages', admin, async (c) => {
    const { tx, viewer } = c.var
    const messages = await listFailedMessages(tx, viewer.partnershipId, { after: afterIn(c) })
    return c.render(<MessagesPage messages={messages} next={nextPage(c, messages)} />)
  })
  .post('/administration/messages/:id/try-again', admin, withMessage, async (c) => {
    const { message, viewer } = c.var
    // Sent twice by an impatient hand: it is as they wanted.
    if (message.state !== 'waiting') await tryAgain(c.var, message)
    return seeOther(c, paths.messages(viewer.partnership.slug), 'It will be tried again in a moment')
  })

type PartnershipRow = Awaited<ReturnType<typeof findPartnership>>

const settingsOf = (partnership: PartnershipRow) => ({ ...partnership, phone: partnership.phone ?? '', email: partnership.email ?? '' })

function SettingsPage({ partnership, answers, isLate = false }: { partnership: PartnershipRow; answers: Answers<any>; isLate?: boolean }) {
  const form = partnershipForm(partnership.timeZone)
  return (
    <FormPage
      title="The partnership"
      back={{ href: paths.home(partnership.slug), label: 'Administration' }}
      form={form}
      answers={answers}
      action={paths.settings(partnership.slug)}
      theirs={isLate ? form.blank(settingsOf(partnership)) : undefined}
    />
  )
}

const AddTeamPage = ({ slug, answers }: { slug: string; answers: Answers<any> }) => (
  <FormPage
    title="Add a team"
    back={{ href: paths.teams(slug), label: 'Teams' }}
    form={addTeamForm}
    answers={answers}
    action={paths.addTeam(slug)}
    submit="Add the team"
  />
)

const ChangeTeamPage = ({ slug, team, answers, isLate = false }: { slug: string; team: Team; answers: Answers<any>; isLate?: boolean }) => (
  <FormPage
    title={team.name}
    back={{ href: paths.teams(slug), label: 'Teams' }}
    form={changeTeamForm}
    answers={answers}
    action={paths.team(slug, team.id)}
    theirs={isLate ? changeTeamForm.blank(team) : undefined}
  />
)

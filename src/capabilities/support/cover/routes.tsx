import { Hono } from 'hono'
import { withProblem } from '../../../design/form/form.ts'
import { allow, thingInPath } from '../../../platform/access.ts'
import { NotAllowed, NotFound } from '../../../platform/errors.ts'
import type { Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { maySeeCaseload } from '../access.ts'
import { paths } from '../paths.ts'
import { arrangeCover, endCover } from './changes.ts'
import { coverForm } from './forms.ts'
import { ArrangeCoverPage, CoversPage } from './pages.tsx'
import { findCover, listCovers, listTeamMates } from './queries.ts'

const withCover = thingInPath('cover', findCover, ({ id }) => ({ thing: 'cover', thingId: id }))

export const coverRoutes = new Hono<Env>()
  .get('/support/cover', allow(maySeeCaseload), async (c) => {
    const { tx, viewer, today } = c.var
    const mates = await listTeamMates(tx, viewer)
    const covers = await listCovers(
      tx,
      viewer.partnershipId,
      today,
      mates.map(({ id }) => id),
    )
    return c.render(<CoversPage covers={covers} />)
  })

  .get('/support/cover/arrange', allow(maySeeCaseload), async (c) => {
    const form = coverForm(await listTeamMates(c.var.tx, c.var.viewer))
    return c.render(<ArrangeCoverPage form={form} answers={form.blank({ away: c.var.viewer.membershipId, fromOn: c.var.today })} />)
  })
  .post('/support/cover/arrange', allow(maySeeCaseload), async (c) => {
    const { tx, viewer } = c.var
    const mates = await listTeamMates(tx, viewer)
    const form = coverForm(mates)
    const read = form.read(c)
    if (read.problems) return c.render(<ArrangeCoverPage form={form} answers={read} />, 422)
    const { id, away: awayId, by: byId, fromOn, untilOn } = read.values
    const [away, by] = [awayId, byId].map((each) => mates.find((mate) => mate.id === each))
    if (!away || !by) throw new NotFound()
    // Nobody is told of somebody who could not read what was written down.
    if (!away.teamIds.every((team) => by.teamIds.includes(team))) {
      const answers = withProblem(read, 'by', NOT_OF_ALL)
      return c.render(<ArrangeCoverPage form={form} answers={answers} />, 422)
    }
    // Part of whose people they cannot reach is not arranged in their name.
    if (!away.teamIds.every((team) => viewer.isOf(team))) throw new NotAllowed({ thing: 'cover' })
    const { people, told } = await arrangeCover(c.var, { id, away, by, fromOn, untilOn })
    const notice = [
      'It is arranged',
      people > 0 ? `${people} ${people === 1 ? 'person reads' : 'people read'} it on their page, and ${told} of them get a message.` : '',
    ]
    return seeOther(c, paths.cover(viewer.partnership.slug), notice.filter(Boolean).join('\n'))
  })

  .post('/support/cover/:id/end', withCover(maySeeCaseload), async (c) => {
    const { tx, viewer, cover } = c.var
    const mates = await listTeamMates(tx, viewer)
    const away = mates.find(({ id }) => id === cover.awayMembership)
    if (!away?.teamIds.every((team) => viewer.isOf(team))) throw new NotAllowed({ thing: 'cover', thingId: cover.id })
    await endCover(c.var, cover)
    return seeOther(c, paths.cover(viewer.partnership.slug), 'The cover has ended')
  })

const NOT_OF_ALL = 'Choose somebody of all the same teams, who can read what was written down'

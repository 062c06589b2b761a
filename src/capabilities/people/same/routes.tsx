import { Hono } from 'hono'
import { thingInPath } from '../../../platform/access.ts'
import { recordInAudit, recordLook } from '../../../platform/audit.ts'
import { dayIn } from '../../../platform/clock.ts'
import { NotFound, OutOfDate } from '../../../platform/errors.ts'
import type { Acting, Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { isId } from '../../../platform/ids.ts'
import type { Member } from '../../../platform/viewer.ts'
import { paths } from '../paths.ts'
import type { Person } from '../person.ts'
import { findPerson, findPersonOrAside } from '../queries.ts'
import { maySayWhoItIs } from './access.ts'
import { JOINED_ALREADY, joinPeople } from './changes/joinPeople.ts'
import { saySomebodyElse } from './changes/saySomebodyElse.ts'
import { JOINED_SINCE, takeApart } from './changes/takeApart.ts'
import type { Choices } from './details.ts'
import { joinForm, searchForm, takeApartForm } from './forms.ts'
import { ComparePage } from './pages/ComparePage.tsx'
import { JoiningPage } from './pages/JoiningPage.tsx'
import { SamePage } from './pages/SamePage.tsx'
import { whoIsKept, whyNot } from './pair.ts'
import { findJoining, listAlike, listAlikeOfTeam, listJoinings, searchByName } from './queries.ts'
import { findStanding } from './standing.ts'

const asAudited = ({ id }: Person) => ({ thing: 'page', thingId: id, personId: id })
const withPerson = thingInPath('person', findPerson, asAudited)
/** Also somebody who was joined with another: what is asked of them is answered in words. */
const withPersonOrAside = thingInPath('person', findPersonOrAside, asAudited)

/** Saying that two are the same person, or that they are not; and taking them apart again. */
export const sameRoutes = new Hono<Env>()
  .get('/people/:id/same', withPerson(maySayWhoItIs), async (c) => {
    const { tx, viewer, person } = c.var
    const { typed, values } = searchForm.readAddress(c)
    const [alike, joinings, found] = await Promise.all([
      listAlike(tx, viewer, person.id),
      listJoinings(tx, viewer.partnershipId, person.id),
      values.name ? searchByName(tx, viewer, values.name, person.id) : undefined,
    ])
    return c.render(<SamePage person={person} alike={alike} joinings={joinings} typed={typed} found={found} />)
  })

  .get('/people/:id/same/:otherId', withPersonOrAside(maySayWhoItIs), async (c) => {
    const { viewer, person } = c.var
    const other = await otherOf(c.var, c.req.param('otherId'))
    const { slug } = viewer.partnership
    const [here, there] = [person.joinedTo ?? person.id, other.joinedTo ?? other.id]
    if (here === there) return seeOther(c, paths.same(slug, here), JOINED_ALREADY)
    if (person.joinedTo || other.joinedTo) return seeOther(c, paths.compare(slug, here, there))
    for (const each of [person, other]) await recordLook(c.var, asAudited(each))
    return c.render(<ComparePage {...(await comparison(c.var, person, other))} />)
  })
  .post('/people/:id/same/:otherId', withPersonOrAside(maySayWhoItIs), async (c) => {
    const { viewer, person } = c.var
    const other = await otherOf(c.var, c.req.param('otherId'))
    const { slug } = viewer.partnership
    if (person.joinedTo || other.joinedTo) {
      // Sent twice by the same hand: it is as they wanted.
      const kept = person.joinedTo ?? person.id
      const id = String(c.var.form.get('id') ?? '')
      if (isId(id) && (await findJoining(c.var.tx, { ...person, id: kept }, id))) return seeOther(c, paths.person(slug, kept))
      throw new OutOfDate(JOINED_ALREADY)
    }
    const shown = await comparison(c.var, person, other)
    if (shown.problem) throw new OutOfDate(shown.problem)
    const answers = shown.form.read(c)
    if (answers.problems) return c.render(<ComparePage {...shown} answers={answers} />, 422)
    const { id, because, keptSeen, version, otherVersion, ...choices } = answers.values
    const seen = { keptId: keptSeen, versions: [version, otherVersion] as const }
    const { kept } = await joinPeople(c.var, [person.id, other.id], { id, because, seen, choices: choices as Choices })
    return seeOther(c, paths.person(slug, kept.id), 'They are joined: everything is on this page')
  })

  .post('/people/:id/same/:otherId/not', withPerson(maySayWhoItIs), async (c) => {
    const { viewer, person } = c.var
    const other = await otherOf(c.var, c.req.param('otherId'))
    await saySomebodyElse(c.var, person.id, [other.id])
    for (const each of [person, other]) await recordInAudit(c.var, 'said it is somebody else', asAudited(each))
    return seeOther(c, paths.same(viewer.partnership.slug, person.id), 'It is somebody else. You will not be asked again')
  })

  .post('/people/:id/same-of-team/:team/not', withPerson(maySayWhoItIs), async (c) => {
    const { tx, viewer, person } = c.var
    const team = c.req.param('team')
    const others = isId(team) && !viewer.isOf(team) ? await listAlikeOfTeam(tx, viewer, person.id, team) : []
    await saySomebodyElse(c.var, person.id, others)
    await recordInAudit(c.var, 'said it is somebody else', asAudited(person))
    return seeOther(c, paths.same(viewer.partnership.slug, person.id), 'It is somebody else. You will not be asked again')
  })

  .get('/people/:id/joined/:joining', withPersonOrAside(maySayWhoItIs), async (c) => {
    const { viewer, person } = c.var
    const joining = await joiningOf(c.var, c.req.param('joining'))
    if (person.joinedTo) return seeOther(c, paths.same(viewer.partnership.slug, person.joinedTo), JOINED_SINCE)
    return c.render(<JoiningPage person={person} joining={joining} answers={takeApartForm.blank()} />)
  })
  .post('/people/:id/joined/:joining', withPersonOrAside(maySayWhoItIs), async (c) => {
    const { viewer, person } = c.var
    const joining = await joiningOf(c.var, c.req.param('joining'))
    if (person.joinedTo) throw new OutOfDate(JOINED_SINCE)
    const answers = takeApartForm.read(c)
    if (answers.problems) return c.render(<JoiningPage person={person} joining={joining} answers={answers} />, 422)
    await takeApart(c.var, joining, answers.values.because)
    return seeOther(c, paths.same(viewer.partnership.slug, person.id), 'They are two people again')
  })

/** The two side by side, and what can be done. */
async function comparison(acting: Acting<Member>, person: Person, other: Person) {
  const { viewer, words } = acting
  const [one, two] = await findStanding(acting, [person, other])
  const decided = whoIsKept(one, two)
  const dayOf = ({ createdAt }: Person) => dayIn(viewer.partnership.timeZone, createdAt)
  const isOneDay = dayOf(person) === dayOf(other)
  const since = (each: Person) => (isOneDay ? words.moment(each.createdAt) : words.day(dayOf(each)))
  const form = joinForm([person, other], words)
  const answers = form.blank({ keptSeen: decided.kept.id, version: person.version, otherVersion: other.version })
  return { person, other, standings: [one.standing, two.standing] as const, decided, since, problem: whyNot(one, two), form, answers }
}

/** The other of the two, when the viewer may say who they are. */
async function otherOf({ tx, viewer, person }: Acting<Member> & { person: Person }, id: string): Promise<Person> {
  const other = isId(id) && id !== person.id ? await findPersonOrAside(tx, viewer.partnershipId, id) : undefined
  if (!other || !maySayWhoItIs(viewer, other)) throw new NotFound()
  return other
}

async function joiningOf({ tx, person }: Acting<Member> & { person: Person }, id: string) {
  const joining = isId(id) ? await findJoining(tx, person, id) : undefined
  if (!joining) throw new NotFound()
  return joining
}

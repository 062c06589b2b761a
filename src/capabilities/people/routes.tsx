import { Hono } from 'hono'
import { allow, thingInPath } from '../../platform/access.ts'
import { recordLook } from '../../platform/audit.ts'
import { NotFound, OutOfDate } from '../../platform/errors.ts'
import type { Acting, Env } from '../../platform/http/env.ts'
import { seeOther } from '../../platform/http/front.ts'
import { isId } from '../../platform/ids.ts'
import type { PartOfStory } from '../../platform/manifest.ts'
import { mayChange, mayRead, mayReadMessages } from './access.ts'
import { changePerson } from './changes/changePerson.ts'
import { changePersonForm } from './forms/changePerson.ts'
import { asFormValues, ChangePersonPage } from './pages/ChangePersonPage.tsx'
import { MessagesPage } from './pages/MessagesPage.tsx'
import { MySupportPage } from './pages/MySupportPage.tsx'
import { PersonPage } from './pages/PersonPage.tsx'
import { WhoHasLookedPage } from './pages/WhoHasLookedPage.tsx'
import { paths } from './paths.ts'
import type { Person } from './person.ts'
import { findPerson, findPersonOrAside, listMessagesTo, listWhoHasLooked } from './queries.ts'
import { sameRoutes } from './same/routes.tsx'

const asAudited = ({ id }: Person) => ({ thing: 'page', thingId: id, personId: id })
const withPerson = thingInPath('person', findPerson, asAudited)
const withPersonOrAside = thingInPath('person', findPersonOrAside, asAudited)
const PAGE = 50

export const routes = new Hono<Env>()
  .get('/people/:id', withPersonOrAside(mayRead), async (c) => {
    const { person, viewer } = c.var
    // They were joined with somebody: their address leads there, for those who may see it.
    if (person.joinedTo) return c.redirect(paths.person(viewer.partnership.slug, person.joinedTo), 303)
    await recordLook(c.var, { thing: 'page', thingId: person.id, personId: person.id })
    return c.render(<PersonPage person={person} parts={await tellStory(c.var, person)} />)
  })

  .get('/people/:id/messages', withPerson(mayReadMessages), async (c) => {
    const { tx, person, viewer } = c.var
    const after = c.req.query('after')
    await recordLook(c.var, { thing: 'messages', thingId: person.id, personId: person.id })
    const messages = await listMessagesTo(tx, viewer.partnershipId, person.id, { after: isId(after) ? after : undefined, limit: PAGE })
    const last = messages.length === PAGE ? messages.at(-1)?.id : undefined
    return c.render(<MessagesPage person={person} messages={messages} next={last && `${paths.messages(viewer.partnership.slug, person.id)}?after=${last}`} />)
  })

  .route('/', sameRoutes)

  .get('/people/:id/change', withPerson(mayChange), (c) => {
    const { person } = c.var
    return c.render(<ChangePersonPage person={person} answers={changePersonForm.blank(asFormValues(person))} />)
  })
  .post('/people/:id/change', withPerson(mayChange), async (c) => {
    const { person, viewer } = c.var
    const answers = changePersonForm.read(c)
    if (answers.problems) return c.render(<ChangePersonPage person={person} answers={answers} />, 422)
    const { version, ...details } = answers.values
    try {
      await changePerson(c.var, person, version, details)
    } catch (problem) {
      if (!(problem instanceof OutOfDate)) throw problem
      const again = { ...answers, typed: { ...answers.typed, version: String(person.version) } }
      return c.render(<ChangePersonPage person={person} answers={again} isOutOfDate />, 409)
    }
    const { slug } = viewer.partnership
    return seeOther(c, viewer.personId === person.id ? paths.mySupport(slug) : paths.person(slug, person.id), 'Saved')
  })

  .get(
    '/my-support',
    allow((viewer) => viewer.personId !== undefined),
    async (c) => {
      const person = await findMyself(c.var)
      return c.render(<MySupportPage person={person} parts={await tellStory(c.var, person)} />)
    },
  )

  .get(
    '/my-support/who-has-looked',
    allow((viewer) => viewer.personId !== undefined),
    async (c) => {
      const { tx, viewer } = c.var
      const after = c.req.query('after')
      const looks = await listWhoHasLooked(tx, viewer.partnershipId, viewer.personId as string, { after: isId(after) ? after : undefined, limit: PAGE })
      const last = looks.length === PAGE ? looks.at(-1)?.id : undefined
      return c.render(<WhoHasLookedPage looks={looks} next={last && `${paths.whoHasLooked(viewer.partnership.slug)}?after=${last}`} />)
    },
  )

  .get(
    '/my-support/everything.json',
    allow((viewer) => viewer.personId !== undefined),
    async (c) => {
      const everything = await gatherEverything(c.var)
      c.header('content-disposition', `attachment; filename="livewell-${c.var.today}.json"`)
      return c.json(everything)
    },
  )

/** All that any capability holds about the person who asks, for them to take away. */
async function gatherEverything({ tx, viewer, house }: Acting) {
  const everything: Record<string, Record<string, readonly object[]>> = {}
  for (const { name, holdsAbout } of house.capabilities) {
    if (holdsAbout) everything[name] = await holdsAbout(tx, viewer.partnershipId, viewer.personId as string, house)
  }
  return everything
}

async function tellStory(acting: Acting, person: Person): Promise<PartOfStory[]> {
  return (await Promise.all(acting.house.capabilities.map(({ partOfStory }) => partOfStory?.(acting, person) ?? []))).flat()
}

async function findMyself({ tx, viewer }: Acting): Promise<Person> {
  const person = await findPerson(tx, viewer.partnershipId, viewer.personId as string)
  if (!person) throw new NotFound()
  return person
}

import { type Context, Hono } from 'hono'
import { allow, thingInPath } from '../../../platform/access.ts'
import { NotFound, OutOfDate } from '../../../platform/errors.ts'
import type { Acting, Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { findPerson, mayReadPerson, type Person, peoplePaths } from '../../people/index.ts'
import { mayReadOffers, maySeeOwnWork } from '../access.ts'
import { paths } from '../paths.ts'
import { keepOffer, keepWish } from './changes.ts'
import { offerForm, wishForm } from './forms.ts'
import type { Offer, Wish } from './offer.ts'
import { OfferPage, OffersPage, WishPage } from './pages.tsx'
import { findOwnOffer, findWish, listOffers } from './queries.ts'

const withPerson = thingInPath('person', findPerson, ({ id }) => ({ thing: 'page', thingId: id, personId: id }))
const isSomebodySupported = allow((viewer: Viewer) => viewer.personId !== undefined)

/** What workers offer, and what people would like of whoever walks alongside them. */
export const offerRoutes = new Hono<Env>()
  .get('/my-work/offer', allow(maySeeOwnWork), async (c) => c.render(<OfferPage answers={offered(await findOwnOffer(c.var.tx, c.var.viewer))} />))
  .post('/my-work/offer', allow(maySeeOwnWork), async (c) => {
    const { tx, viewer } = c.var
    const answers = offerForm.read(c)
    if (answers.problems) return c.render(<OfferPage answers={answers} />, 422)
    const { version, ...words } = answers.values
    try {
      await keepOffer(c.var, version, words)
    } catch (problem) {
      if (!(problem instanceof OutOfDate)) throw problem
      const there = await findOwnOffer(tx, viewer)
      const again = { typed: { ...answers.typed, version: String(there?.version ?? 0) }, problems: [] }
      return c.render(<OfferPage answers={again} theirs={offered(there)} />, 409)
    }
    return seeOther(c, paths.myWork(viewer.partnership.slug), 'Thank you. Your colleagues can read it')
  })
  .get('/what-we-offer', allow(mayReadOffers), async (c) => c.render(<OffersPage offers={await listOffers(c.var.tx, c.var.viewer.partnershipId)} />))

  .get('/people/:id/who-would-suit', withPerson(mayReadPerson), async (c) => {
    const { tx, viewer, person } = c.var
    return c.render(<WishPage person={person} answers={wished(await findWish(tx, viewer.partnershipId, person.id))} />)
  })
  .post('/people/:id/who-would-suit', withPerson(mayReadPerson), (c) => answerWish(c, c.var, c.var.person))
  .get('/my-support/who-would-suit', isSomebodySupported, async (c) => {
    const { tx, viewer } = c.var
    const person = await findMyself(c.var)
    return c.render(<WishPage person={person} answers={wished(await findWish(tx, viewer.partnershipId, person.id))} />)
  })
  .post('/my-support/who-would-suit', isSomebodySupported, async (c) => answerWish(c, c.var, await findMyself(c.var)))

const offered = (offer: Offer | undefined) =>
  offerForm.blank(offer ? { ...offer, languages: offer.languages as never, topics: offer.topics as never } : { version: 0 })
const wished = (wish: Wish | undefined) => wishForm.blank(wish ? { ...wish, topics: wish.topics as never } : { version: 0 })

async function findMyself({ tx, viewer }: Acting): Promise<Person> {
  const person = await findPerson(tx, viewer.partnershipId, viewer.personId as string)
  if (!person) throw new NotFound()
  return person
}

async function answerWish(c: Context, acting: Acting, person: Person) {
  const { tx, viewer } = acting
  const answers = wishForm.read(c)
  if (answers.problems) return c.render(<WishPage person={person} answers={answers} />, 422)
  const { version, ...words } = answers.values
  try {
    await keepWish(acting, person, version, words)
  } catch (problem) {
    if (!(problem instanceof OutOfDate)) throw problem
    const there = await findWish(tx, viewer.partnershipId, person.id)
    const again = { typed: { ...answers.typed, version: String(there?.version ?? 0) }, problems: [] }
    return c.render(<WishPage person={person} answers={again} theirs={wished(there)} />, 409)
  }
  const { slug } = viewer.partnership
  return seeOther(c, viewer.personId === person.id ? peoplePaths.mySupport(slug) : peoplePaths.person(slug, person.id), 'Saved')
}

import { type Context, Hono } from 'hono'
import qrcode from 'qrcode'
import { allow, anybody } from '../../../platform/access.ts'
import { recordInAudit } from '../../../platform/audit.ts'
import { reachingLink } from '../../../platform/database/narrowed.ts'
import { NotFound, TooMany } from '../../../platform/errors.ts'
import type { Acting, Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { sendsTexts } from '../../../platform/post/openPost.ts'
import { hashToken, isToken } from '../../../platform/tokens.ts'
import { findPerson, type Person } from '../../people/index.ts'
import { attachedOn, fileOf } from '../attachments/routes.tsx'
import { mayHavePlan } from '../book/access.ts'
import { findKey } from '../book/keys.ts'
import { kindOf } from '../book/kinds.ts'
import { findPage, listPages } from '../book/queries.ts'
import { MOST_A_DAY, type Opening } from './card.ts'
import { cancelCard, chooseForCard, renewCard } from './changes/keepCard.ts'
import { openCard } from './changes/openCard.ts'
import { cardForm, openCardForm } from './forms.ts'
import { lockScreen } from './lockScreen.ts'
import { CancelCardPage, ChooseForCardPage, MyCardPage, PrintCardPage } from './pages/MyCardPages.tsx'
import { OpenCardPage, OpenedPage } from './pages/OpenCardPages.tsx'
import { crisisPaths as paths } from './paths.ts'
import { countOpenings, findCardInHand, findCardOf, findOpening, listOpeningsOf, openFace } from './queries.ts'

/** The crisis card: its owner's side, and the side of whoever holds it. */
export const crisis = new Hono<Env>()
  .get('/my-plan/card', allow(mayHavePlan), async (c) => {
    const { me, face, card } = await mine(c.var)
    const pages = (await listPages(c.var, me.partnershipId, me.id)).filter(({ inEmergency }) => inEmergency)
    const openings = await listOpeningsOf(c.var.tx, me.partnershipId, me.id)
    return c.render(<MyCardPage card={card} face={face} pages={pages} openings={openings} />)
  })
  .get('/my-plan/card/choose', allow(mayHavePlan), async (c) => {
    const { form, chosen, hasPages } = await choosing(c.var)
    return c.render(<ChooseForCardPage form={form} answers={form.blank(chosen)} hasPages={hasPages} />)
  })
  .post('/my-plan/card/choose', allow(mayHavePlan), async (c) => {
    const { me, form, hasPages } = await choosing(c.var)
    const answers = form.read(c)
    if (answers.problems || !hasPages) return c.render(<ChooseForCardPage form={form} answers={answers} hasPages={hasPages} />, 422)
    const { pages, firstName, firstAt, secondName, secondAt } = answers.values
    const tell = [
      { name: firstName, at: firstAt },
      { name: secondName, at: secondAt },
    ].filter(({ at }) => at)
    await chooseForCard(c.var, me, { pageIds: pages, tell })
    return seeOther(c, paths.mine(c.var.viewer.partnership.slug), 'Saved')
  })
  .post('/my-plan/card/make-anew', allow(mayHavePlan), async (c) => {
    const { me, card } = await mine(c.var)
    if (!card) throw new NotFound()
    await renewCard(c.var, me)
    return seeOther(c, paths.mine(c.var.viewer.partnership.slug), 'You have a new card. The one before opens nothing')
  })
  .get('/my-plan/card/cancel', allow(mayHavePlan), (c) => c.render(<CancelCardPage />))
  .post('/my-plan/card/cancel', allow(mayHavePlan), async (c) => {
    const { me, card } = await mine(c.var)
    if (!card) throw new NotFound()
    await cancelCard(c.var, me.id)
    return seeOther(c, paths.mine(c.var.viewer.partnership.slug), 'The card is cancelled. It opens nothing')
  })
  .get('/my-plan/card/print', allow(mayHavePlan), async (c) => {
    const { link } = await cardToShow(c.var)
    const svg = await qrcode.toString(link, { type: 'svg', margin: 1 })
    return c.render(<PrintCardPage link={link} picture={`data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`} />)
  })
  .get('/my-plan/card/picture.png', allow(mayHavePlan), async (c) => {
    const { link } = await cardToShow(c.var)
    const picture = await lockScreen(link, c.var.words)
    return c.body(new Uint8Array(picture), 200, { 'content-type': 'image/png', 'content-disposition': 'attachment; filename="crisis-card.png"' })
  })

  .get('/card/:token', anybody(), async (c) => {
    const { token } = await cardInHand(c)
    return c.render(<OpenCardPage token={token} answers={openCardForm.blank()} />)
  })
  .post('/card/:token', anybody(), async (c) => {
    const { token, card } = await cardInHand(c)
    const answers = openCardForm.read(c)
    if (answers.problems) return c.render(<OpenCardPage token={token} answers={answers} />, 422)
    const { tx, now, viewer } = c.var
    if ((await countOpenings(tx, card, new Date(now.getTime() - 24 * 60 * 60_000))) >= MOST_A_DAY) throw new TooMany(60 * 60)
    const opened = await openCard(c.var, card, answers.values)
    const { slug } = viewer.partnership
    // Sent twice: what was opened is open in the window that sent it first.
    return c.redirect(opened ? paths.opened(slug, opened) : paths.card(slug, token), 303)
  })
  .get('/card/opened/:token', anybody(), async (c) => {
    const { tx, viewer } = c.var
    const opening = await openingInHand(c)
    const shown = await reachingLink(tx, viewer, opening.openHash, () => readForCrisis(c.var, opening))
    if (!shown) throw new NotFound()
    const who = viewer.holding(viewer.tokenHash ?? '', { entryIds: [], name: `${opening.name}, ${opening.worksAt}` })
    await recordInAudit({ ...c.var, viewer: who }, 'looked at', { thing: 'plan', personId: opening.personId, reason: 'with the crisis card' })
    return c.render(<OpenedPage name={shown.face.name} pages={shown.pages} until={opening.until} token={c.req.param('token')} />)
  })
  .get('/card/opened/:page/attached/:attached/:token', anybody(), async (c) => {
    const { tx, viewer } = c.var
    const opening = await openingInHand(c)
    return reachingLink(tx, viewer, opening.openHash, async () => {
      const page = (await readForCrisis(c.var, opening))?.pages.find(({ id }) => id === c.req.param('page'))
      if (!page) throw new NotFound()
      return fileOf(c, c.var, page, attachedOn(page, c.req.param('attached')).id)
    })
  })

/** The person, their card, and what stands on it. */
async function mine(acting: Acting) {
  const { tx, viewer } = acting
  const me = await findPerson(tx, viewer.partnershipId, viewer.personId as string)
  if (!me) throw new NotFound()
  const card = await findCardOf(tx, me.partnershipId, me.id)
  const key = card && (await findKey(acting, me.partnershipId, me.id))
  return { me, card, face: card && key ? openFace(key, card) : undefined }
}

async function choosing(acting: Acting) {
  const { me, face } = await mine(acting)
  const pages = await listPages(acting, me.partnershipId, me.id)
  const options = pages.map(({ id, kind, face: { title } }) => ({ value: id, label: title || acting.words.t(kindOf(kind).title), isName: true }))
  const suggested = pages.filter(({ kind, inEmergency }) => (face ? inEmergency : kindOf(kind).isForCrisis === true))
  const [first, second] = face?.tell ?? []
  const chosen = {
    pages: suggested.map(({ id }) => id),
    firstName: first?.name ?? '',
    firstAt: first?.at ?? '',
    secondName: second?.name ?? '',
    secondAt: second?.at ?? '',
  }
  return { me, form: cardForm(options, sendsTexts(acting.house.settings)), chosen, hasPages: pages.length > 0 }
}

async function cardToShow(acting: Acting): Promise<{ me: Person; link: string }> {
  const { me, face } = await mine(acting)
  if (!face) throw new NotFound()
  return { me, link: `${acting.house.settings.url}${paths.card(acting.viewer.partnership.slug, face.token)}` }
}

async function cardInHand(c: Context<Env>) {
  const { tx, viewer } = c.var
  const token = c.req.param('token')
  const card = isToken(token) ? await findCardInHand(tx, viewer.partnershipId, hashToken(token)) : undefined
  if (!token || !card) throw new NotFound()
  return { token, card }
}

async function openingInHand(c: Context<Env>): Promise<Opening> {
  const { tx, viewer, now } = c.var
  const token = c.req.param('token')
  const opening = isToken(token) ? await findOpening(tx, viewer.partnershipId, hashToken(token), now) : undefined
  if (!opening) throw new NotFound()
  return opening
}

/** What its owner chose for an emergency, opened; nothing when the card was cancelled since. */
async function readForCrisis(
  acting: Pick<Acting, 'tx' | 'house'>,
  { partnershipId, personId, openHash }: { partnershipId: string; personId: string; openHash: string },
) {
  const card = await acting.tx
    .selectFrom('crisisCard')
    .select(['partnershipId', 'id', 'personId', 'openHash', 'tokenHash', 'madeAt', 'face'])
    .where('partnershipId', '=', partnershipId)
    .where('openHash', '=', openHash)
    .where('cancelledAt', 'is', null)
    .executeTakeFirst()
  const key = card && (await findKey(acting, partnershipId, personId))
  if (!card || !key) return undefined
  const pages = []
  for (const { id } of await listPages(acting, partnershipId, personId)) {
    const page = await findPage(acting, partnershipId, id)
    if (page?.inEmergency) pages.push(page)
  }
  return { face: openFace(key, card), pages }
}

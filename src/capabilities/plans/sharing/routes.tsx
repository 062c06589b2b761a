import { type Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { allow, anybody, thingInPath } from '../../../platform/access.ts'
import { recordInAudit, recordLook } from '../../../platform/audit.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Acting, Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { isId } from '../../../platform/ids.ts'
import { putInOutbox } from '../../../platform/outbox.ts'
import { codeCookie, hashToken, isToken } from '../../../platform/tokens.ts'
import type { Member, Viewer } from '../../../platform/viewer.ts'
import { asEmail, word } from '../../../platform/wording.ts'
import { findPerson, mayReadPerson, type Person } from '../../people/index.ts'
import { findOpenSupportOf } from '../../support/index.ts'
import { isMadeTogether } from '../agreement/agreement.ts'
import { agreeForm } from '../agreement/form.ts'
import { AgreePage } from '../agreement/pages/AgreePage.tsx'
import { agreementPaths } from '../agreement/paths.ts'
import { sayAgreement } from '../agreement/sayAgreement.ts'
import { attachedOn, fileOf } from '../attachments/routes.tsx'
import { mayHavePlan, mayReadPage, mayWritePage } from '../book/access.ts'
import { changePage } from '../book/changes/changePage.ts'
import { writeAnswer } from '../book/document.ts'
import { answerName, asTyped, wasName, writePageForm } from '../book/forms/planPage.ts'
import { kindOf, promptsOf } from '../book/kinds.ts'
import { bookPaths } from '../book/paths.ts'
import type { PlanPage } from '../book/planPage.ts'
import { findPage, listPages } from '../book/queries.ts'
import { pagesOfAPlan } from '../messages.ts'
import { sharePages, type With } from './changes/sharePages.ts'
import { askForAccount, shareWithAccount } from './changes/shareWithAccount.ts'
import { takeBack } from './changes/takeBack.ts'
import { typeInPage } from './changes/typeInPage.ts'
import { codeForm, shareForm, type ToChooseFrom, typeInForm } from './forms.ts'
import { CodePage, LinkLockedPage, SharedPagesPage, WriteByLinkPage } from './pages/LinkPages.tsx'
import { AsTheySeeItPage, LinkMadePage, MySharingPage, SharePage } from './pages/SharingPages.tsx'
import { PlanOfPersonPage, SharedWithMePage, TypeInPage } from './pages/WithMePages.tsx'
import { sharingPaths as paths } from './paths.ts'
import { findNearby, findOwnSupporter, findShare, findShareOfLink, hasAccount, listSharedWithMe, listShares } from './queries.ts'
import { foldCode, MOST_TRIES, type Share, stands } from './share.ts'

const withShare = thingInPath('share', findShare, ({ id, personId }) => ({ thing: 'plan', thingId: id, personId }))
const withPerson = thingInPath('person', findPerson, ({ id }) => ({ thing: 'plan', personId: id }))

const PAGE = 50
const mayTypeIn = (viewer: Viewer, person: Person) => viewer.wears('health coach', 'link worker') && mayReadPerson(viewer, person)

/** Whoever may be shown something of somebody's plan. */
const mayBeShown = (viewer: Member) => viewer.wears('supporter', 'referrer', 'health coach', 'link worker')

/** Sharing a plan page by page: its owner says with whom; those it is shared with look, or write. */
export const sharing = new Hono<Env>()
  .get('/my-plan/sharing', allow(mayHavePlan), async (c) => {
    const { tx, viewer } = c.var
    const after = c.req.query('after')
    const shares = await listShares(tx, viewer.partnershipId, viewer.personId as string, { limit: PAGE, after: isId(after) ? after : undefined })
    return c.render(
      <MySharingPage shares={shares} pages={await listPages(c.var, viewer.partnershipId, viewer.personId as string)} hasMore={shares.length === PAGE} />,
    )
  })
  .get('/my-plan/sharing/new', allow(mayHavePlan), async (c) => {
    const { form, hasPages } = await asking(c.var)
    const page = c.req.query('page')
    return c.render(<SharePage form={form} answers={form.blank(isId(page) ? { pages: [page] } : {})} hasPages={hasPages} />)
  })
  .post('/my-plan/sharing/new', allow(mayHavePlan), async (c) => {
    const { form, me, targets, hasPages } = await asking(c.var)
    const answers = form.read(c)
    const to = answers.values && targetOf(targets, answers.values.to, answers.values.name)
    if (answers.problems || !to) return c.render(<SharePage form={form} answers={answers} hasPages={hasPages} />, 422)
    const { slug } = c.var.viewer.partnership
    const { id, pages, mayWrite, until, email } = answers.values
    if (c.var.form.get('confirmed') !== 'yes') {
      return c.render(
        <AsTheySeeItPage form={form} answers={answers} to={to} pages={await opened(c.var, pages)} mayWrite={mayWrite === 'write'} until={until || undefined} />,
      )
    }
    const made = await sharePages(
      c.var,
      { id, personId: me.id, fromName: me.name, pageIds: pages, mayWrite: mayWrite === 'write', until: until || undefined },
      to,
    )
    if (!made) return seeOther(c, paths.mine(slug), to.withKind === 'link' ? 'It is shared. A link is shown only once' : 'It is shared')
    const link = `${c.var.house.settings.url}${paths.link(slug, made.token)}`
    if (email) await putInOutbox(c.var, asEmail(word(c.var, pagesOfAPlan, { name: me.name, link }), { to: email, personId: me.id }))
    return c.render(<LinkMadePage link={link} code={made.code} name={to.withName} sentTo={email} />)
  })
  .post(
    '/my-plan/sharing/:id/take-back',
    withShare((viewer, { personId }) => viewer.personId === personId),
    async (c) => {
      await takeBack(c.var, c.var.share)
      return seeOther(c, paths.mine(c.var.viewer.partnership.slug), 'Taken back. It opens to them no more')
    },
  )
  .post(
    '/my-plan/sharing/:id/with-their-account',
    withShare((viewer, { personId }) => viewer.personId === personId),
    async (c) => {
      if (!c.var.share.askedBy || c.var.share.takenBackAt) throw new NotFound()
      await shareWithAccount(c.var, c.var.share)
      return seeOther(c, paths.mine(c.var.viewer.partnership.slug), 'They open it with their account now. The link opens nothing any more')
    },
  )

  .get('/shared-plans', allow(mayBeShown), async (c) => {
    const { tx, viewer, today } = c.var
    const after = c.req.query('after')
    const shares = await listSharedWithMe(tx, viewer.partnershipId, today, { limit: PAGE, after: isId(after) ? after : undefined })
    return c.render(<SharedWithMePage shares={shares} hasMore={shares.length === PAGE} />)
  })
  .get(
    '/shared-plans/:id',
    withShare((viewer, share) => viewer.personId !== share.personId && mayBeShown(viewer)),
    async (c) => {
      const { share, viewer, today } = c.var
      if (!stands(share, today)) throw new NotFound()
      const pages = (await listPages(c.var, viewer.partnershipId, share.personId)).filter(({ id }) => share.pageIds.includes(id))
      await recordLook(c.var, { thing: 'plan', thingId: share.id, personId: share.personId })
      return c.render(<PlanOfPersonPage name={share.fromName} pages={pages} />)
    },
  )
  .get('/people/:id/plan', withPerson(mayReadPerson), async (c) => {
    const { person, viewer, tx, today } = c.var
    await recordLook(c.var, { thing: 'plan', personId: person.id })
    const shares = await listSharedWithMe(tx, viewer.partnershipId, today, { personId: person.id })
    const shown = new Set(shares.flatMap(({ pageIds }) => pageIds))
    const pages = shown.size > 0 ? (await listPages(c.var, viewer.partnershipId, person.id)).filter(({ id }) => shown.has(id)) : []
    return c.render(<PlanOfPersonPage name={person.name} personId={person.id} pages={pages} mayTypeIn={mayTypeIn(viewer, person)} />)
  })
  .get('/people/:id/plan/type-in', withPerson(mayTypeIn), (c) => c.render(<TypeInPage person={c.var.person} answers={typeInForm.blank()} />))
  .post('/people/:id/plan/type-in', withPerson(mayTypeIn), async (c) => {
    const { person, viewer } = c.var
    const answers = typeInForm.read(c)
    if (answers.problems) return c.render(<TypeInPage person={person} answers={answers} />, 422)
    const { slug } = viewer.partnership
    if (await hasAccount(c.var.tx, person.partnershipId, person.id)) {
      return seeOther(c, paths.ofPerson(slug, person.id), 'They keep a plan of their own. Ask them to share a page with you, to write on it together')
    }
    await typeInPage(c.var, person, answers.values)
    return seeOther(c, bookPaths.write(slug, answers.values.id), 'Type it in together, in their words')
  })

  .get('/shared/:token', anybody(), async (c) => {
    const found = await behindTheDoor(c)
    if (!found.isOpen) return c.render(found.isLocked ? <LinkLockedPage /> : <CodePage token={found.token} answers={codeForm.blank()} />)
    await recordByLink(c.var, found.share)
    const supporter = await supporterWithLink(c.var, found.share)
    const asks = supporter && (found.share.askedBy === supporter.id ? 'asked' : 'may ask')
    return c.render(<SharedPagesPage share={found.share} pages={await opened(c.var, found.share.pageIds)} token={found.token} asks={asks} />)
  })
  .post('/shared/:token', anybody(), async (c) => {
    const found = await behindTheDoor(c)
    if (found.isLocked) return c.render(<LinkLockedPage />)
    const { slug } = c.var.viewer.partnership
    if (found.isOpen) return seeOther(c, paths.link(slug, found.token))
    const answers = codeForm.read(c)
    if (answers.problems) return c.render(<CodePage token={found.token} answers={answers} />, 422)
    const code = foldCode(answers.values.code)
    if (hashToken(`${found.token}.${code}`) !== found.share.tokenHash) {
      await countWrongCode(c.var, found.share)
      // Answered as done, so that the count is kept: a page of what is wrong changes nothing.
      return seeOther(c, paths.link(slug, found.token), 'That is not the code of this link. Look at it again, or ask for it')
    }
    setCookie(c, codeCookie(hashToken(found.token)), code, {
      httpOnly: true,
      sameSite: 'Lax',
      path: `/${slug}/shared`,
      secure: c.var.house.settings.url.startsWith('https:'),
    })
    return seeOther(c, paths.link(slug, found.token))
  })
  .post('/shared/with-my-account/:token', anybody(), async (c) => {
    const { isOpen, share, token } = await behindTheDoor(c)
    const supporter = isOpen ? await supporterWithLink(c.var, share) : undefined
    if (!supporter) throw new NotFound()
    await askForAccount(c.var, share, supporter)
    return seeOther(c, paths.link(c.var.viewer.partnership.slug, token), 'Asked. When they say yes, you find it under “Plans shared with me”')
  })
  .get('/shared/:page/write/:token', anybody(), async (c) => {
    const { page, token } = await writableByLink(c)
    return c.render(<WriteByLinkPage page={page} token={token} answers={writePageForm(page.kind).blank(asTyped(page))} />)
  })
  .post('/shared/:page/write/:token', anybody(), async (c) => {
    const { page, token, share } = await writableByLink(c)
    const answers = writePageForm(page.kind).read(c)
    if (answers.problems) return c.render(<WriteByLinkPage page={page} token={token} answers={answers} />, 422)
    const acting = { ...c.var, viewer: named(c.var.viewer, share.withName) }
    await changePage(acting, page, (doc) => {
      for (const { id } of promptsOf(page.kind)) writeAnswer(doc, id, answers.values[wasName(id)] ?? '', answers.values[answerName(id)] ?? '')
    })
    return seeOther(c, paths.link(c.var.viewer.partnership.slug, token), 'Saved')
  })
  .get('/shared/:page/attached/:attached/:token', anybody(), async (c) => {
    const page = await readableByLink(c)
    return fileOf(c, c.var, page, attachedOn(page, c.req.param('attached')).id)
  })
  .get('/shared/:page/agree/:token', anybody(), async (c) => {
    const { page, token } = await writableByLink(c)
    if (!isMadeTogether(page)) throw new NotFound()
    return c.render(<AgreePage {...agreeing(c.var, page, token)} answers={agreeForm.blank()} />)
  })
  .post('/shared/:page/agree/:token', anybody(), async (c) => {
    const { page, token, share } = await writableByLink(c)
    if (!isMadeTogether(page)) throw new NotFound()
    const answers = agreeForm.read(c)
    if (answers.problems) return c.render(<AgreePage {...agreeing(c.var, page, token)} answers={answers} />, 422)
    await sayAgreement({ ...c.var, viewer: named(c.var.viewer, share.withName) }, page, answers.values)
    return seeOther(c, paths.link(c.var.viewer.partnership.slug, token), 'Saved')
  })

const agreeing = ({ viewer }: Pick<Acting<Viewer>, 'viewer'>, page: PlanPage, token: string) => {
  const { slug } = viewer.partnership
  return { form: agreeForm, action: agreementPaths.sayByLink(slug, page.id, token), back: paths.link(slug, token) }
}

/** What a person is asked when they share, and whom they can choose from. */
async function asking(acting: Acting) {
  const { tx, viewer } = acting
  const me = await findPerson(tx, viewer.partnershipId, viewer.personId as string)
  if (!me) throw new NotFound()
  const pages = await listPages(acting, viewer.partnershipId, me.id)
  const { team, practice } = await findNearby(tx, viewer.partnershipId, me)
  const support = await findOpenSupportOf(tx, viewer.partnershipId, me.id)
  const targets: With[] = [
    ...(support ? [{ withKind: 'worker' as const, membershipId: support.ledBy, withName: support.ledByName }] : []),
    ...(team ? [{ withKind: 'team' as const, teamId: team.id, withName: team.name }] : []),
    ...(practice ? [{ withKind: 'practice' as const, organisationId: practice.id, withName: practice.name }] : []),
    { withKind: 'link', withName: '' },
  ]
  const { t } = acting.words
  const choices: ToChooseFrom = {
    to: targets.map(({ withKind, withName }) =>
      withKind === 'link'
        ? { value: withKind, label: 'Somebody else, by a link', hint: 'Family, a friend or a neighbour. They need no account' }
        : { value: withKind, label: withName, hint: hints[withKind], isName: true },
    ),
    pages: pages.map(({ id, kind, face }) => ({ value: id, label: face.title || t(kindOf(kind).title), isName: true })),
  }
  return { me, targets, form: shareForm(choices), hasPages: pages.length > 0 }
}

const hints = {
  worker: 'Who supports you now',
  team: 'Everybody of the team that supports you',
  practice: 'Those of your GP practice who use Livewell',
} as const

const targetOf = (targets: readonly With[], kind: string, name: string): With | undefined => {
  const target = targets.find(({ withKind }) => withKind === kind)
  return target?.withKind === 'link' ? { ...target, withName: name } : target
}

/** Pages, opened, in the order of the plan; those out of reach are left out. */
async function opened(acting: Pick<Acting<Viewer>, 'tx' | 'house' | 'viewer'>, ids: readonly string[]): Promise<PlanPage[]> {
  const pages: PlanPage[] = []
  for (const id of ids) {
    const page = await findPage(acting, acting.viewer.partnershipId, id)
    if (page && !page.removedAt && mayReadPage(acting.viewer, page)) pages.push(page)
  }
  return pages.sort((a, b) => a.content.order - b.content.order)
}

/** What the link in the address opens: its share, and whether its code came with it. */
async function behindTheDoor(c: Context<Env>) {
  const { tx, viewer, today } = c.var
  const token = c.req.param('token')
  const share = isToken(token) ? await findShareOfLink(tx, viewer) : undefined
  if (!token || !share || !stands(share, today)) throw new NotFound()
  const isLocked = share.codeTries >= MOST_TRIES
  return { token, share, isLocked, isOpen: !isLocked && viewer.tokenHash === share.tokenHash && getCookie(c, codeCookie(hashToken(token))) !== undefined }
}

/** Whoever holds a link, as the supporter they are here with an account; not when the plan is their own. */
async function supporterWithLink({ tx, viewer }: Pick<Acting<Viewer>, 'tx' | 'viewer'>, { personId }: Pick<Share, 'personId'>) {
  const supporter = await findOwnSupporter(tx, viewer)
  return supporter && supporter.personId !== personId ? supporter : undefined
}

async function readableByLink(c: Context<Env>): Promise<PlanPage> {
  const { isOpen } = await behindTheDoor(c)
  const id = c.req.param('page')
  const page = isOpen && isId(id) ? await findPage(c.var, c.var.viewer.partnershipId, id) : undefined
  if (!page || !mayReadPage(c.var.viewer, page)) throw new NotFound()
  return page
}

async function writableByLink(c: Context<Env>) {
  const found = await behindTheDoor(c)
  const id = c.req.param('page')
  const page = found.isOpen && isId(id) ? await findPage(c.var, c.var.viewer.partnershipId, id) : undefined
  if (!page || !mayWritePage(c.var.viewer, page)) throw new NotFound()
  return { ...found, page }
}

const countWrongCode = ({ tx }: Pick<Acting, 'tx'>, { partnershipId, id, codeTries }: { partnershipId: string; id: string; codeTries: number }) =>
  tx
    .updateTable('planShare')
    .set({ codeTries: codeTries + 1 })
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', id)
    .execute()

/** Whoever holds a link, by the name that its giver gave them. */
const named = (viewer: Viewer, name: string) => viewer.holding(viewer.tokenHash ?? '', { entryIds: [], name })

/** Somebody without an account looked: the person reads the name they gave them. */
const recordByLink = (acting: Parameters<typeof recordInAudit>[0], { id, personId, withName }: { id: string; personId: string; withName: string }) =>
  recordInAudit({ ...acting, viewer: named(acting.viewer, withName) }, 'looked at', {
    thing: 'plan',
    thingId: id,
    personId,
    reason: 'with a link',
  })

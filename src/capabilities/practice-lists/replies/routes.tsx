import { Hono } from 'hono'
import { withProblem } from '../../../design/form/form.ts'
import { allow, anybody, thingInPath } from '../../../platform/access.ts'
import { recordInAudit } from '../../../platform/audit.ts'
import { reachingLink } from '../../../platform/database/narrowed.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Acting, Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { isId } from '../../../platform/ids.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { mayAnswerThePhone, mayKeep, mayWriteDownReply } from '../access.ts'
import { hearNews } from '../changes/hearNews.ts'
import { printAgain } from '../letters/changes/beginRun.ts'
import { hashCode, keysOf } from '../letters/code.ts'
import { type ListedPerson, mayReply } from '../list.ts'
import { paths } from '../paths.ts'
import { findByHash, findList, findListed, findPractice, listQuestions, PAGE, searchListed } from '../queries.ts'
import { auditedList } from '../uploads/routes.tsx'
import { type GivenReply, giveReply } from './changes/giveReply.ts'
import { codeForm, findForm, newsForm, onceForm, type Reply, replyForm, writtenDownForm } from './forms.ts'
import { CodePage, InvitationOverPage, NewsPage, PeopleOfListPage, RepliesPage, ReplyPage, ThanksPage, WriteDownPage } from './pages.tsx'

const audited = ({ id }: ListedPerson) => ({ thing: 'invitation', thingId: id })
const withListed = thingInPath('listed', findListed, audited)(mayWriteDownReply)
const withList = thingInPath('list', findList, auditedList)(mayKeep)
const withOneOfList = thingInPath('listed', findListed, audited, 'listed')(mayKeep)

/** Somebody of the very list that the address names. */
function beOfList({ listId }: ListedPerson, named: string | undefined) {
  if (listId !== named) throw new NotFound()
}

/** Answers: by link and by code without an account, and written down by a worker; and what else becomes known about somebody. */
export const replies = new Hono<Env>()
  .get('/reply', anybody(), (c) => c.render(<CodePage answers={codeForm.blank()} />))
  .post('/reply', anybody(), async (c) => {
    const answers = codeForm.read(c)
    if (answers.problems) return c.render(<CodePage answers={answers} />, 422)
    const listed = await findByCode(c.var, answers.values.code)
    if (!listed) return c.render(<CodePage answers={withProblem(answers, 'code', 'We do not know this code. Look at it again, or ring us')} />, 422)
    // From the short code to the long link: the rest is the same for both.
    return seeOther(c, paths.byLink(c.var.viewer.partnership.slug, keysOf(c.var.house.settings.secret, listed).token))
  })
  .get('/reply/thank-you', anybody(), (c) => c.render(<ThanksPage reply={replyNamed(c.req.query('for'))} />))
  // Opening the link changes nothing, because scanners open links too; only sending the answer does.
  .get('/reply/:token', anybody(), async (c) => {
    const listed = await findByLink(c.var)
    if (!listed || !mayReply(listed)) return c.render(<InvitationOverPage />, listed ? 410 : 404)
    const blank = replyForm.blank({ reachBy: listed.phone ? 'phone' : 'letter' })
    return c.render(<ReplyPage practice={await practiceOf(c.var, listed)} answers={blank} action={c.req.path} />)
  })
  .post('/reply/:token', anybody(), async (c) => {
    const listed = await findByLink(c.var)
    const { slug } = c.var.viewer.partnership
    // Sent twice: the first answer stands, and it is as they wanted.
    if (listed?.state === 'yes') return seeOther(c, paths.thanks(slug, 'yes'))
    if (!listed || !mayReply(listed)) return c.render(<InvitationOverPage />, listed ? 410 : 404)
    const answers = replyForm.read(c)
    if (answers.problems) return c.render(<ReplyPage practice={await practiceOf(c.var, listed)} answers={answers} action={c.req.path} />, 422)
    await giveReply(c.var, listed, { ...(answers.values as Omit<GivenReply, 'how'>), how: 'link' })
    return seeOther(c, paths.thanks(slug, answers.values.reply))
  })

  .get('/replies', allow(mayAnswerThePhone), async (c) => {
    const { tx, viewer } = c.var
    const find = findForm.readAddress(c)
    const name = find.values.name ?? ''
    const found = name === '' ? undefined : await searchListed(tx, viewer.partnershipId, { name, teamIds: viewer.teamIds })
    return c.render(
      <RepliesPage code={codeForm.blank()} find={{ typed: find.typed, problems: [] }} found={found} questions={await listQuestions(tx, viewer)} />,
    )
  })
  .post('/replies', allow(mayAnswerThePhone), async (c) => {
    const { tx, viewer } = c.var
    const answers = codeForm.read(c)
    const again = async (problems: typeof answers) =>
      c.render(<RepliesPage code={problems} find={findForm.blank()} found={undefined} questions={await listQuestions(tx, viewer)} />, 422)
    if (answers.problems) return again(answers)
    const listed = await findByHash(tx, viewer.partnershipId, 'codeHash', hashCode(c.var.house.settings.secret, answers.values.code))
    if (!listed) return again(withProblem(answers, 'code', 'None of your teams wrote a letter with this code. Ask them to read it out again'))
    return seeOther(c, paths.reply(viewer.partnership.slug, listed.id))
  })
  .get('/replies/:id', withListed, async (c) => {
    const { listed } = c.var
    await recordInAudit(c.var, 'looked at', audited(listed))
    const blank = writtenDownForm.blank({ how: 'phone', phone: listed.phone ?? '', email: listed.email ?? '', reachBy: 'phone' })
    return c.render(<WriteDownPage listed={listed} answers={blank} mayStillReply={mayReply(listed)} />)
  })
  .post('/replies/:id', withListed, async (c) => {
    const { listed, viewer } = c.var
    const { slug } = viewer.partnership
    if (listed.state === 'yes') return seeOther(c, paths.replies(slug), 'Their answer is written down')
    const answers = writtenDownForm.read(c)
    if (answers.problems) return c.render(<WriteDownPage listed={listed} answers={answers} mayStillReply={mayReply(listed)} />, 422)
    await giveReply(c.var, listed, answers.values as GivenReply)
    return seeOther(c, paths.replies(slug), 'Their answer is written down')
  })
  .post('/replies/:id/print', withListed, async (c) => {
    const { listed, viewer } = c.var
    const { id = '' } = onceForm.read(c).values ?? {}
    if (!mayReply(listed)) return seeOther(c, paths.reply(viewer.partnership.slug, listed.id))
    await printAgain(c.var, listed, id)
    return seeOther(c, paths.run(viewer.partnership.slug, id), 'The letter is ready to print')
  })
  .get('/replies/:id/news', withListed, (c) => {
    const { listed, viewer } = c.var
    const { slug } = viewer.partnership
    return c.render(<NewsPage listed={listed} answers={newsForm.blank()} action={paths.newsFromReply(slug, listed.id)} back={paths.reply(slug, listed.id)} />)
  })
  .post('/replies/:id/news', withListed, async (c) => {
    const { listed, viewer } = c.var
    const { slug } = viewer.partnership
    const answers = newsForm.read(c)
    if (answers.problems)
      return c.render(<NewsPage listed={listed} answers={answers} action={paths.newsFromReply(slug, listed.id)} back={paths.reply(slug, listed.id)} />, 422)
    await hearNews(c.var, listed, answers.values)
    return seeOther(c, paths.reply(slug, listed.id), 'Saved')
  })

  .get('/practice-lists/:id/people', withList, async (c) => {
    const { tx, viewer, list } = c.var
    const find = findForm.readAddress(c)
    // By id, so that no name stands in an address because of paging.
    const afterId = c.req.query('after')
    const after = isId(afterId) ? await findListed(tx, viewer.partnershipId, afterId) : undefined
    const found = await searchListed(tx, viewer.partnershipId, { name: find.values.name ?? '', listId: list.id, after })
    await recordInAudit(c.var, 'looked at', { ...auditedList(list), reason: 'its people' })
    const last = found.length === PAGE ? found.at(-1) : undefined
    const query = new URLSearchParams({ name: find.values.name ?? '', ...(last ? { after: last.id } : {}) })
    return c.render(
      <PeopleOfListPage
        listId={list.id}
        find={{ typed: find.typed, problems: [] }}
        found={found}
        next={last && `${paths.people(viewer.partnership.slug, list.id)}?${query}`}
      />,
    )
  })
  .get('/practice-lists/:id/people/:listed', withOneOfList, (c) => {
    const { listed, viewer } = c.var
    beOfList(listed, c.req.param('id'))
    const { slug } = viewer.partnership
    return c.render(
      <NewsPage listed={listed} answers={newsForm.blank()} action={paths.news(slug, listed.listId, listed.id)} back={paths.people(slug, listed.listId)} />,
    )
  })
  .post('/practice-lists/:id/people/:listed', withOneOfList, async (c) => {
    const { listed, viewer } = c.var
    beOfList(listed, c.req.param('id'))
    const { slug } = viewer.partnership
    const answers = newsForm.read(c)
    if (answers.problems)
      return c.render(
        <NewsPage listed={listed} answers={answers} action={paths.news(slug, listed.listId, listed.id)} back={paths.people(slug, listed.listId)} />,
        422,
      )
    await hearNews(c.var, listed, answers.values)
    return seeOther(c, paths.people(slug, listed.listId), 'Saved. Nothing is sent to them that should not be')
  })

const replyNamed = (name: string | undefined): Reply => (name === 'no' || name === 'question' ? name : 'yes')

/** Whoever holds the link reaches the invitation it is of, and nothing else. */
const findByLink = ({ tx, viewer }: Pick<Acting<Viewer>, 'tx' | 'viewer'>) =>
  viewer.tokenHash ? findByHash(tx, viewer.partnershipId, 'tokenHash', viewer.tokenHash) : undefined

/** The same for whoever types in the code. */
function findByCode({ tx, viewer, house }: Pick<Acting<Viewer>, 'tx' | 'viewer' | 'house'>, code: string) {
  const hash = hashCode(house.settings.secret, code)
  return reachingLink(tx, viewer, hash, () => findByHash(tx, viewer.partnershipId, 'codeHash', hash))
}

async function practiceOf({ tx, viewer }: Pick<Acting<Viewer>, 'tx' | 'viewer'>, { organisationId }: ListedPerson): Promise<string> {
  const practice = await findPractice(tx, viewer.partnershipId, organisationId)
  if (!practice) throw new NotFound()
  return practice.name
}

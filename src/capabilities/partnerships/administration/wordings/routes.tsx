import { type Context, Hono } from 'hono'
import type { Answers } from '../../../../design/form/form.ts'
import { allow } from '../../../../platform/access.ts'
import { NotFound } from '../../../../platform/errors.ts'
import type { Acting, Env } from '../../../../platform/http/env.ts'
import { seeOther } from '../../../../platform/http/front.ts'
import { putInOutbox } from '../../../../platform/outbox.ts'
import type { Member } from '../../../../platform/viewer.ts'
import { asEmail, kindsOf, type MessageKind, ourWording, word } from '../../../../platform/wording.ts'
import { mayAdminister } from '../access.ts'
import { versionForm } from '../forms/member.tsx'
import { paths } from '../paths.ts'
import { unlessTooLate, withWrongs } from '../saving.ts'
import { wordingForm } from './form.ts'
import { WordingPage, WordingsPage } from './pages.tsx'
import { findWording, listHistoryOfWording, listWordings } from './queries.ts'
import { saveWording } from './saveWording.ts'
import { asExample, examplesOf, type Said, saidNow, slugOf, type Wording, whatIsWrong } from './wording.ts'

const admin = allow(mayAdminister)

/** What the partnership says in messages: in our words, or in its own. */
export const wordingRoutes = new Hono<Env>()
  .get('/administration/wordings', admin, async (c) => {
    const worded = await listWordings(c.var.tx, c.var.viewer.partnershipId)
    return c.render(<WordingsPage kinds={kindsOf(c.var.house.capabilities)} worded={new Set(worded.filter(isTheirs).map(({ kind }) => kind))} />)
  })

  .get('/administration/wordings/:kind', admin, async (c) => {
    const found = await wordingIn(c)
    const now = saidNow(found.ours, found.wording)
    return showWording(c, found, { answers: wordingForm(found.kind).blank({ ...now, version: found.version }), said: now })
  })
  .post('/administration/wordings/:kind', admin, async (c) => {
    const found = await wordingIn(c)
    const { kind, ours, examples, version } = found
    const form = wordingForm(kind)
    const answers = form.read(c)
    if (answers.problems) return showWording(c, found, { answers })
    const said = saidNow(ours, kept(ours, answers.values))
    const wrongs = whatIsWrong(kind, ours, said, examples)
    if (wrongs.length > 0) return showWording(c, found, { answers: withWrongs(form, answers, wrongs) })
    if (c.var.form.get('next') === 'look') return showWording(c, found, { answers: { typed: answers.typed, problems: [] }, said })
    const late = await unlessTooLate(answers, version, () => saveWording(c.var, kind.kind, answers.values.version, kept(ours, said)))
    if (late) return showWording(c, found, { answers: late, said, isLate: true })
    return seeOther(c, paths.wording(c.var.viewer.partnership.slug, slugOf(kind)), 'Saved. It is said like this from now on')
  })

  .post('/administration/wordings/:kind/try', admin, async (c) => {
    const found = await wordingIn(c)
    await sendToMyself(c.var, found)
    return seeOther(c, paths.wording(c.var.viewer.partnership.slug, slugOf(found.kind)), 'It is on its way to you')
  })
  .post('/administration/wordings/:kind/ours', admin, async (c) => {
    const { kind } = await wordingIn(c)
    const answers = versionForm.read(c)
    const none = { subject: null, body: null, text: null }
    await saveWording(c.var, kind.kind, answers.values?.version ?? 0, none)
    return seeOther(c, paths.wording(c.var.viewer.partnership.slug, slugOf(kind)), 'It is said in our words again')
  })

type MemberContext = Context<{ Variables: Env['Variables'] & { viewer: Member } }>

interface Found {
  kind: MessageKind
  wording: Wording | undefined
  version: number
  ours: Said
  examples: Record<string, string>
}

async function wordingIn(c: MemberContext): Promise<Found> {
  const { house, words, tx, viewer } = c.var
  const kind = kindsOf(house.capabilities).find((each) => slugOf(each) === c.req.param('kind'))
  if (!kind) throw new NotFound()
  const wording = await findWording(tx, viewer.partnershipId, kind.kind)
  return { kind, wording, version: wording?.version ?? 0, ours: ourWording(words, kind), examples: examplesOf(kind, viewer.partnership) }
}

const isTheirs = ({ subject, body, text }: Wording) => [subject, body, text].some((words) => words !== null)

/** What is kept of words: nothing where they are empty, or ours. */
const kept = (ours: Said, said: Partial<Said>) => ({
  subject: said.subject && said.subject !== ours.subject ? said.subject : null,
  body: said.body && said.body !== ours.body ? said.body : null,
  text: said.text && said.text !== ours.text ? said.text : null,
})

async function showWording(
  c: MemberContext,
  { kind, wording, version, ours, examples }: Found,
  { answers, said, isLate = false }: { answers: Answers<any>; said?: Said; isLate?: boolean },
) {
  const { tx, viewer } = c.var
  const form = wordingForm(kind)
  const history = await listHistoryOfWording(tx, viewer.partnershipId, kind.kind)
  return c.render(
    <WordingPage
      kind={kind}
      form={form}
      answers={answers}
      theirs={isLate ? form.blank({ ...saidNow(ours, wording), version }) : undefined}
      example={said && asExample(kind, ours, said, examples)}
      version={version}
      isTheirs={wording !== undefined && isTheirs(wording)}
      history={history}
    />,
    isLate ? 409 : answers.problems?.length ? 422 : 200,
  )
}

/** To whoever words it, with made-up names. Of one that only goes by text, its words in an e-mail: we know nobody's mobile here. */
async function sendToMyself(acting: Acting, { kind, wording, ours, examples }: Found) {
  const { viewer, words } = acting
  const to = { to: viewer.name, toMembership: viewer.membershipId }
  if (kind.email) return putInOutbox(acting, asEmail(word(acting, kind, examples), to))
  const { text } = asExample(kind, ours, saidNow(ours, wording), examples)
  return putInOutbox(acting, { ...to, kind: kind.kind, subject: words.t('How the text reads'), body: text })
}

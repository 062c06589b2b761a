import { Hono } from 'hono'
import { one } from '../../../design/form/field.ts'
import { allow, thingInPath } from '../../../platform/access.ts'
import { recordLook } from '../../../platform/audit.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Acting, Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { isId } from '../../../platform/ids.ts'
import { findPerson, peoplePaths } from '../../people/index.ts'
import { lookAtWords, thinkOfWords, withThought } from '../../workers/index.ts'
import { mayReadConversation, maySeeCaseload, mayWork } from '../access.ts'
import { findGuide, isBeyond as isBeyondGuide } from '../guide/guide.ts'
import { findSupport } from '../queries.ts'
import type { NamedSupport } from '../support.ts'
import { keepDraft, throwDraftAway } from './changes/keepDraft.ts'
import { moveTalk, sayItDidNotHappen } from './changes/moveTalk.ts'
import { recordConversation } from './changes/recordConversation.ts'
import { didNotHappenForm, moveTalkForm, planTalkForm } from './forms/planTalk.ts'
import { nextTalkOf, recordConversationForm } from './forms/recordConversation.ts'
import { ConversationPage } from './pages/ConversationPage.tsx'
import { DidNotHappenPage } from './pages/DidNotHappenPage.tsx'
import { DraftsPage } from './pages/DraftsPage.tsx'
import { PlanTalkPage } from './pages/PlanTalkPage.tsx'
import { RecordConversationPage } from './pages/RecordConversationPage.tsx'
import { findConversation, findDraft, findNextTalk, listDrafts, listPrivateNotes } from './queries.ts'

const withSupport = thingInPath('support', findSupport, ({ id, personId }) => ({ thing: 'support', thingId: id, personId }))
const withConversation = thingInPath('conversation', findConversation, ({ id, personId }) => ({ thing: 'conversation', thingId: id, personId }))

/** Nobody has more than this half written. */
const MOST_DRAFTS = 200

export const talkRoutes = new Hono<Env>()
  .get('/support/:id/conversations/new', withSupport(mayWork), async (c) => {
    const { support, today, tx, viewer } = c.var
    const [guide, draft, planned] = await Promise.all([
      findGuide(tx, viewer.partnershipId),
      c.req.query('new') ? undefined : findDraft(tx, viewer, support.id),
      findNextTalk(tx, viewer.partnershipId, support.id),
    ])
    const isBeyond = isBeyondGuide(guide, support)
    const form = recordConversationForm(isBeyond)
    const isPlannedNow = planned !== undefined && planned.plannedOn <= today
    // A talk planned for later stays planned unless they say otherwise; one planned for today is this one.
    const nextTalkOn = support.nextTalkOn && support.nextTalkOn > today ? support.nextTalkOn : ''
    const filled = { heldOn: today, nextTalkOn, ...(isPlannedNow && planned.mode ? { mode: planned.mode } : {}) }
    const answers = draft ? { typed: draft.typed as Record<string, string>, problems: [] } : form.blank(filled)
    return c.render(<RecordConversationPage support={support} form={form} answers={answers} keptAt={draft?.savedAt} isBeyond={isBeyond} />)
  })
  .post('/support/:id/conversations/new', withSupport(mayWork), async (c) => {
    const { support, today, tx } = c.var
    const isBeyond = isBeyondGuide(await findGuide(tx, support.partnershipId), support)
    const form = recordConversationForm(isBeyond)
    const answers = form.read(c)
    const { typed } = answers
    if (c.var.form.get('later') !== null) {
      await keepDraft(c.var, support, draftId(typed['id']), typed)
      // While they type, the page says that it is kept; they go nowhere.
      if (c.req.header('x-livewell-keeping')) return c.body(null, 204)
      const thought = await thinkOfWords(c.var, [one(typed, 'whatMatters'), one(typed, 'agreed')])
      return seeOther(c, pageOf(c.var), withThought('Kept for you. You find it when you record a conversation with them', thought))
    }
    if (answers.problems) return c.render(<RecordConversationPage support={support} form={form} answers={answers} isBeyond={isBeyond} />, 422)
    await recordConversation(c.var, support, { ...answers.values, nextTalkOn: nextTalkOf(answers.values, today) })
    const thought = await lookAtWords(c.var, [answers.values.whatMatters, answers.values.agreed])
    return seeOther(c, pageOf(c.var), withThought('The conversation is saved', thought))
  })
  .post('/support/:id/conversations/throw-away', withSupport(mayWork), async (c) => {
    const id = c.var.form.get('id')
    if (typeof id === 'string' && isId(id)) await throwDraftAway(c.var, id)
    return seeOther(c, pageOf(c.var), 'It is thrown away')
  })

  .get('/support/drafts', allow(maySeeCaseload), async (c) => c.render(<DraftsPage drafts={await listDrafts(c.var.tx, c.var.viewer, MOST_DRAFTS)} />))
  .get('/support/:id/plan-talk', withSupport(mayWork), async (c) => {
    const { support, tx } = c.var
    const planned = await findNextTalk(tx, support.partnershipId, support.id)
    const form = planned ? moveTalkForm : planTalkForm
    const { plannedOn, beginsAt, mode, place } = planned ?? {}
    const answers = form.blank(planned ? { plannedOn: plannedOn ?? '', beginsAt: beginsAt ?? '', place: place ?? '', ...(mode ? { mode } : {}) } : {})
    return c.render(<PlanTalkPage support={support} planned={planned} form={form} answers={answers} />)
  })
  .post('/support/:id/plan-talk', withSupport(mayWork), async (c) => {
    const { support, tx } = c.var
    const planned = await findNextTalk(tx, support.partnershipId, support.id)
    const isSentAgain = planned !== undefined && planned.id === c.var.form.get('id')
    const form = planned && !isSentAgain ? moveTalkForm : planTalkForm
    const answers = form.read(c)
    if (answers.problems) return c.render(<PlanTalkPage support={support} planned={planned} form={form} answers={answers} />, 422)
    await moveTalk(c.var, support, answers.values)
    return seeOther(c, pageOf(c.var), planned ? 'The talk is moved' : 'The talk is planned')
  })

  .get('/support/:id/did-not-meet', withSupport(mayWork), async (c) => {
    const { support, tx } = c.var
    const planned = await findNextTalk(tx, support.partnershipId, support.id)
    return c.render(<DidNotHappenPage support={support} answers={didNotHappenForm.blank({ talk: planned?.id ?? '' })} />)
  })
  .post('/support/:id/did-not-meet', withSupport(mayWork), async (c) => {
    const { support } = c.var
    const answers = didNotHappenForm.read(c)
    if (answers.problems) return c.render(<DidNotHappenPage support={support} answers={answers} />, 422)
    await sayItDidNotHappen(c.var, support, answers.values)
    return seeOther(c, pageOf(c.var), 'It is written down')
  })

  .get('/conversations/:id', withConversation(mayReadConversation), async (c) => {
    const { conversation, tx, viewer } = c.var
    const { partnershipId } = viewer
    await recordLook(c.var, { thing: 'conversation', thingId: conversation.id, personId: conversation.personId })
    const [person, privateNotes] = await Promise.all([
      findPerson(tx, partnershipId, conversation.personId),
      maySeeCaseload(viewer) ? listPrivateNotes(tx, partnershipId, conversation.id) : [],
    ])
    if (!person) throw new NotFound()
    return c.render(<ConversationPage conversation={conversation} personName={person.name} privateNotes={privateNotes} />)
  })

/** Where somebody goes on: the page of the person. */
const pageOf = ({ viewer, support }: Pick<Acting, 'viewer'> & { support: NamedSupport }) => peoplePaths.person(viewer.partnership.slug, support.personId)

/** The id that a draft is kept under: that of the conversation it will be. */
function draftId(typed: string | string[] | undefined): string {
  if (!isId(typed as string)) throw new NotFound()
  return typed as string
}

import { Hono } from 'hono'
import { withProblem } from '../../../design/form/form.ts'
import { allow, thingInPath } from '../../../platform/access.ts'
import { recordLook } from '../../../platform/audit.ts'
import { NotFound, OutOfDate } from '../../../platform/errors.ts'
import type { Acting, Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { putInOutbox } from '../../../platform/outbox.ts'
import { asItReads, word } from '../../../platform/wording.ts'
import { findPerson, type Person } from '../../people/index.ts'
import { maySeeCaseload, mayWork } from '../access.ts'
import { findGuide } from '../guide/guide.ts'
import { paths } from '../paths.ts'
import { findSupport } from '../queries.ts'
import { isOpen, type NamedSupport } from '../support.ts'
import { moveTalk } from '../talks/changes/moveTalk.ts'
import { findNextTalk } from '../talks/queries.ts'
import { recordCall } from './changes/recordCall.ts'
import { anotherDayForm, callForm, type HowToWrite, rightNumberForm, writeForm } from './forms.ts'
import { asSent, waysToWrite, weTriedToRing } from './messages.ts'
import { CallListPage } from './pages/CallListPage.tsx'
import { RingPage } from './pages/RingPage.tsx'
import { AnotherDayPage, LetterToPostPage, WritePage } from './pages/WritePages.tsx'
import { findLastTalk, listCalls, listToRing, listWrongNumbers } from './queries.ts'

const withSupport = thingInPath('support', findSupport, ({ id, personId }) => ({ thing: 'support', thingId: id, personId }))

export const callRoutes = new Hono<Env>()
  .get('/support/calls', allow(maySeeCaseload), async (c) => {
    const { tx, viewer, today } = c.var
    const [rows, wrongNumbers, guide] = await Promise.all([
      listToRing(tx, viewer, today),
      listWrongNumbers(tx, viewer, today),
      findGuide(tx, viewer.partnershipId),
    ])
    return c.render(<CallListPage rows={rows} wrongNumbers={wrongNumbers} triesBeforeWriting={guide.triesBeforeWriting} />)
  })

  .get('/support/:id/ring', withSupport(mayWork), async (c) => {
    const { support } = c.var
    await recordLook(c.var, { thing: 'phone number', thingId: support.id, personId: support.personId })
    return c.render(await ringPage(c.var, { typed: {}, problems: [] }))
  })
  .post('/support/:id/ring', withSupport(mayWork), async (c) => {
    const { support, viewer } = c.var
    const person = await personOf(c.var)
    const read = callForm(person).read(c)
    // A button that their page did not have: they do not want messages.
    const answers = c.var.form.get('result') === 'left a message' && !person.mayLeaveMessage ? withProblem(read, 'result', NO_MESSAGES) : read
    if (answers.problems) return c.render(await ringPage(c.var, answers), 422)
    mustBeOpen(support)
    const { id, result } = answers.values
    await recordCall(c.var, support, person, { id, result })
    const { slug } = viewer.partnership
    return result === 'spoke' ? seeOther(c, paths.recordConversation(slug, support.id)) : seeOther(c, paths.callList(slug), 'It is written down')
  })

  .post('/support/:id/right-number', withSupport(mayWork), async (c) => {
    const { support, viewer } = c.var
    const person = await personOf(c.var)
    const { values } = rightNumberForm.read(c)
    mustBeOpen(support)
    if (values && person.phone && person.phone === support.wrongPhone) await recordCall(c.var, support, person, { id: values.id, result: 'right number' })
    return seeOther(c, paths.ring(viewer.partnership.slug, support.id), 'You can ring them')
  })

  .get('/support/:id/ring-again', withSupport(mayWork), async (c) => c.render(await anotherDayPage(c.var, anotherDayForm.blank())))
  .post('/support/:id/ring-again', withSupport(mayWork), async (c) => {
    const { support, viewer } = c.var
    const answers = anotherDayForm.read(c)
    if (answers.problems) return c.render(await anotherDayPage(c.var, answers), 422)
    mustBeOpen(support)
    const { id, againOn, at } = answers.values
    if (await recordCall(c.var, support, await personOf(c.var), { id, result: 'another day', againOn })) {
      await moveTalk(c.var, support, { id, plannedOn: againOn, beginsAt: at, mode: 'phone', place: '', askedBy: 'the person' })
    }
    return seeOther(c, paths.callList(viewer.partnership.slug), 'The talk is planned')
  })

  .get('/support/:id/write', withSupport(mayWork), async (c) => {
    const ways = waysToWrite(c.var.house, await personOf(c.var))
    const form = writeForm(ways)
    return c.render(<WritePage support={c.var.support} form={form} answers={form.blank()} said={await asItReads(c.var, inWords(c.var))} ways={ways} />)
  })
  .post('/support/:id/write', withSupport(mayWork), async (c) => {
    const { support, viewer } = c.var
    const person = await personOf(c.var)
    const ways = waysToWrite(c.var.house, person)
    const form = writeForm(ways)
    const answers = form.read(c)
    if (answers.problems) {
      return c.render(<WritePage support={support} form={form} answers={answers} said={await asItReads(c.var, inWords(c.var))} ways={ways} />, 422)
    }
    mustBeOpen(support)
    const { id, how } = answers.values
    if (await recordCall(c.var, support, person, { id, result: 'wrote' })) await send(c.var, person, how)
    const { slug } = viewer.partnership
    return how === 'letter' ? seeOther(c, paths.letterToPost(slug, support.id)) : seeOther(c, paths.callList(slug), 'It is on its way')
  })
  .get('/support/:id/write/letter', withSupport(mayWork), async (c) => {
    const { support } = c.var
    const person = await personOf(c.var)
    await recordLook(c.var, { thing: 'address', thingId: support.id, personId: person.id })
    return c.render(<LetterToPostPage support={support} person={person} letter={(await asItReads(c.var, inWords(c.var))).body} />)
  })

const NO_MESSAGES = 'They have not agreed that anybody leaves a message'

type OfSupport = Acting & { support: NamedSupport }

async function ringPage(acting: OfSupport, answers: Parameters<typeof RingPage>[0]['answers']) {
  const { tx, support } = acting
  const { partnershipId } = support
  const [person, lastTalk, calls, guide] = await Promise.all([
    personOf(acting),
    findLastTalk(tx, partnershipId, support.id),
    listCalls(tx, partnershipId, support.id),
    findGuide(tx, partnershipId),
  ])
  return <RingPage {...{ support, person, lastTalk, calls, answers }} triesBeforeWriting={guide.triesBeforeWriting} />
}

async function anotherDayPage({ tx, support }: OfSupport, answers: Parameters<typeof AnotherDayPage>[0]['answers']) {
  const planned = await findNextTalk(tx, support.partnershipId, support.id)
  return <AnotherDayPage support={support} planned={planned} form={anotherDayForm} answers={answers} />
}

async function personOf({ tx, support }: Pick<OfSupport, 'tx' | 'support'>): Promise<Person> {
  const person = await findPerson(tx, support.partnershipId, support.personId)
  if (!person) throw new NotFound()
  return person
}

const inWords = (acting: Acting) => word(acting, weTriedToRing, { from: acting.viewer.name })

async function send(acting: OfSupport, person: Person, how: HowToWrite) {
  const message = asSent(inWords(acting), person, how)
  if (message) await putInOutbox(acting, message)
}

function mustBeOpen(support: NamedSupport) {
  if (!isOpen(support)) throw new OutOfDate('This support has ended.')
}

import { Hono } from 'hono'
import { thingInPath } from '../../../platform/access.ts'
import { recordLook } from '../../../platform/audit.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Acting, Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { findPerson } from '../../people/index.ts'
import { mayReadLetter } from '../access.ts'
import { paths } from '../paths.ts'
import { findSupport } from '../queries.ts'
import type { NamedSupport } from '../support.ts'
import { sendLetterForm } from './forms.ts'
import { goalsToLookBackOn } from './goals.ts'
import { letterOf } from './letter.ts'
import { LetterPage } from './pages/LetterPage.tsx'
import { findMovingOn } from './queries.ts'
import { sendLetter } from './sendLetter.ts'

const withSupport = thingInPath('support', findSupport, ({ id, personId }) => ({ thing: 'support', thingId: id, personId }))

/** The letter of somebody who moved on: to read, to print, and by e-mail to nobody but them. */
export const letterRoutes = new Hono<Env>()
  .get('/support/:id/letter', withSupport(mayReadLetter), async (c) => {
    const { support } = c.var
    const found = await findLetter(c.var, support)
    await recordLook(c.var, { thing: 'letter', thingId: support.id, personId: support.personId })
    return c.render(<LetterPage support={support} {...found} answers={sendLetterForm.blank()} />)
  })

  .get('/support/:id/letter.pdf', withSupport(mayReadLetter), async (c) => {
    const { support, words } = c.var
    const { letter } = await findLetter(c.var, support)
    await recordLook(c.var, { thing: 'letter', thingId: support.id, personId: support.personId })
    // Loaded at the first letter: most pages need none of it.
    const { letterFile } = await import('./letterFile.tsx')
    const file = await letterFile(letter, words, c.req.query('print') === 'large' ? 'large' : 'standard')
    const headers = { 'content-type': 'application/pdf', 'content-disposition': 'attachment; filename="my-letter.pdf"', 'cache-control': 'no-store' }
    return c.body(new Uint8Array(file), 200, headers)
  })

  .post('/support/:id/letter/send', withSupport(mayReadLetter), async (c) => {
    const { support, viewer } = c.var
    const { letter, movingOn, email, ...found } = await findLetter(c.var, support)
    const back = paths.letter(viewer.partnership.slug, support.id)
    if (!email) return seeOther(c, back, 'We have no e-mail address to send it to')
    const isMine = viewer.personId === support.personId
    const answers = sendLetterForm.read(c)
    if (!isMine && answers.problems) return c.render(<LetterPage {...{ support, letter, email, answers }} {...found} />, 422)
    await sendLetter(c.var, movingOn, email, letter)
    return seeOther(c, back, 'The letter is on its way')
  })

async function findLetter(acting: Acting, support: NamedSupport) {
  const { tx, words } = acting
  const movingOn = await findMovingOn(tx, support.partnershipId, support.id)
  const person = movingOn && (await findPerson(tx, support.partnershipId, support.personId))
  if (!person) throw new NotFound()
  const letter = letterOf(words, { ...support, movingOn, goals: await goalsToLookBackOn(acting, support.personId) })
  return { movingOn, letter, email: person.email, emailedAt: movingOn.emailedAt }
}

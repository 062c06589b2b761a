import { Hono } from 'hono'
import { allow } from '../../../platform/access.ts'
import { recordInAudit } from '../../../platform/audit.ts'
import { OutOfDate } from '../../../platform/errors.ts'
import type { Acting, Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { fill } from '../../../platform/marks.ts'
import { maySetRules } from '../access.ts'
import { beginLetters, drawLetter } from '../letters/drawLetter.ts'
import { ourWords, type WordsKey, wordsFor } from '../letters/words.ts'
import { formats, type Rules } from '../list.ts'
import { paths } from '../paths.ts'
import { findRules } from '../queries.ts'
import { asMarks, asTyped, rulesForm } from './form.ts'
import { RulesPage } from './RulesPage.tsx'

const admin = allow(maySetRules)
const WORDS = Object.keys(ourWords) as WordsKey[]

/** How a partnership keeps lists: when somebody is reminded and forgotten, and what the letters say. */
export const rules = new Hono<Env>()
  .get('/practice-lists/rules', admin, async (c) => {
    const now = await findRules(c.var.tx, c.var.viewer.partnershipId)
    return c.render(<RulesPage answers={rulesForm.blank(shown(now))} />)
  })
  .post('/practice-lists/rules', admin, async (c) => {
    const answers = rulesForm.read(c)
    if (answers.problems) return c.render(<RulesPage answers={answers} />, 422)
    const { version, ...values } = answers.values
    const kept = Object.fromEntries(WORDS.map((key) => [key, isOurs(key, values[key]) ? '' : asMarks(values[key])]))
    await keepRules(c.var, { ...values, ...(kept as Pick<Rules, WordsKey>), version })
    return seeOther(c, paths.rules(c.var.viewer.partnership.slug), 'Saved')
  })
  .get('/practice-lists/rules/letter.pdf', admin, async (c) => {
    const { tx, viewer, house, words, today } = c.var
    const kept = await findRules(tx, viewer.partnershipId)
    const format = formats.find((each) => each === c.req.query('format')) ?? 'standard'
    const { name: partnership, phone, slug } = viewer.partnership
    const doc = beginLetters(partnership)
    const pieces: Buffer[] = []
    doc.on('data', (piece) => pieces.push(piece))
    const ended = new Promise<void>((over) => doc.once('end', over))
    const replyAt = `${house.settings.url}${paths.haveCode(slug)}`.replace(/^https?:\/\//, '')
    const given = { name: 'Edna Example', practice: 'Example Surgery', partnership, phone: phone ?? '', link: replyAt }
    const head = {
      partnership,
      phone,
      practice: given.practice,
      replyAt,
      returnTo: `${partnership}, Example Surgery, 1 High Street`,
      day: words.day(today),
      t: words.t,
    }
    const to = {
      number: 1,
      name: given.name,
      address: '1 Example Lane\nExampleton',
      postcode: 'AS1 2AB',
      format,
      code: 'K7QF2-M8XPT',
      link: `https://${replyAt}`,
    }
    drawLetter(doc, head, { ...to, words: fill(wordsFor(kept, format === 'easy read' ? 'easyWords' : 'letterWords'), given) })
    doc.end()
    await ended
    return c.body(new Uint8Array(Buffer.concat(pieces)), 200, { 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="letter.pdf"' })
  })

const shown = (now: Rules) => ({ ...now, ...Object.fromEntries(WORDS.map((key) => [key, asTyped(wordsFor(now, key))])) })

/** Words that nobody has changed are not kept, so that they follow when ours get better. */
const isOurs = (key: WordsKey, typed: string) => typed === '' || typed === asTyped(ourWords[key])

async function keepRules(acting: Acting, { version, ...rules }: Rules) {
  const { tx, viewer } = acting
  const { partnershipId } = viewer
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('practiceListRules')
    .values({ partnershipId, ...rules, version: version + 1 })
    .onConflict((conflict) =>
      conflict
        .column('partnershipId')
        .doUpdateSet({ ...rules, version: version + 1 })
        .where('practiceListRules.version', '=', version),
    )
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) throw new OutOfDate('Somebody else has changed this since you opened it. Open it again, and look at what they changed.')
  await recordInAudit(acting, 'changed', { thing: 'how practice lists are kept' })
}

import { type Context, Hono } from 'hono'
import { withProblem } from '../../../design/form/form.ts'
import { thingInPath } from '../../../platform/access.ts'
import { recordLook } from '../../../platform/audit.ts'
import { NotFound, OutOfDate } from '../../../platform/errors.ts'
import type { Acting, Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { isId } from '../../../platform/ids.ts'
import { calledName, findPerson, type Person, peoplePaths } from '../../people/index.ts'
import { findOpenSupportOf } from '../../support/index.ts'
import { mayFollow, mayIntroduce } from '../access.ts'
import { IntroducedAlready, introduceTo } from '../changes/introduceTo.ts'
import { sayWhatCame } from '../changes/sayWhatCame.ts'
import { introduceToForm } from '../forms/introduceTo.ts'
import { sayOfGroupForm, sayOfServiceForm } from '../forms/sayWhatCame.ts'
import type { Introduction } from '../introduction.ts'
import { ChooseEntryPage, IntroduceToPage } from '../pages/IntroducePages.tsx'
import { IntroductionPage, WhatCamePage } from '../pages/IntroductionPages.tsx'
import { paths } from '../paths.ts'
import { findEntry } from '../queries/entries.ts'
import { findIntroduction, listTimesCame } from '../queries/introductions.ts'
import { find } from '../search/find.ts'

const withPerson = thingInPath('person', findPerson, ({ id }) => ({ thing: 'page', thingId: id, personId: id }))
const withIntroduction = thingInPath('introduction', findIntroduction, ({ id, personId }) => ({ thing: 'introduction', thingId: id, personId }))

/** Bringing people and the community together, and what came of it. */
export const introductions = new Hono<Env>()
  .get('/people/:id/introduce', withPerson(mayIntroduce), async (c) => {
    const { person, viewer } = c.var
    const found = await find(c as unknown as Context<Env>, paths.introduce(viewer.partnership.slug, person.id))
    return c.render(<ChooseEntryPage person={person} {...found} />)
  })

  .get('/people/:id/introduce/:entryId', withPerson(mayIntroduce), async (c) => {
    const { person, today } = c.var
    const { entry } = await chosenEntry(c.var, person, c.req.param('entryId'))
    const form = introduceToForm(entry)
    return c.render(<IntroduceToPage {...{ person, entry, form }} answers={form.blank({ calledName: calledName(person.name), introducedOn: today })} />)
  })
  .post('/people/:id/introduce/:entryId', withPerson(mayIntroduce), async (c) => {
    const { person, viewer } = c.var
    const { entry, support } = await chosenEntry(c.var, person, c.req.param('entryId'))
    const form = introduceToForm(entry)
    const answers = form.read(c)
    if (answers.problems) return c.render(<IntroduceToPage {...{ person, entry, form, answers }} />, 422)
    try {
      await introduceTo(c.var, person, support, entry, answers.values)
    } catch (problem) {
      if (!(problem instanceof IntroducedAlready)) throw problem
      const again = withProblem(answers, 'agreed', 'They have been introduced to this already. See what came of it on their page')
      return c.render(<IntroduceToPage {...{ person, entry, form }} answers={again} />, 422)
    }
    return seeOther(c, peoplePaths.person(viewer.partnership.slug, person.id), 'Introduced. What comes of it shows here')
  })

  .get('/introductions/:id', withIntroduction(mayFollow), async (c) => {
    const { tx, introduction } = c.var
    const { id, personId, partnershipId } = introduction
    await recordLook(c.var, { thing: 'introduction', thingId: id, personId })
    const times = await listTimesCame(tx, partnershipId, personId)
    const since = times.filter(({ memberId, metOn }) => memberId === introduction.memberId && metOn >= introduction.introducedOn).map(({ metOn }) => metOn)
    const came = introduction.memberId ? since : introduction.firstCameOn ? [introduction.firstCameOn] : []
    return c.render(<IntroductionPage introduction={introduction} came={came} />)
  })

  .get('/introductions/:id/what-came-of-it', withIntroduction(mayFollow), (c) => {
    const { introduction } = c.var
    return c.render(<WhatCamePage introduction={introduction} form={formFor(introduction)} answers={asAnswers(introduction)} />)
  })
  .post('/introductions/:id/what-came-of-it', withIntroduction(mayFollow), async (c) => {
    const { introduction, viewer } = c.var
    const form = formFor(introduction)
    const answers = introduction.memberId ? sayOfGroupForm.read(c) : sayOfServiceForm.read(c)
    if (answers.problems) return c.render(<WhatCamePage {...{ introduction, form, answers }} />, 422)
    const { version, state, said } = answers.values
    const firstCameOn = 'firstCameOn' in answers.values ? answers.values.firstCameOn || null : null
    try {
      await sayWhatCame(c.var, introduction, version, { state, said, firstCameOn })
    } catch (problem) {
      if (!(problem instanceof OutOfDate)) throw problem
      const again = { typed: { ...answers.typed, version: String(introduction.version) }, problems: [] }
      return c.render(<WhatCamePage {...{ introduction, form }} answers={again} theirs={asAnswers(introduction)} />, 409)
    }
    return seeOther(c, paths.introduction(viewer.partnership.slug, introduction.id), 'Saved')
  })

/** The entry of the address, and the support that an introduction belongs to. Not found without either. */
async function chosenEntry({ tx, viewer }: Pick<Acting, 'tx' | 'viewer'>, person: Person, entryId: string) {
  const entry = isId(entryId) ? await findEntry(tx, viewer.partnershipId, entryId) : undefined
  const support = entry && (await findOpenSupportOf(tx, viewer.partnershipId, person.id))
  if (!entry || !support) throw new NotFound()
  return { entry, support }
}

const formFor = ({ memberId }: Introduction) => (memberId ? sayOfGroupForm : sayOfServiceForm)

function asAnswers({ version, state, said, firstCameOn, memberId }: Introduction) {
  if (!memberId) return sayOfServiceForm.blank({ version, state, said, firstCameOn: firstCameOn ?? '' })
  return sayOfGroupForm.blank({ version, said, state: state === 'not for me' ? state : 'introduced' })
}

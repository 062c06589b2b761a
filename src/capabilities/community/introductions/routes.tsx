import { type Context, Hono } from 'hono'
import { type Answers, type Form, withProblem } from '../../../design/form/form.ts'
import { thingInPath } from '../../../platform/access.ts'
import { recordLook } from '../../../platform/audit.ts'
import type { Day } from '../../../platform/clock.ts'
import { NotFound, OutOfDate } from '../../../platform/errors.ts'
import type { Acting, Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { isId } from '../../../platform/ids.ts'
import { calledName, findPerson, type Person, peoplePaths } from '../../people/index.ts'
import { findOpenSupportOf } from '../../support/index.ts'
import { mayAnswerSuggestion, mayFollow, mayIntroduce, mayIntroduceNow } from '../access.ts'
import { findEntry } from '../queries/entries.ts'
import { find } from '../search/find.ts'
import { IntroducedAlready, introduceAfterYes, introduceTo, type Open, suggest, type Towards, tellOf, towardsEntry } from './changes/introduceTo.ts'
import { answerSuggestion, sayWhatCame } from './changes/sayWhatCame.ts'
import { answerSuggestionForm } from './forms/answerSuggestion.ts'
import { introduceAfterYesForm, introduceElsewhereForm, introduceToForm, suggestForm, tellOfForm } from './forms/introduceTo.ts'
import { sayOfGroupForm, sayOfServiceForm, sayOfSuggestionForm, sayOfToldForm } from './forms/sayWhatCame.ts'
import { dayOf, type Introduction, type IntroductionState, isSuggestion, isToldOnly } from './introduction.ts'
import { AnswerSuggestionPage } from './pages/AnswerSuggestionPage.tsx'
import { ChooseEntryPage, IntroduceAfterYesPage, IntroduceElsewherePage, IntroduceToPage, SuggestPage, TellOfPage } from './pages/IntroducePages.tsx'
import { IntroductionPage, WhatCamePage } from './pages/IntroductionPages.tsx'
import { paths } from './paths.ts'
import { findIntroduction, findOpenIntroduction, findVolunteer, listSteps, listTimesCame, listVolunteers } from './queries/introductions.ts'

const withPerson = thingInPath('person', findPerson, ({ id }) => ({ thing: 'page', thingId: id, personId: id }))
const withIntroduction = thingInPath('introduction', findIntroduction, ({ id, personId }) => ({ thing: 'introduction', thingId: id, personId }))

/** Bringing people and the community together, and what came of it. */
export const introductions = new Hono<Env>()
  .get('/people/:id/introduce', withPerson(mayIntroduce), async (c) => {
    const { person, viewer } = c.var
    const found = await find(c as unknown as Context<Env>, paths.introduce(viewer.partnership.slug, person.id))
    return c.render(<ChooseEntryPage person={person} {...found} />)
  })

  .get('/people/:id/introduce/elsewhere', withPerson(mayIntroduce), async (c) => {
    const { person, today } = c.var
    await supportOf(c.var, person)
    const form = await elsewhereForm(c.var)
    return c.render(<IntroduceElsewherePage {...{ person, form }} answers={form.blank({ on: today })} />)
  })
  .post('/people/:id/introduce/elsewhere', withPerson(mayIntroduce), async (c) => {
    const { person, viewer } = c.var
    const support = await supportOf(c.var, person)
    const volunteers = await listVolunteers(c.var.tx, viewer.partnershipId)
    const form = introduceElsewhereForm(volunteers)
    const answers = form.read(c)
    if (answers.problems) return c.render(<IntroduceElsewherePage {...{ person, form, answers }} />, 422)
    const { id, toWhat, volunteer, name, how, on, askOn } = answers.values
    const named = toWhat === 'volunteer' && !volunteer ? await findVolunteer(c.var.tx, viewer.partnershipId, name) : undefined
    const ours = named ?? volunteers.find((each) => each.id === volunteer)
    const to: Towards = { toWhat, entryId: null, groupId: null, entryName: ours?.name ?? name, volunteerId: ours?.id ?? null }
    const given = { id, calledName: calledName(person.name) }
    try {
      if (how === 'told') await tellOf(c.var, person, support, to, { ...given, toldOn: on, askOn: askOn || null })
      else await introduceTo(c.var, person, support, to, { ...given, introducedOn: on })
    } catch (problem) {
      return c.render(<IntroduceElsewherePage {...{ person, form }} {...alreadyOpen(problem, answers, 'name')} />, 422)
    }
    return seeOther(c, peoplePaths.person(viewer.partnership.slug, person.id), how === 'told' ? TOLD : INTRODUCED)
  })

  .get('/people/:id/introduce/:entryId', withPerson(mayIntroduce), async (c) => {
    const { tx, person, viewer, today } = c.var
    const { entry } = await chosenEntry(c.var, person, c.req.param('entryId'))
    const open = await findOpenIntroduction(tx, viewer.partnershipId, person.id, towardsEntry(entry))
    if (open && isToldOnly(open)) return c.redirect(paths.introduceAfterYes(viewer.partnership.slug, open.id), 303)
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
      await introduceTo(c.var, person, support, towardsEntry(entry), answers.values)
    } catch (problem) {
      return c.render(<IntroduceToPage {...{ person, entry, form }} {...alreadyOpen(problem, answers, 'agreed')} />, 422)
    }
    return seeOther(c, peoplePaths.person(viewer.partnership.slug, person.id), INTRODUCED)
  })

  .get('/people/:id/tell-of/:entryId', withPerson(mayIntroduce), async (c) => {
    const { person, today } = c.var
    const { entry } = await chosenEntry(c.var, person, c.req.param('entryId'))
    return c.render(<TellOfPage {...{ person, entry }} answers={tellOfForm.blank({ toldOn: today })} />)
  })
  .post('/people/:id/tell-of/:entryId', withPerson(mayIntroduce), async (c) => {
    const { person, viewer } = c.var
    const { entry, support } = await chosenEntry(c.var, person, c.req.param('entryId'))
    const answers = tellOfForm.read(c)
    if (answers.problems) return c.render(<TellOfPage {...{ person, entry, answers }} />, 422)
    const { askOn, ...given } = answers.values
    try {
      await tellOf(c.var, person, support, towardsEntry(entry), { ...given, askOn: askOn || null, calledName: calledName(person.name) })
    } catch (problem) {
      return c.render(<TellOfPage {...{ person, entry }} {...alreadyOpen(problem, answers, 'toldOn')} />, 422)
    }
    return seeOther(c, peoplePaths.person(viewer.partnership.slug, person.id), TOLD)
  })

  .get('/people/:id/suggest/:entryId', withPerson(mayIntroduce), async (c) => {
    const { person } = c.var
    const { entry } = await chosenEntry(c.var, person, c.req.param('entryId'))
    return c.render(<SuggestPage {...{ person, entry }} answers={suggestForm.blank()} />)
  })
  .post('/people/:id/suggest/:entryId', withPerson(mayIntroduce), async (c) => {
    const { person, viewer } = c.var
    const { entry, support } = await chosenEntry(c.var, person, c.req.param('entryId'))
    const answers = suggestForm.read(c)
    if (answers.problems) return c.render(<SuggestPage {...{ person, entry, answers }} />, 422)
    try {
      await suggest(c.var, person, support, towardsEntry(entry), { ...answers.values, calledName: calledName(person.name) })
    } catch (problem) {
      return c.render(<SuggestPage {...{ person, entry }} {...alreadyOpen(problem, answers, 'why')} />, 422)
    }
    return seeOther(c, peoplePaths.person(viewer.partnership.slug, person.id), 'Suggested. Their answer shows here')
  })

  .get('/introductions/:id', withIntroduction(mayFollow), async (c) => {
    const { tx, introduction } = c.var
    const { id, personId, partnershipId } = introduction
    await recordLook(c.var, { thing: 'introduction', thingId: id, personId })
    const times = await listTimesCame(tx, partnershipId, personId)
    const since = times.filter(({ groupId, metOn }) => groupId === introduction.groupId && metOn >= dayOf(introduction)).map(({ metOn }) => metOn)
    const came = introduction.memberId ? since : introduction.firstCameOn ? [introduction.firstCameOn] : []
    return c.render(<IntroductionPage introduction={introduction} came={came} steps={await listSteps(tx, introduction)} />)
  })

  .get('/introductions/:id/introduce', withIntroduction(mayIntroduceNow), async (c) => {
    const { introduction, today } = c.var
    const form = introduceAfterYesForm(introduction)
    const answers = form.blank({ version: introduction.version, calledName: introduction.calledName, introducedOn: today })
    return c.render(<IntroduceAfterYesPage {...{ introduction, form, answers }} />)
  })
  .post('/introductions/:id/introduce', withIntroduction(mayIntroduceNow), async (c) => {
    const { introduction, viewer } = c.var
    const form = introduceAfterYesForm(introduction)
    const answers = form.read(c)
    if (answers.problems) return c.render(<IntroduceAfterYesPage {...{ introduction, form, answers }} />, 422)
    const entry = await entryOf(c.var, introduction)
    if (introduction.entryId && !entry) throw new NotFound()
    try {
      await introduceAfterYes(c.var, introduction, entry?.groupId ?? null, answers.values)
    } catch (problem) {
      if (!(problem instanceof IntroducedAlready)) throw problem
      const again = withProblem(answers, 'agreed', 'The group knows them already, by another team')
      return c.render(<IntroduceAfterYesPage {...{ introduction, form }} answers={again} />, 422)
    }
    return seeOther(c, paths.introduction(viewer.partnership.slug, introduction.id), INTRODUCED)
  })

  .get('/introductions/:id/answer', withIntroduction(mayAnswerSuggestion), async (c) => {
    const { introduction } = c.var
    const { version, state, said, calledName: called } = introduction
    const answers = answerSuggestionForm.blank({ version, said, calledName: called, ...(state === 'said yes' ? { state } : {}) })
    return c.render(<AnswerSuggestionPage introduction={introduction} entry={await entryOf(c.var, introduction)} answers={answers} />)
  })
  .post('/introductions/:id/answer', withIntroduction(mayAnswerSuggestion), async (c) => {
    const { introduction, viewer } = c.var
    const answers = answerSuggestionForm.read(c)
    if (answers.problems) return c.render(<AnswerSuggestionPage {...{ introduction, answers }} entry={await entryOf(c.var, introduction)} />, 422)
    await answerSuggestion(c.var, introduction, answers.values)
    return seeOther(c, peoplePaths.mySupport(viewer.partnership.slug), 'Thank you. We have heard your answer')
  })

  .get('/introductions/:id/what-came-of-it', withIntroduction(mayFollow), (c) => {
    const { introduction, today } = c.var
    return c.render(<WhatCamePage introduction={introduction} form={formFor(introduction)} answers={asAnswers(introduction, today)} />)
  })
  .post('/introductions/:id/what-came-of-it', withIntroduction(mayFollow), async (c) => {
    const { introduction, viewer } = c.var
    const form = formFor(introduction)
    const answers = form.read(c)
    if (answers.problems) return c.render(<WhatCamePage {...{ introduction, form, answers }} />, 422)
    const { version, state, said, firstCameOn, askOn }: Said = answers.values as never
    try {
      await sayWhatCame(c.var, introduction, version, { state, said, firstCameOn: firstCameOn || null, askOn: askOn || null })
    } catch (problem) {
      if (!(problem instanceof OutOfDate)) throw problem
      const again = { typed: { ...answers.typed, version: String(introduction.version) }, problems: [] }
      return c.render(<WhatCamePage {...{ introduction, form }} answers={again} theirs={asAnswers(introduction, c.var.today)} />, 409)
    }
    return seeOther(c, paths.introduction(viewer.partnership.slug, introduction.id), 'Saved')
  })

/** What a form says when the same is open already, and what is open, to go on from there. Anything else is thrown on. */
function alreadyOpen<V>(problem: unknown, answers: Answers<V>, field: string) {
  if (!(problem instanceof IntroducedAlready)) throw problem
  return { open: problem.open, answers: withProblem(answers, field, openWords(problem.open)) }
}

function openWords(open: Open | undefined): string {
  if (open && isToldOnly(open)) return 'They were told about this already'
  return open && isSuggestion(open) ? 'This was suggested to them already' : 'They have been introduced to this already'
}

const INTRODUCED = 'Introduced. What comes of it shows here'
const TOLD = 'Written down. They read it on their page, too'

interface Said {
  version: number
  state: IntroductionState
  said: string
  firstCameOn?: Day | ''
  askOn?: Day | ''
}

/** The entry of the address, and the support that an introduction belongs to. Not found without either. */
async function chosenEntry(acting: Pick<Acting, 'tx' | 'viewer'>, person: Person, entryId: string) {
  const entry = isId(entryId) ? await findEntry(acting.tx, acting.viewer.partnershipId, entryId) : undefined
  if (!entry) throw new NotFound()
  return { entry, support: await supportOf(acting, person) }
}

async function supportOf({ tx, viewer }: Pick<Acting, 'tx' | 'viewer'>, person: Person) {
  const support = await findOpenSupportOf(tx, viewer.partnershipId, person.id)
  if (!support) throw new NotFound()
  return support
}

const elsewhereForm = async ({ tx, viewer }: Pick<Acting, 'tx' | 'viewer'>) => introduceElsewhereForm(await listVolunteers(tx, viewer.partnershipId))

/** What of the directory it is to, if it is. */
const entryOf = async ({ tx, viewer }: Pick<Acting, 'tx' | 'viewer'>, { entryId }: Introduction) =>
  entryId ? findEntry(tx, viewer.partnershipId, entryId) : undefined

/** What may be said of it: of a suggestion, of what they were told of, of a group whose register says the rest, or of what keeps none. */
function formFor(introduction: Introduction): Form<any> {
  if (isSuggestion(introduction)) return sayOfSuggestionForm
  if (isToldOnly(introduction)) return sayOfToldForm
  return introduction.memberId ? sayOfGroupForm : sayOfServiceForm
}

function asAnswers(introduction: Introduction, today: Day) {
  const { version, state, said, firstCameOn, memberId, askOn } = introduction
  const isRegisters = memberId !== null && state !== 'not for me' && state !== 'moved on'
  // A day that has come is not offered again: this is the asking.
  const stillToAsk = askOn && askOn > today ? { askOn } : {}
  return formFor(introduction).blank({ version, said, state: isRegisters ? 'introduced' : state, firstCameOn: firstCameOn ?? '', ...stillToAsk })
}

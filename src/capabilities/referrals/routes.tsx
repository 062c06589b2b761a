import { type Context, Hono } from 'hono'
import { allow, anybody, thingInPath } from '../../platform/access.ts'
import { recordLook } from '../../platform/audit.ts'
import { dayIn, workingDaysBetween } from '../../platform/clock.ts'
import { NotFound } from '../../platform/errors.ts'
import { foldName } from '../../platform/fold.ts'
import type { Acting, Env } from '../../platform/http/env.ts'
import { seeOther } from '../../platform/http/front.ts'
import { isId } from '../../platform/ids.ts'
import { listOwnTeams } from '../partnerships/index.ts'
import { countAlike, findPerson, listAlike, type Person, peoplePaths } from '../people/index.ts'
import { findOpenSupportOf } from '../support/index.ts'
import { findWhoWouldSuit } from '../workers/index.ts'
import { mayAnswer, mayRead, maySeeTheirs, maySeeWaiting } from './access.ts'
import { answeringRoutes } from './answering/routes.tsx'
import { acceptReferral } from './changes/acceptReferral.ts'
import { declineReferral } from './changes/declineReferral.ts'
import { listQuestions } from './changes/questions.ts'
import { listTellings } from './changes/tellings.ts'
import { draftRoutes } from './drafts/routes.tsx'
import { systemRoutes } from './fhir/systems/routes.tsx'
import { acceptReferralForm } from './forms/acceptReferral.ts'
import { declineReferralForm } from './forms/declineReferral.ts'
import { mineForm } from './forms/mine.ts'
import { waitingForm } from './forms/waiting.ts'
import { linkRoutes } from './links/routes.tsx'
import { nudgeRoutes } from './nudges/routes.tsx'
import { AcceptReferralPage, DeclineReferralPage } from './pages/AnswerPages.tsx'
import { MinePage } from './pages/MinePage.tsx'
import { ReceivedPage } from './pages/ReceivedPage.tsx'
import { ReferralPage } from './pages/ReferralPage.tsx'
import { WaitingPage } from './pages/WaitingPage.tsx'
import { paths } from './paths.ts'
import { findReferral, listHistory, listProgress, listWaiting } from './queries.ts'
import { isReference, type Referral } from './referral.ts'
import { YoursPage } from './yours/pages/YoursPage.tsx'
import { yoursRoutes } from './yours/routes.tsx'

const withReferral = thingInPath('referral', findReferral, ({ id, personId }) => ({ thing: 'referral', thingId: id, personId }))
const PAGE = 25

export const routes = new Hono<Env>()
  .route('/', draftRoutes)
  .route('/', systemRoutes)
  .route('/', yoursRoutes)
  .route('/', linkRoutes)
  .route('/', nudgeRoutes)

  .get('/referrals/received/:reference', anybody(), (c) => {
    const reference = c.req.param('reference')
    if (!isReference(reference)) throw new NotFound()
    return c.render(<ReceivedPage reference={reference} />)
  })

  .get('/referrals/mine', allow(maySeeTheirs), async (c) => {
    const { tx, viewer } = c.var
    const { typed, values } = mineForm.readAddress(c)
    const progress = await listProgress(tx, viewer, { ...shownIn(values, c.var.now), after: afterIn(c, 'changedAt'), limit: PAGE })
    const last = progress.length === PAGE ? progress.at(-1) : undefined
    const kept = keptOf(values)
    const next = last && nextPage(paths.mine(viewer.partnership.slug), last.changedAt, last.referralId) + kept
    return c.render(<MinePage progress={progress} typed={typed} isNarrowed={kept !== ''} next={next} />)
  })

  .get('/referrals', allow(maySeeWaiting), async (c) => {
    const { tx, viewer } = c.var
    const { slug } = viewer.partnership
    const teams = await listOwnTeams(tx, viewer)
    const form = waitingForm(teams)
    const { typed, values } = form.readAddress(c)
    const rows = await listWaiting(tx, viewer, {
      after: afterIn(c, 'receivedAt'),
      limit: PAGE,
      team: values.team || undefined,
      language: values.language || undefined,
    })
    const alike = await countAlike(
      tx,
      viewer,
      rows.map(({ personId }) => personId),
    )
    const waiting = rows.map((row) => ({ ...row, ...waitOf(c.var, row), alike: alike.get(row.personId) ?? 0 }))
    const last = rows.length === PAGE ? rows.at(-1) : undefined
    const kept = keptOf(values)
    const next = last && nextPage(paths.waiting(slug), last.receivedAt, last.id) + kept
    return c.render(<WaitingPage waiting={waiting} form={form} typed={typed} isNarrowed={kept !== ''} next={next} />)
  })

  .route('/', answeringRoutes)

  .get('/referrals/:id', withReferral(mayRead), async (c) => {
    const { tx, viewer, referral } = c.var
    const { id, personId } = referral
    const { slug } = viewer.partnership
    const tellings = await listTellings(tx, referral)
    if (viewer.personId === personId) {
      const ways = {
        here: paths.referral(slug, id),
        change: paths.change(slug, id),
        withdraw: paths.withdraw(slug, id),
        telling: (telling: { id: string }) => paths.telling(slug, id, telling.id),
      }
      return c.render(<YoursPage referral={referral} tellings={tellings} ways={ways} />)
    }
    await recordLook(c.var, { thing: 'referral', thingId: id, personId })
    return c.render(
      <ReferralPage
        referral={referral}
        person={await personOf(c.var, referral)}
        alike={referral.state === 'received' ? await listAlike(tx, viewer, personId) : []}
        history={await listHistory(tx, referral)}
        questions={await listQuestions(tx, referral)}
        tellings={tellings}
        waitedDays={waitOf(c.var, referral).waitedDays}
        mayAnswer={mayAnswer(viewer, referral)}
      />,
    )
  })

  .get('/referrals/:id/accept', withReferral(mayAnswer), async (c) => {
    const { referral } = c.var
    const beginning = await beginningOf(c.var, await personOf(c.var, referral))
    const form = acceptReferralForm(beginning.goesOn)
    return c.render(<AcceptReferralPage {...beginning} referral={referral} form={form} answers={form.blank()} />)
  })
  .post('/referrals/:id/accept', withReferral(mayAnswer), async (c) => {
    const { referral, viewer } = c.var
    const person = await personOf(c.var, referral)
    const there = peoplePaths.person(viewer.partnership.slug, person.id)
    // Sent twice by the same hand: it is as they wanted.
    if (referral.state === 'accepted' && referral.answeredBy === viewer.membershipId) return seeOther(c, there, acceptedNotice(Boolean(referral.goesOnIn)))
    const beginning = await beginningOf(c.var, person)
    const { goesOn } = beginning
    const form = acceptReferralForm(goesOn)
    const answers = form.read(c)
    if (answers.problems) return c.render(<AcceptReferralPage {...beginning} referral={referral} form={form} answers={answers} />, 422)
    await acceptReferral(c.var, referral, person, { ...answers.values, goesOn })
    return seeOther(c, there, acceptedNotice(goesOn !== undefined))
  })

  .get('/referrals/:id/decline', withReferral(mayAnswer), async (c) => {
    const { referral } = c.var
    return c.render(<DeclineReferralPage referral={referral} person={await personOf(c.var, referral)} answers={declineReferralForm.blank()} />)
  })
  .post('/referrals/:id/decline', withReferral(mayAnswer), async (c) => {
    const { referral, viewer } = c.var
    const person = await personOf(c.var, referral)
    const answers = declineReferralForm.read(c)
    if (answers.problems) return c.render(<DeclineReferralPage referral={referral} person={person} answers={answers} />, 422)
    const isDone = referral.state === 'declined' && referral.answeredBy === viewer.membershipId
    if (!isDone) await declineReferral(c.var, referral, person, answers.values)
    return seeOther(c, paths.waiting(viewer.partnership.slug), 'The referral was declined')
  })

/** Who begins, who would suit them, and the support that goes on when they turned out to be somebody we know. */
async function beginningOf({ tx }: Pick<Acting, 'tx'>, person: Person) {
  const [suits, goesOn] = await Promise.all([findWhoWouldSuit(tx, person.partnershipId, person), findOpenSupportOf(tx, person.partnershipId, person.id)])
  return { person, suits, goesOn }
}

const acceptedNotice = (goesOn: boolean) => (goesOn ? 'The referral is accepted, and their support goes on' : 'Support has begun')

async function personOf({ tx }: Pick<Acting, 'tx'>, referral: Referral) {
  const person = await findPerson(tx, referral.partnershipId, referral.personId)
  if (!person) throw new NotFound()
  return person
}

/** How long somebody has waited, in working days, and whether that is longer than was promised. */
export function waitOf({ viewer, today }: Pick<Acting, 'viewer' | 'today'>, { receivedAt }: { receivedAt: Date }) {
  const waitedDays = workingDaysBetween(dayIn(viewer.partnership.timeZone, receivedAt), today)
  const { answersWithinDays } = viewer.partnership
  return { waitedDays, isLate: waitedDays > answersWithinDays, isLastDay: waitedDays === answersWithinDays }
}

/** The filters of a list as they go on in the address of its next page. */
function keptOf(values: Record<string, string>): string {
  const kept = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== ''))
  return kept.size > 0 ? `&${kept}` : ''
}

/** Which of theirs somebody asks for. What is read as a reference is looked for whole, and else as the beginning of a name. */
function shownIn({ state, since, name = '' }: { state?: string; since?: string; name?: string }, now: Date) {
  const reference = name.trim().toUpperCase()
  return {
    state,
    since: since ? new Date(now.getTime() - Number(since) * 86_400_000) : undefined,
    ...(isReference(reference) ? { reference } : { beginning: foldName(name) }),
  }
}

const nextPage = (path: string, at: Date, id: string) => `${path}?after=${at.toISOString()}_${id}`

function afterIn<Key extends string>(c: Context, key: Key): (Record<Key, Date> & { id: string }) | undefined {
  const [at = '', id] = (c.req.query('after') ?? '').split('_')
  const moment = new Date(at)
  return isId(id) && !Number.isNaN(moment.getTime()) ? ({ [key]: moment, id } as Record<Key, Date> & { id: string }) : undefined
}

import type { Goal, Outlook, Rating, Step } from './goal.ts'
import { type Opening, openGoal, openWords, unwrapGoalKey } from './sealed.ts'

// A goal is read together with its key: without it, it might as well not be there.

const goalsWithKeys = ({ tx }: Opening) =>
  tx
    .selectFrom('goal')
    .innerJoin('goalKey as key', (join) => join.onRef('key.partnershipId', '=', 'goal.partnershipId').onRef('key.goalId', '=', 'goal.id'))
    .selectAll('goal')
    .select(['key.wrapped', 'key.wrappedWith', 'key.sealedFor as keySealedFor'])

type GoalRow = Awaited<ReturnType<ReturnType<typeof goalsWithKeys>['executeTakeFirstOrThrow']>>

const opened = ({ house }: Opening, { sealed, wrapped, wrappedWith, keySealedFor, ...goal }: GoalRow): Goal => {
  const key = unwrapGoalKey(house.settings.keyring, { ...goal, goalId: goal.id }, { wrapped, wrappedWith, sealedFor: keySealedFor })
  return { ...goal, ...openGoal(key, goal, sealed) }
}

/** A goal, when the viewer may read it at all. */
export async function findGoal(opening: Opening, partnershipId: string, id: string): Promise<Goal | undefined> {
  const row = await goalsWithKeys(opening).where('goal.partnershipId', '=', partnershipId).where('goal.id', '=', id).executeTakeFirst()
  return row && opened(opening, row)
}

/** A person's goals as far as the viewer may read them: those being worked on first, then the newest. At most `limit`. */
export async function listGoals(opening: Opening, partnershipId: string, personId: string, { limit = 50 }: { limit?: number } = {}): Promise<Goal[]> {
  const rows = await goalsWithKeys(opening)
    .where('goal.partnershipId', '=', partnershipId)
    .where('goal.personId', '=', personId)
    .orderBy('goal.state')
    .orderBy('goal.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => opened(opening, row))
}

const OUTLOOK = ['goalId', 'importance', 'confidence', 'saidOn', 'byName'] as const

type OfGoal = Pick<Goal, 'partnershipId' | 'personId' | 'id'>

const stepsWithKeys = ({ tx }: Opening, partnershipId: string) =>
  tx
    .selectFrom('goalStep as step')
    .innerJoin('goalKey as key', (join) => join.onRef('key.partnershipId', '=', 'step.partnershipId').onRef('key.goalId', '=', 'step.goalId'))
    .where('step.partnershipId', '=', partnershipId)
    .selectAll('step')
    .select(['key.wrapped', 'key.wrappedWith', 'key.sealedFor as keySealedFor'])

const ratingsWithKeys = ({ tx }: Opening, partnershipId: string) =>
  tx
    .selectFrom('goalRating as rating')
    .innerJoin('goalKey as key', (join) => join.onRef('key.partnershipId', '=', 'rating.partnershipId').onRef('key.goalId', '=', 'rating.goalId'))
    .where('rating.partnershipId', '=', partnershipId)
    .selectAll('rating')
    .select(['key.wrapped', 'key.wrappedWith', 'key.sealedFor as keySealedFor'])

/** The small steps of a goal, in the order they were thought of. */
export async function listSteps(opening: Opening, { partnershipId, id }: OfGoal): Promise<Step[]> {
  return openedSteps(opening, await stepsWithKeys(opening, partnershipId).where('step.goalId', '=', id).orderBy('step.id').limit(200).execute())
}

/** A step of a goal, without its words. */
export const findStep = ({ tx }: Pick<Opening, 'tx'>, { partnershipId, id }: OfGoal, stepId: string): Promise<Omit<Step, 'words'> | undefined> =>
  tx
    .selectFrom('goalStep')
    .select(['partnershipId', 'id', 'goalId', 'personId', 'teamId', 'doneOn', 'createdAt'])
    .where('partnershipId', '=', partnershipId)
    .where('id', '=', stepId)
    .where('goalId', '=', id)
    .executeTakeFirst()

/** How far the goal was at each review, oldest first. Of more than `limit`, the latest. */
export async function listRatings(opening: Opening, { partnershipId, id }: OfGoal, { limit = 100 }: { limit?: number } = {}): Promise<Rating[]> {
  const rows = await ratingsWithKeys(opening, partnershipId).where('rating.goalId', '=', id).orderBy('rating.id', 'desc').limit(limit).execute()
  return openedRatings(opening, rows.reverse())
}

/** How important a goal was and how sure they were, oldest first. Of more than `limit`, the latest. */
export const listOutlooks = async ({ tx }: Pick<Opening, 'tx'>, { partnershipId, id }: OfGoal, { limit = 100 }: { limit?: number } = {}): Promise<Outlook[]> =>
  (
    await tx
      .selectFrom('goalOutlook')
      .select(OUTLOOK)
      .where('partnershipId', '=', partnershipId)
      .where('goalId', '=', id)
      .orderBy('id', 'desc')
      .limit(limit)
      .execute()
  ).reverse()

/** More of a person's goals, steps and ratings than anybody has. */
const ALL = 10_000

/** Everything of a person's goals that the viewer may read, for the person to take away. */
export async function listGoalsInFull(opening: Opening, partnershipId: string, personId: string) {
  const goals = await listGoals(opening, partnershipId, personId, { limit: 1000 })
  const steps = await stepsWithKeys(opening, partnershipId).where('step.personId', '=', personId).orderBy('step.id').limit(ALL).execute()
  const ratings = await ratingsWithKeys(opening, partnershipId).where('rating.personId', '=', personId).orderBy('rating.id').limit(ALL).execute()
  const outlooks = await opening.tx
    .selectFrom('goalOutlook')
    .select(OUTLOOK)
    .where('partnershipId', '=', partnershipId)
    .where('personId', '=', personId)
    .orderBy('id')
    .limit(ALL)
    .execute()
  const outlooksOf = byGoal(outlooks)
  const [stepsOf, ratingsOf] = [byGoal(openedSteps(opening, steps)), byGoal(openedRatings(opening, ratings))]
  return goals.map((goal) => ({ goal, steps: stepsOf.get(goal.id) ?? [], ratings: ratingsOf.get(goal.id) ?? [], outlooks: outlooksOf.get(goal.id) ?? [] }))
}

const byGoal = <Row extends { goalId: string }>(rows: readonly Row[]) => Map.groupBy(rows, ({ goalId }) => goalId)

type Keyed = { partnershipId: string; personId: string; goalId: string; wrapped: Buffer; wrappedWith: string; keySealedFor: string | null }

const openedSteps = (opening: Opening, rows: readonly StepRow[]): Step[] => {
  const keyOf = unwrappingOnce(opening)
  return rows.map(({ sealed, sealedFor, wrapped, wrappedWith, keySealedFor, ...step }) => ({
    ...step,
    words: openWords(keyOf({ ...step, wrapped, wrappedWith, keySealedFor }), { ...step, sealedFor }, 'step', sealed),
  }))
}

const openedRatings = (opening: Opening, rows: readonly RatingRow[]): Rating[] => {
  const keyOf = unwrappingOnce(opening)
  return rows.map(({ sealed, sealedFor, wrapped, wrappedWith, keySealedFor, ...rating }) => ({
    ...rating,
    said: openWords(keyOf({ ...rating, wrapped, wrappedWith, keySealedFor }), { ...rating, sealedFor }, 'said', sealed),
  }))
}

type StepRow = Awaited<ReturnType<ReturnType<typeof stepsWithKeys>['executeTakeFirstOrThrow']>>
type RatingRow = Awaited<ReturnType<ReturnType<typeof ratingsWithKeys>['executeTakeFirstOrThrow']>>

/** Unwraps the key of each goal once, however many rows are of it. */
function unwrappingOnce({ house }: Opening): (row: Keyed) => Buffer {
  const keys = new Map<string, Buffer>()
  return (row) => {
    const key = keys.get(row.goalId) ?? unwrapGoalKey(house.settings.keyring, row, { ...row, sealedFor: row.keySealedFor })
    keys.set(row.goalId, key)
    return key
  }
}

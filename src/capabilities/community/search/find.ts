import type { Context } from 'hono'
import type { Day } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/database/narrowed.ts'
import type { Env } from '../../../platform/http/env.ts'
import { isId } from '../../../platform/ids.ts'
import { findOldestShown } from '../keeping/rules.ts'
import { MOST_POINTS } from '../pages/OnMap.tsx'
import { findPlace } from '../queries/entries.ts'
import { lookForForm, type TermOffered, typedFields } from './forms/lookFor.ts'
import { accessFeatures, asSearch, type Chosen, chosenIn, distances, type Looking, type Miles, metresOf, USUAL_DISTANCE, ways, without } from './looking.ts'
import { type After, countEach, listPoints, listShown } from './queries/listings.ts'
import { listTermsOffered } from './queries/terms.ts'
import { listSimilar, putRight, withSynonyms } from './queries/words.ts'
import type { Sought } from './sought.ts'
import { takeApart, wordsOf } from './words.ts'

const PAGE = 20
/** Near misses are counted up to here: "99 or more" says enough. */
export const MOST_COUNTED = 99

/** What the address says somebody is looking for, as far as it can be read, and the form that asks for it. */
function readLooking(c: Context, terms: readonly TermOffered[]) {
  const form = lookForForm(terms, c.var.words.language.slice(0, 2))
  const { typed, values } = form.readAddress(c)
  const { free, room, ...others } = values
  const looking = Object.fromEntries(
    Object.entries({ ...others, free: free ? 'yes' : undefined, room: room ? 'yes' : undefined }).filter(([, value]) => value?.length),
  ) as Looking
  return { terms, form, answers: { typed, problems: [] }, looking }
}

/** What the address says somebody is looking for, for a link back to it: whether its terms are there is not asked. */
export const lookingIn = (c: Context<Env>): Looking =>
  readLooking(
    c,
    termsIn(c).map((sortName) => ({ id: '', taxonomyId: '', name: sortName, sortName })),
  ).looking

const termsIn = (c: Context) => (c.req.queries('term') ?? []).slice(0, 20).map(withoutNulls)

/** What was typed into a field of the form; nothing when it cannot be read. */
function typedIn(c: Context, name: keyof typeof typedFields): string {
  const read = typedFields[name].read(c.req.queries(), name, { today: '', fileIn: () => undefined })
  return 'value' in read ? read.value : ''
}

const withoutNulls = (text: string) => text.replaceAll('\u0000', '')

/** Where an address is understood: usually in the visit itself. */
export interface Understanding {
  tx: Tx
  partnershipId: string
  today: Day
}

const inVisit = (c: Context): Understanding => {
  const { tx, viewer, today } = (c as Context<Env>).var
  return { tx, partnershipId: viewer.partnershipId, today }
}

/** What is looked for, understood: the place is known or not, words have those that mean the same. */
export async function understand(c: Context, { tx, partnershipId, today }: Understanding = inVisit(c)) {
  const near = typedIn(c, 'near')
  const asked = takeApart(typedIn(c, 'words'))
  const [terms, place, words, oldest] = await Promise.all([
    listTermsOffered(tx, partnershipId, termsIn(c)),
    near ? findPlace(tx, partnershipId, near) : undefined,
    withSynonyms(tx, partnershipId, asked),
    findOldestShown(tx, partnershipId, today),
  ])
  const read = readLooking(c, terms)
  const { looking } = read
  const within = (looking.within as Miles | undefined) ?? USUAL_DISTANCE
  const sought: Sought = {
    ...narrowed(looking, terms),
    words,
    oldest,
    ...(place ? { around: { from: place, within: metresOf(within) } } : {}),
  }
  return { ...read, asked, sought, place, within }
}

type UnderstoodLooking = Awaited<ReturnType<typeof understand>>

function narrowed(looking: Looking, terms: readonly TermOffered[]): Omit<Sought, 'words' | 'oldest'> {
  const kept = (list: readonly { value: string; kept: string }[], chosen: readonly string[] = []) =>
    list.filter(({ value }) => chosen.includes(value)).map((each) => each.kept)
  const chosenTerms = terms.filter(({ sortName }) => looking.term?.includes(sortName))
  return {
    kind: looking.kind as Sought['kind'],
    isFree: looking.free === 'yes',
    days: looking.day?.map((day) => day.slice(0, 2).toUpperCase()),
    times: looking.time,
    ways: kept(ways, looking.way),
    accessFeatures: kept(accessFeatures, looking.access),
    terms: Object.values(Object.groupBy(chosenTerms, ({ taxonomyId }) => taxonomyId)).map((some) => (some ?? []).map(({ id }) => id)),
    language: looking.language,
    age: /^\d{1,3}$/.test(looking.age ?? '') ? Number(looking.age) : undefined,
    hasRoom: looking.room === 'yes',
  }
}

/** What the directory has for what the address asks, a page of at most `limit`. `path` is the address of its list. */
export async function find(c: Context<Env>, path: string, limit = PAGE) {
  const { tx, viewer } = c.var
  const { partnershipId } = viewer
  const understood = await understand(c)
  const { answers, form, terms, looking, place, within } = understood
  const after = afterIn(c, understood)
  let { sought } = understood
  let found = await listShown(tx, partnershipId, sought, { after, limit })
  let corrections: { typed: string; meant: string }[] = []
  if (found.entries.length === 0 || isPutRight(c)) {
    const right = await putRight(tx, partnershipId, understood.asked, sought)
    if (right) {
      sought = { ...sought, words: await withSynonyms(tx, partnershipId, right.asked) }
      found = await listShown(tx, partnershipId, sought, { after, limit })
      corrections = right.changes
    }
  }
  const isEmpty = found.entries.length === 0 && !after
  return {
    ...found,
    form,
    terms,
    answers,
    looking,
    nearTo: place?.name,
    within,
    unknownPlace: place ? undefined : looking.near,
    corrections,
    nearMisses: isEmpty && chosenIn(looking).length > 0 ? await findNearMisses(c, understood, sought) : undefined,
    next: found.next && `${path}${asSearch(looking, { after: found.next.join('~'), ...(corrections.length > 0 ? { right: 'yes' } : {}) })}`,
  }
}

export type Found = Awaited<ReturnType<typeof find>>

/** The points of what the address asks. Words that were typed wrongly are put right as they are in the list. */
export async function findPoints(c: Context<Env>) {
  const { tx, viewer } = c.var
  const { partnershipId } = viewer
  const { asked, sought, place, looking } = await understand(c)
  let points = await listPoints(tx, partnershipId, sought, MOST_POINTS + 1)
  if (points.length === 0) {
    const right = await putRight(tx, partnershipId, asked, sought)
    if (right) points = await listPoints(tx, partnershipId, { ...sought, words: await withSynonyms(tx, partnershipId, right.asked) }, MOST_POINTS + 1)
  }
  return { points: points.slice(0, MOST_POINTS), hasMore: points.length > MOST_POINTS, around: place, looking }
}

/** What would be found without one of the things that were chosen, farther away, or with words that are like these. */
async function findNearMisses(c: Context<Env>, { looking, terms, place, within, asked }: UnderstoodLooking, sought: Sought) {
  const { tx, viewer } = c.var
  const { partnershipId } = viewer
  // Far away is still near when there is nothing nearer; words are left out last, because they are what somebody came for.
  const dropped = chosenIn(looking).filter(({ part }) => part !== 'near' || place !== undefined)
  const wider = place ? distances.filter((miles) => Number(miles) > Number(within)) : []
  const counts = await countEach(
    tx,
    partnershipId,
    [
      ...dropped.map((chosen) => lessOf(sought, without(looking, chosen), terms, chosen)),
      ...wider.map((miles) => ({ ...sought, around: sought.around && { ...sought.around, within: metresOf(miles) } })),
    ],
    MOST_COUNTED,
  )
  const farther = wider.map((miles, at) => ({ miles, count: counts[dropped.length + at] ?? 0 })).find(({ count }) => count > 0)
  const typed = asked.flatMap(({ not, any }) => (not ? [] : any.flatMap(({ text }) => wordsOf(text))))
  return {
    farther,
    without: dropped.map((chosen, at) => ({ chosen, count: counts[at] ?? 0 })).filter(({ count }) => count > 0),
    similar: typed.length === 1 && typed[0] ? (await listSimilar(tx, partnershipId, typed[0])).slice(0, 3) : [],
  }
}

export type NearMisses = NonNullable<Found['nearMisses']>

function lessOf(sought: Sought, looking: Looking, terms: readonly TermOffered[], { part }: Chosen): Sought {
  const { around, ...others } = { ...sought, ...narrowed(looking, terms) }
  return { ...others, words: part === 'words' ? [] : sought.words, ...(part === 'near' ? {} : { around }) }
}

/** The page after the first goes on with the words as they were put right on it. */
const isPutRight = (c: Context) => c.req.query('right') === 'yes'

/** Where the last page ended, when the address says so in the order this list is in. */
function afterIn(c: Context, { sought }: UnderstoodLooking): After | undefined {
  const parts = withoutNulls(c.req.query('after') ?? '').split('~')
  const shape = sought.around ? [/^\d{1,7}(\.\d{1,20})?(e-\d{1,2})?$/, /^-?\d{1,6}$/] : sought.words.length > 0 ? [/^-?\d{1,6}$/, /^/] : [/^/]
  // A name may hold the sign between the parts: whatever is too much belongs to it.
  const id = parts.at(-1)
  const before = parts.slice(0, shape.length - 1)
  const rest = parts.slice(shape.length - 1, -1).join('~')
  const all = [...before, rest]
  return isId(id) && all.length === shape.length && shape.every((pattern, at) => pattern.test(all[at] ?? '')) ? [...all, id] : undefined
}

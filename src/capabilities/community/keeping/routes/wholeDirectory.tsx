import { type Context, Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { allow } from '../../../../platform/access.ts'
import { addDays } from '../../../../platform/clock.ts'
import { NotFound } from '../../../../platform/errors.ts'
import type { Env, Visit } from '../../../../platform/http/env.ts'
import { seeOther } from '../../../../platform/http/front.ts'
import { isId } from '../../../../platform/ids.ts'
import type { Member } from '../../../../platform/viewer.ts'
import type { Entry } from '../../entry.ts'
import { paths } from '../../paths.ts'
import { findEntry, listPlaces } from '../../queries/entries.ts'
import { mayLookAfterDirectory, maySetRules } from '../access.ts'
import { whyAlike } from '../alike.ts'
import { setRules } from '../changes/keepers.ts'
import { mergeEntries, type NotMerged, setAlike } from '../changes/mergeEntries.ts'
import { listRecognised } from '../findAlike.ts'
import { mergeForm, rulesForm } from '../forms/keep.ts'
import { latestToCheck, oldestShown } from '../freshness.ts'
import { AlikePage } from '../pages/AlikePages.tsx'
import { CheckingPage, type Listed } from '../pages/CheckingPage.tsx'
import { RulesPage } from '../pages/WorkerPages.tsx'
import { type CheckingList, checkingListOf, keepingPaths } from '../paths.ts'
import { type After, countToCheck, listAlike, listSuggestions, listToCheck } from '../queries.ts'
import { findRules } from '../rules.ts'

const PAGE = 25

const notMergedWords: Record<NotMerged, string> = {
  'moved already': 'One of the two is part of another page already. Open that page.',
  'both keep a register': 'Both keep a register here, and a register cannot belong to two groups. End one of the groups first, and take its page to rest.',
}

type Two = { Variables: Visit & { viewer: Member; one: Entry; other: Entry } }

/** The two entries of the address. */
const withTwo = () =>
  createMiddleware<Two>(async (c, next) => {
    const { tx, viewer } = c.var
    const [one, other] = [await find(c.req.param('oneId')), await find(c.req.param('otherId'))]
    if (!one || !other || one.id === other.id) throw new NotFound()
    c.set('one', one)
    c.set('other', other)
    await next()

    async function find(id: string | undefined) {
      return isId(id) ? findEntry(tx, viewer.partnershipId, id) : undefined
    }
  })

/** The directory as a whole, for those who look after it. */
export const wholeDirectory = new Hono<Env>()
  .get('/community/checking', allow(mayLookAfterDirectory), async (c) => {
    const { tx, viewer, today } = c.var
    const { partnershipId } = viewer
    const rules = await findRules(tx, partnershipId)
    const within = { latest: latestToCheck(today, rules), oldest: oldestShown(today, rules) }
    const { wants, hidden, alone, told, alike } = await countToCheck(tx, partnershipId, within)
    const list = checkingListOf(c.req.query('show'))
    const { listed, after } = await listOf(c, list, within)
    return c.render(
      <CheckingPage
        listed={listed}
        counts={{ 'wants checking': wants, hidden, 'without a keeper': alone, suggestions: told, alike }}
        rules={rules}
        maySetRules={maySetRules(viewer)}
        next={after && keepingPaths.checking(viewer.partnership.slug, list, after)}
      />,
    )
  })

  .get('/community/rules', allow(maySetRules), async (c) =>
    c.render(<RulesPage answers={rulesForm.blank(await findRules(c.var.tx, c.var.viewer.partnershipId))} />),
  )
  .post('/community/rules', allow(maySetRules), async (c) => {
    const answers = rulesForm.read(c)
    if (answers.problems) return c.render(<RulesPage answers={answers} />, 422)
    const { version, ...rules } = answers.values
    await setRules(c.var, version, rules)
    return seeOther(c, keepingPaths.checking(c.var.viewer.partnership.slug), 'Saved')
  })

  .get('/community/alike/:oneId/:otherId', allow(mayLookAfterDirectory), withTwo(), async (c) => {
    const { one, other } = c.var
    const form = mergeForm(one, other)
    return c.render(await alikePage(c, form, form.blank({ oneVersion: one.version, otherVersion: other.version })))
  })
  .post('/community/alike/:oneId/:otherId/merge', allow(mayLookAfterDirectory), withTwo(), async (c) => {
    const { one, other, viewer } = c.var
    const form = mergeForm(one, other)
    const answers = form.read(c)
    if (answers.problems) return c.render(await alikePage(c, form, answers), 422)
    const { kept: keptId, oneVersion, otherVersion } = answers.values
    const asSeen = [
      { ...one, version: oneVersion },
      { ...other, version: otherVersion },
    ] as const
    const [kept, gone] = keptId === one.id ? asSeen : ([asSeen[1], asSeen[0]] as const)
    const whyNot = await mergeEntries(c.var, kept, gone)
    if (whyNot) return c.render(await alikePage(c, form, answers, notMergedWords[whyNot]), 422)
    return seeOther(c, paths.entry(viewer.partnership.slug, kept.id), 'They are one page now. You can undo it under “What it said before”')
  })
  .post('/community/alike/:oneId/:otherId/two-things', allow(mayLookAfterDirectory), withTwo(), async (c) => {
    const { tx, viewer, one, other } = c.var
    await setAlike(tx, viewer.partnershipId, one.id, other.id, 'two things', viewer.name)
    return seeOther(c, keepingPaths.checking(viewer.partnership.slug, 'alike'), 'They stay two pages')
  })

async function alikePage(c: Context<Two>, form: ReturnType<typeof mergeForm>, answers: Parameters<typeof AlikePage>[0]['answers'], whyNot?: string) {
  const { tx, viewer, one, other } = c.var
  const { partnershipId } = viewer
  const [a, b] = await listRecognised(tx, partnershipId, [one.id, other.id])
  return (
    <AlikePage
      one={{ entry: one, places: await listPlaces(tx, partnershipId, one.id) }}
      other={{ entry: other, places: await listPlaces(tx, partnershipId, other.id) }}
      because={a && b ? whyAlike(a, b) : []}
      form={form}
      answers={answers}
      whyNot={whyNot}
    />
  )
}

/** One page of a list, and where the next begins. */
async function listOf(
  c: Context<any>,
  list: CheckingList,
  { latest, oldest }: { latest: string; oldest: string },
): Promise<{ listed: Listed; after: string | undefined }> {
  const { tx, viewer } = c.var as Visit
  const { partnershipId } = viewer
  if (list === 'suggestions') {
    const after = c.req.query('after')
    const rows = await listSuggestions(tx, partnershipId, { after: isId(after) ? after : undefined, limit: PAGE })
    return { listed: { list, suggestions: rows }, after: nextOf(rows, ({ id }) => id) }
  }
  if (list === 'alike') {
    const [oneId, otherId] = (c.req.query('after') ?? '').split('_')
    const rows = await listAlike(tx, partnershipId, { after: isId(oneId) && isId(otherId) ? { oneId, otherId } : undefined, limit: PAGE })
    return { listed: { list, pairs: rows }, after: nextOf(rows, (row) => `${row.oneId}_${row.otherId}`) }
  }
  const which = {
    'wants checking': { from: oldest, to: latest },
    hidden: { to: addDays(oldest, -1) },
    'without a keeper': { withoutKeeper: true },
  }[list]
  const entries = await listToCheck(tx, partnershipId, { ...which, after: afterIn(c), limit: PAGE })
  return { listed: { list, entries }, after: nextOf(entries, ({ lastCheckedOn, id }) => `${lastCheckedOn}_${id}`) }
}

function nextOf<Row>(rows: readonly Row[], keyOf: (row: Row) => string): string | undefined {
  const last = rows.length === PAGE ? rows.at(-1) : undefined
  return last && keyOf(last)
}

function afterIn(c: Context): After | undefined {
  const [on = '', id] = (c.req.query('after') ?? '').split('_')
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(on) && !Number.isNaN(Date.parse(on)) && addDays(on, 0) === on
  return isId(id) && isDay ? { on, id } : undefined
}

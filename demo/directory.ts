import type { Insertable } from 'kysely'
import type { Entry } from '../database/schema.ts'
import { aCost, anEntryPlace, anEntryTerm, anException, anOrganiser, aSchedule, aSynonym, aTaxonomy, aTerm } from '../src/capabilities/community/factory.ts'
import { daysOf } from '../src/capabilities/community/schedule/rule.ts'
import type { Rule as Rule5545 } from '../src/capabilities/community/schedule/schedule.ts'
import { addDays, type Day } from '../src/platform/clock.ts'
import { Chance } from './chance.ts'
import type { Gathered } from './rows.ts'
import type { Setting } from './setting.ts'
import type { Rule } from './whenItMeets.ts'
import { aboutWords, featuresOfWords, organisers, synonyms, termsOfTheme, termsOfWords, whoWords, whyNotThatDay } from './words/directory.ts'

interface Where {
  partnershipId: string
  chance: Chance
  number: number
  createdAt: Date
  setting: Setting
}

type Told = Pick<Insertable<Entry>, 'name' | 'summary'> & Partial<Pick<Insertable<Entry>, 'whoSuits' | 'firstVisit' | 'access' | 'cost'>>
type Of = { partnershipId: string; id: string; groupId?: string | null }

/** What an entry of the demo has beside its own words: who runs it, where, when, what it costs, what it is about. */
export class Directory {
  readonly #gathered: Gathered
  readonly #where: Where
  readonly #organisers = new Map<string, string>()
  readonly #places = new Map<string, { locationId: string; latitude: number; longitude: number; postcode: string }>()
  readonly #terms: ReadonlyMap<string, string>

  constructor(gathered: Gathered, where: Where) {
    this.#gathered = gathered
    this.#where = { ...where, chance: where.chance.apart('directory') }
    this.#terms = this.#addTerms()
  }

  /** The lists of words belong to the partnership, so only its first locality brings them. Later ones find the same ids. */
  #addTerms(): ReadonlyMap<string, string> {
    const { partnershipId, number, createdAt } = this.#where
    // Of the partnership, and so the same whichever locality asks.
    const chance = new Chance(`${partnershipId} terms`)
    const found = new Map<string, string>()
    const list = (name: string, description: string) => aTaxonomy({ partnershipId, id: chance.id(createdAt), name, description, changedAt: createdAt })
    const about = list('What it is about', 'What somebody would do there.')
    const who = list('Who it suits', 'Who would feel at home there.')
    const term = (taxonomy: typeof about, name: string, parentId: string | null = null) => {
      const made = aTerm(taxonomy, { id: chance.id(createdAt), name, parentId, changedAt: createdAt })
      found.set(name, made.id)
      return made
    }
    const terms = [
      ...aboutWords.flatMap(([wider, ...narrower]) => {
        const parent = term(about, wider)
        return [parent, ...narrower.map((name) => term(about, name, parent.id))]
      }),
      ...whoWords.map((name) => term(who, name)),
    ]
    if (number === 0) {
      this.#gathered.add('taxonomy', about, who)
      this.#gathered.add('term', ...terms)
      this.#gathered.add('synonym', ...synonyms.map((words) => aSynonym({ partnershipId, id: chance.id(createdAt), words })))
    }
    return found
  }

  /** Who runs it. */
  organiserOf(name: string, village: string | undefined, place = ''): string {
    const { partnershipId, chance, number, createdAt } = this.#where
    const known = organisers.find(({ runs }) => runs.includes(name)) ?? organisers.find(({ runs }) => runs.includes(place))
    const called = known?.name ?? `Neighbours of ${village ?? 'Ashcombe'}`
    const there = this.#organisers.get(called)
    if (there) return there
    const ours = number === 0 ? called : `${called} ${number + 1}`
    const summary = known?.summary ?? 'A few neighbours who keep it going.'
    const row = anOrganiser({ partnershipId, id: chance.id(createdAt), name: ours, summary, website: known?.website ?? '', changedAt: createdAt })
    this.#gathered.add('organiser', row)
    this.#organisers.set(called, row.id)
    return row.id
  }

  /** Features of access that its own words speak of. */
  featuresOf({ summary, whoSuits = '', firstVisit = '', access = '' }: Told) {
    const said = [summary, whoSuits, firstVisit, access].join(' ')
    return featuresOfWords.filter(([words]) => words.test(said)).map(([, feature]) => feature)
  }

  /** Where it takes place. Two entries in one building are at one place. */
  addPlace(entry: Of, village: string, name: string) {
    const { chance, createdAt, setting } = this.#where
    const at = setting.villages.find((each) => each.name === village)
    if (!at) throw new Error(`There is no village ${village}`)
    const key = `${name}, ${village}`
    const there = this.#places.get(key) ?? {
      locationId: chance.id(createdAt),
      postcode: chance.pick(at.postcodes),
      latitude: at.latitude + chance.around(0, 0.0025),
      longitude: at.longitude + chance.around(0, 0.004),
    }
    this.#places.set(key, there)
    this.#gathered.add('entryPlace', anEntryPlace(entry, { id: chance.id(createdAt), name, town: village, ...there }))
  }

  /** When it takes place. Now and then there is a day on which it does not. */
  addSchedule(entry: Of, rule: Rule | undefined, today: Day) {
    if (!rule) return
    const { chance, createdAt } = this.#where
    const schedule = aSchedule(entry, { id: chance.id(createdAt), ...rule, notOnBankHolidays: chance.is(0.7) })
    this.#gathered.add('schedule', schedule)
    const days = [...daysOf({ ...schedule, endsOn: null, byMonthDay: [] } as Rule5545, today, addDays(today, 60))]
    const atChristmas = days.filter((day) => day.slice(5) >= '12-23' || day.slice(5) <= '01-01')
    const off = new Map((rule.freq === 'DAILY' ? [] : atChristmas).map((day) => [day, 'it is Christmas']))
    const next = days.find((day) => day > addDays(today, 7))
    if (rule.freq === 'WEEKLY' && next && !off.has(next) && chance.is(0.3)) off.set(next, chance.pick(whyNotThatDay))
    this.#gathered.add('scheduleException', ...[...off].map(([day, because]) => anException(schedule, day, { because })))
  }

  /** What it costs, in pence, where its words say a sum. */
  addCost(entry: Of, words: string | undefined) {
    const pounds = /^£(\d+(?:\.\d\d)?)/.exec(words ?? '')?.[1]
    if (!pounds) return
    const option = (words ?? '').replace(/^£[\d.]+\s*/, '')
    this.#gathered.add('costOption', aCost(entry, { id: this.#where.chance.id(this.#where.createdAt), amountPence: Math.round(Number(pounds) * 100), option }))
  }

  /** What it is about and whom it suits. */
  addTerms(entry: Of, told: Told, themes: readonly string[]) {
    const said = [told.name, told.summary, told.whoSuits ?? '', told.cost ?? ''].join(' ')
    const names = new Set([
      ...themes.flatMap((theme) => termsOfTheme[theme] ?? []),
      ...termsOfWords.filter(([words]) => words.test(said)).map(([, name]) => name),
    ])
    if (/every|anybody|all shapes/i.test(told.whoSuits ?? '')) names.add('Everybody')
    for (const name of names) {
      const id = this.#terms.get(name)
      if (!id) throw new Error(`There is no term ${name}`)
      this.#gathered.add('entryTerm', anEntryTerm(entry, { id }))
    }
  }
}

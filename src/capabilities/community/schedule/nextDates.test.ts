import fc from 'fast-check'
import rrule from 'rrule'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween } from '../../../platform/clock.ts'
import { isBankHoliday } from './bankHolidays.ts'
import { type Dated, type DayApart, nextDates, nextOf } from './nextDates.ts'
import { daysOf } from './rule.ts'
import { WEEKDAYS, weekdayOf } from './schedule.ts'

const thursdays: Dated = {
  id: 'a',
  placeId: null,
  startsOn: '2026-01-01',
  endsOn: null,
  freq: 'WEEKLY',
  everyN: 1,
  byDay: ['TH'],
  byMonthDay: [],
  opensAt: '10:00:00',
  closesAt: '11:30:00',
  notOnBankHolidays: false,
}
const next = (more: Partial<Dated>, from: string, count = 3, exceptions: DayApart[] = [], nation: Parameters<typeof isBankHoliday>[0] = 'England') =>
  nextDates({ ...thursdays, ...more }, exceptions, { from, count, nation })
const days = (...given: Parameters<typeof next>) => next(...given).map(({ day, isOff }) => (isOff ? `not ${day}` : day))
const apart = (day: string, more: Partial<DayApart> = {}): DayApart => ({
  scheduleId: 'a',
  day,
  happens: false,
  opensAt: null,
  closesAt: null,
  because: 'the hall is closed',
  ...more,
})

describe('a rule', () => {
  test('every week, from the day that was asked on', () => {
    expect(days({}, '2026-12-03')).toEqual(['2026-12-03', '2026-12-10', '2026-12-17'])
  })
  test('every two weeks, in step with its first day however long ago that was', () => {
    expect(days({ everyN: 2, startsOn: '1996-02-29' }, '2026-12-03')).toEqual(['2026-12-10', '2026-12-24', '2027-01-07'])
    expect(daysBetween('1996-02-29', '2026-12-10') % 14).toBe(0)
  })
  test('several weekdays of every second week stay together in one week', () => {
    expect(days({ everyN: 2, startsOn: '2026-12-03', byDay: ['MO', 'TH'] }, '2026-12-03', 4)).toEqual(['2026-12-03', '2026-12-14', '2026-12-17', '2026-12-28'])
  })
  test('the first Thursday and the last Friday of the month', () => {
    expect(days({ freq: 'MONTHLY', byDay: ['1TH', '-1FR'] }, '2026-12-04')).toEqual(['2026-12-25', '2027-01-07', '2027-01-29'])
  })
  test('the fifth Friday leaves out the months without one', () => {
    expect(days({ freq: 'MONTHLY', byDay: ['5FR'] }, '2026-01-01', 4)).toEqual(['2026-01-30', '2026-05-29', '2026-07-31', '2026-10-30'])
  })
  test('the 31st leaves out the months without one', () => {
    expect(days({ freq: 'MONTHLY', byDay: [], byMonthDay: [31] }, '2026-11-01')).toEqual(['2026-12-31', '2027-01-31', '2027-03-31'])
  })
  test('once, and never again', () => {
    expect(days({ freq: null, byDay: [], startsOn: '2026-12-05' }, '2026-12-03')).toEqual(['2026-12-05'])
    expect(days({ freq: null, byDay: [], startsOn: '2026-12-05' }, '2026-12-06')).toEqual([])
  })
  test('it ends on its last day, which is one of its days', () => {
    expect(days({ endsOn: '2026-12-10' }, '2026-12-03')).toEqual(['2026-12-03', '2026-12-10'])
    expect(days({ endsOn: '2026-12-09' }, '2026-12-03')).toEqual(['2026-12-03'])
  })
  test('it begins on its first day', () => {
    expect(days({ startsOn: '2027-03-01' }, '2026-12-03')).toEqual(['2027-03-04', '2027-03-11', '2027-03-18'])
  })
  test('a clock that changes moves neither a day nor a time', () => {
    const sundays = next({ byDay: ['SU'], opensAt: '01:30:00', closesAt: '02:30:00' }, '2026-03-22')
    expect(sundays.map(({ day, opensAt }) => `${day} ${opensAt}`)).toEqual(['2026-03-22 01:30:00', '2026-03-29 01:30:00', '2026-04-05 01:30:00'])
    expect(days({ byDay: ['SU'] }, '2026-10-18')).toEqual(['2026-10-18', '2026-10-25', '2026-11-01'])
  })
  test.each([
    ['no day of the week and no first day', { startsOn: null, byDay: [] }],
    ['a weekday that is none', { startsOn: null, byDay: ['XX', '9TH'] }],
    ['nothing at all', { freq: null, startsOn: null, byDay: [] }],
    ['an end before its beginning', { endsOn: '2020-01-01' }],
  ])('%s is never', (_, more) => {
    expect(days(more, '2026-12-03')).toEqual([])
  })
})

describe('a day apart', () => {
  test('it does not meet, and says why, and the next one does', () => {
    expect(next({}, '2026-12-17', 2, [apart('2026-12-24')])).toMatchObject([
      { day: '2026-12-17', isOff: false },
      { day: '2026-12-24', isOff: true, because: 'the hall is closed' },
      { day: '2026-12-31', isOff: false },
    ])
  })
  test('it meets all the same, on a day of its own or at another time', () => {
    const also = [apart('2026-12-05', { happens: true }), apart('2026-12-10', { happens: true, opensAt: '14:00:00' })]
    expect(next({}, '2026-12-03', 3, also)).toMatchObject([
      { day: '2026-12-03', opensAt: '10:00:00', closesAt: '11:30:00' },
      { day: '2026-12-05', opensAt: '10:00:00' },
      { day: '2026-12-10', opensAt: '14:00:00', closesAt: null },
    ])
  })
  test('another schedule keeps its own days', () => {
    expect(days({}, '2026-12-17', 2, [{ ...apart('2026-12-24'), scheduleId: 'b' }])).toEqual(['2026-12-17', '2026-12-24'])
  })
  test('an extra day after the last of the rule is there', () => {
    expect(days({ endsOn: '2026-12-03' }, '2026-12-03', 3, [apart('2026-12-19', { happens: true })])).toEqual(['2026-12-03', '2026-12-19'])
  })
})

describe('bank holidays', () => {
  test('are left out when the schedule says so, and kept when a day apart says otherwise', () => {
    const mondays = { byDay: ['MO'], notOnBankHolidays: true }
    expect(days(mondays, '2026-08-24', 2)).toEqual(['2026-08-24', 'not 2026-08-31', '2026-09-07'])
    expect(days(mondays, '2026-08-24', 2, [apart('2026-08-31', { happens: true })])).toEqual(['2026-08-24', '2026-08-31'])
    expect(days({ byDay: ['MO'] }, '2026-08-24', 2)).toEqual(['2026-08-24', '2026-08-31'])
  })
  test('are those of the nation', () => {
    expect(days({ byDay: ['MO'], notOnBankHolidays: true }, '2026-08-24', 2, [], 'Scotland')).toEqual(['2026-08-24', '2026-08-31'])
    expect(isBankHoliday('Scotland', '2026-11-30')).toBe(true)
    expect(isBankHoliday('England', '2026-11-30')).toBe(false)
    expect(isBankHoliday('Northern Ireland', '2027-03-17')).toBe(true)
    expect(isBankHoliday('Wales', '2027-03-17')).toBe(false)
  })
  test('the day that stands for one is one, too', () => {
    expect(isBankHoliday('England', '2027-12-27')).toBe(true)
    expect(isBankHoliday('England', '2027-12-29')).toBe(false)
  })
})

test('the days of several schedules come in order, and not more than were asked for', () => {
  const both = [thursdays, { ...thursdays, id: 'b', byDay: ['FR'], opensAt: '14:00' }]
  expect(nextOf(both, [], { from: '2026-12-03', count: 3, nation: 'England' }).map(({ day }) => day)).toEqual(['2026-12-03', '2026-12-04', '2026-12-10'])
})

const aDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days))
const aRule = fc.record({
  freq: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY', null),
  startsOn: fc.option(aDay),
  endsOn: fc.option(aDay),
  everyN: fc.integer({ min: 1, max: 52 }),
  byDay: fc.array(fc.constantFrom(...WEEKDAYS, '1MO', '-1FR', '5TH'), { maxLength: 3 }),
  byMonthDay: fc.array(fc.constantFrom(1, 15, 31, -1), { maxLength: 2 }),
  notOnBankHolidays: fc.boolean(),
})

test('whatever the rule: days come in order, each once, inside its bounds, and no more meet than were asked for', () => {
  fc.assert(
    fc.property(aRule, aDay, fc.integer({ min: 1, max: 8 }), (rule, from, count) => {
      const found = next(rule as Partial<Dated>, from, count)
      const on = found.map(({ day }) => day)
      expect(on).toEqual([...new Set(on)].sort())
      expect(found.filter(({ isOff }) => !isOff).length).toBeLessThanOrEqual(count)
      for (const day of on) {
        expect(day >= from && day >= (rule.startsOn ?? day) && day <= (rule.endsOn ?? day)).toBe(true)
      }
    }),
    { numRuns: 100 },
  )
})

test('every so many weeks on a weekday is a sum anybody can do', () => {
  fc.assert(
    fc.property(aDay, aDay, fc.integer({ min: 1, max: 52 }), (startsOn, from, everyN) => {
      const [first] = days({ startsOn, everyN, byDay: [weekdayOf(startsOn)] }, from, 1)
      const period = 7 * everyN
      const expected = from <= startsOn ? startsOn : addDays(startsOn, Math.ceil(daysBetween(startsOn, from) / period) * period)
      // Nobody plans more than five years ahead.
      expect(first).toBe(daysBetween(from, expected) <= 5 * 366 ? expected : undefined)
    }),
    { numRuns: 300 },
  )
})

test('a rule that never comes true is answered at once', () => {
  const began = performance.now()
  expect(days({ freq: 'MONTHLY', everyN: 12, startsOn: '2026-02-01', byDay: [], byMonthDay: [31] }, '2026-01-01')).toEqual([])
  expect(performance.now() - began).toBeLessThan(1000)
})

test('the days are those that the library of RFC 5545 gives', () => {
  const { RRule, Weekday } = rrule
  // The library walks some rules that never come true to the end of time, so those are not among these.
  const oftens = fc.oneof(
    fc.record({ freq: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY'), byDay: fc.array(fc.constantFrom(...WEEKDAYS), { maxLength: 3 }) }),
    fc.record({ freq: fc.constant('MONTHLY'), byDay: fc.array(fc.constantFrom('1MO', '2TU', '-1FR', '4SA', '-2SU'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ freq: fc.constantFrom('MONTHLY', 'DAILY'), byMonthDay: fc.array(fc.constantFrom(1, 15, 28, -1), { minLength: 1, maxLength: 2 }) }),
    fc.record({ freq: fc.constantFrom('MONTHLY', 'YEARLY') }),
    fc.record({ freq: fc.constant('YEARLY'), byDay: fc.array(fc.constantFrom('1MO', '-1FR', '5TH'), { minLength: 1, maxLength: 2 }) }),
  )
  fc.assert(
    fc.property(oftens, aDay, fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 900 }), (often, startsOn, everyN, later) => {
      const rule = { ...thursdays, byDay: [], ...often, startsOn, everyN } as Dated
      const [from, last] = [addDays(startsOn, later), addDays(startsOn, later + 800)]
      const options = {
        freq: RRule[rule.freq as 'DAILY'],
        interval: everyN,
        dtstart: new Date(`${startsOn}T00:00:00Z`),
        byweekday: rule.byDay.map((code) => {
          const weekday = RRule[code.slice(-2) as 'MO']
          return code.length > 2 ? new Weekday(weekday.weekday, Number(code.slice(0, -2))) : weekday
        }),
        bymonthday: rule.byMonthDay.length > 0 ? rule.byMonthDay : null,
      }
      const theirs = new RRule({ ...options, ...(options.byweekday.length === 0 ? { byweekday: null } : {}) })
        .between(new Date(`${from}T00:00:00Z`), new Date(`${last}T00:00:00Z`), true)
        .map((at) => at.toISOString().slice(0, 10))
      expect([...daysOf(rule, from, last)]).toEqual(theirs)
    }),
    { numRuns: 300 },
  )
})

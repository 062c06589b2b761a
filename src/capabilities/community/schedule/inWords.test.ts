import { expect, test } from 'vitest'
import { timeInWords } from '../../../platform/timeOfDay.ts'
import { wordsFor } from '../../../platform/words.ts'
import { hoursInWords, scheduleInWords } from './inWords.ts'

const words = wordsFor('en', 'Europe/London')
const thursdays = {
  startsOn: '2026-01-01',
  endsOn: null,
  freq: 'WEEKLY' as const,
  everyN: 1,
  byDay: ['TH'],
  byMonthDay: [],
  opensAt: '10:00:00',
  closesAt: '11:30:00',
  notOnBankHolidays: false,
}

test.each([
  [{}, 'Every Thursday, 10am to 11.30am'],
  [{ notOnBankHolidays: true }, 'Every Thursday, 10am to 11.30am, not on bank holidays'],
  [{ byDay: ['TH', 'MO', 'TU'], closesAt: null }, 'Every Monday, Tuesday and Thursday, from 10am'],
  [{ byDay: ['MO', 'TU', 'WE', 'TH', 'FR'], opensAt: null }, 'Monday to Friday'],
  [{ byDay: [...'MO,TU,WE,TH,FR,SA,SU'.split(',')], opensAt: null }, 'Every day'],
  [{ everyN: 2, opensAt: null }, 'Every two weeks on Thursday'],
  [{ everyN: 6, opensAt: null }, 'Once in 6 weeks, on Thursday'],
  [{ freq: 'MONTHLY' as const, byDay: ['1TH'], opensAt: null }, 'On the first Thursday of the month'],
  [{ freq: 'MONTHLY' as const, byDay: ['1TH', '-1FR'], opensAt: null }, 'On the first Thursday and the last Friday of the month'],
  [{ freq: 'MONTHLY' as const, byDay: [], byMonthDay: [15], opensAt: null }, 'On day 15 of the month'],
  [{ freq: 'MONTHLY' as const, everyN: 2, byDay: ['2MO'], opensAt: null }, 'Every two months, on the second Monday'],
  [{ freq: 'DAILY' as const, byDay: [], opensAt: '08:00', closesAt: '20:00' }, 'Every day, 8am to 8pm'],
  [{ freq: null, byDay: [], startsOn: '2010-12-05', opensAt: '12:00' as string }, 'Sunday 5 December 2010, noon to 11.30am'],
  [{ freq: null, byDay: [], startsOn: null, opensAt: '12:00' as string }, ''],
  [{ endsOn: '2040-12-31', opensAt: null }, 'Every Thursday, until Monday 31 December 2040'],
  [{ startsOn: '2039-01-06', opensAt: null }, 'Every Thursday, from Thursday 6 January 2039'],
])('%o is “%s”', (more, said) => {
  expect(scheduleInWords({ ...thursdays, ...more }, words, '2026-12-03')).toBe(said)
})

test('times are said as people say them', () => {
  expect(['00:00', '00:30', '09:05:00', '12:00', '12:15', '23:59'].map((time) => timeInWords(time, words))).toEqual([
    'midnight',
    '12.30am',
    '9.05am',
    'noon',
    '12.15pm',
    '11.59pm',
  ])
  expect(hoursInWords({ opensAt: null, closesAt: '10:00' }, words)).toBe('')
})

import rrule from 'rrule'
import { expect, test } from 'vitest'
import { minutesAhead, timeZoneForCalendar } from '../../../platform/timeZone.ts'
import { calendarOfDays, calendarOfRules, type InCalendar } from './calendar.ts'
import { type DayApart, nextDates } from './nextDates.ts'

const thursdays = {
  id: '01990000-0000-7000-8000-00000000000a',
  placeId: null,
  startsOn: '2026-01-01',
  endsOn: null as string | null,
  freq: 'WEEKLY' as const,
  everyN: 1,
  byDay: ['TH'],
  byMonthDay: [] as number[],
  opensAt: '10:00:00' as string | null,
  closesAt: '11:30:00' as string | null,
  notOnBankHolidays: true,
}
const made = { name: 'Walk; with, "words"\nand lines', timeZone: 'Europe/London', nation: 'England' as const, today: '2026-12-03' }
const apart = (day: string, more: Partial<DayApart> = {}): DayApart => ({
  scheduleId: thursdays.id,
  day,
  happens: false,
  opensAt: null,
  closesAt: null,
  because: '',
  ...more,
})
const walk = (schedule: Partial<typeof thursdays> = {}, exceptions: DayApart[] = []): InCalendar => ({
  name: 'Thursday, walkers; all',
  summary: 'A gentle walk.\nAnd tea.',
  url: 'https://livewell.test/ashcombe/community/e',
  schedules: [{ ...thursdays, ...schedule }],
  exceptions,
  placeOf: () => 'The bench, Mill End',
  changedAt: new Date('2026-11-01T09:00:00Z'),
})
const linesOf = (calendar: string) => calendar.replaceAll('\r\n ', '').split('\r\n')
const startsIn = (calendar: string) => linesOf(calendar.slice(calendar.indexOf('BEGIN:VEVENT'))).filter((line) => line.startsWith('DTSTART'))

test('a group in a calendar: on the clock of its place, coming round, with its days off left out, under an id that stays', () => {
  const calendar = calendarOfRules([walk({}, [apart('2026-12-24')])], made)
  const lines = linesOf(calendar)
  expect(lines).toEqual(
    expect.arrayContaining([
      'BEGIN:VTIMEZONE',
      `UID:${thursdays.id}@livewell`,
      'DTSTART;TZID=Europe/London:20260101T100000',
      'DTEND;TZID=Europe/London:20260101T113000',
      'RRULE:FREQ=WEEKLY;BYDAY=TH;WKST=MO',
      'EXDATE;TZID=Europe/London:20261224T100000',
      'SUMMARY:Thursday\\, walkers\\; all',
      'LOCATION:The bench\\, Mill End',
    ]),
  )
  expect(calendar).toContain('\r\n')
  expect(Math.max(...calendar.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
  expect(calendarOfRules([walk({}, [apart('2026-12-24')])], made)).toBe(calendar)
})

test('what a calendar makes of the rule is what the page says', () => {
  for (const schedule of [{}, { everyN: 2 }, { freq: 'MONTHLY' as never, byDay: ['-1FR'] }, { endsOn: '2027-02-04' }, { byDay: ['MO', 'TH'] }]) {
    const entry = walk(schedule, [apart('2026-12-24')])
    const lines = linesOf(calendarOfRules([entry], made))
    const rule = ['DTSTART:', 'RRULE:', 'EXDATE'].map((name) => lines.findLast((line) => line.startsWith(name.replace(':', ''))) ?? '')
    const [start, comesRound] = rule
    const exdates = lines.filter((line) => line.startsWith('EXDATE')).map((line) => `EXDATE:${line.split(':')[1]}Z`)
    const set = rrule.rrulestr([`DTSTART:${start?.split(':')[1]}Z`, comesRound, ...exdates].join('\n'), { forceset: true })
    const theirs = set.between(new Date('2026-12-03T00:00:00Z'), new Date('2027-06-30T00:00:00Z')).map((at) => at.toISOString().slice(0, 10))
    const ours = nextDates({ ...thursdays, ...schedule }, entry.exceptions, { from: '2026-12-03', until: '2027-06-30', count: 100, nation: 'England' })
    expect(theirs).toEqual(ours.filter(({ isOff }) => !isOff).map(({ day }) => day))
    expect(theirs.length).toBeGreaterThan(4)
  }
})

test('an extra day and a day at another time stand beside the rule', () => {
  const calendar = calendarOfRules([walk({}, [apart('2026-12-05', { happens: true }), apart('2026-12-10', { happens: true, opensAt: '14:00' })])], made)
  expect(startsIn(calendar)).toEqual([
    'DTSTART;TZID=Europe/London:20260101T100000',
    'DTSTART;TZID=Europe/London:20261205T100000',
    'DTSTART;TZID=Europe/London:20261210T140000',
  ])
  expect(calendar).toContain('EXDATE;TZID=Europe/London:20261210T100000')
})

test('without a time it is a whole day, and one that ends after midnight ends the next day', () => {
  expect(calendarOfRules([walk({ opensAt: null, closesAt: null })], made)).toContain('DTSTART;VALUE=DATE:20260101')
  expect(calendarOfRules([walk({ opensAt: '22:00', closesAt: '01:00' })], made)).toContain('DTEND;TZID=Europe/London:20260102T010000')
})

test('a time that the machine’s clock skips is written as it is', () => {
  const calendar = calendarOfRules([walk({ startsOn: '2026-03-29', byDay: ['SU'], opensAt: '01:30', closesAt: '02:15' })], made)
  expect(calendar).toContain('DTSTART;TZID=Europe/London:20260329T013000')
})

test('a search gives single days, and none after the last that was asked for', () => {
  const calendar = calendarOfDays([walk({}, [apart('2026-12-17')])], { ...made, until: '2026-12-31' })
  expect(startsIn(calendar)).toEqual(['03', '10', '24', '31'].map((date) => `DTSTART;TZID=Europe/London:202612${date}T100000`))
  expect(calendar).toContain(`UID:${thursdays.id}-2026-12-03@livewell`)
})

test('the clocks of London go forward on the last Sunday of March and back on the last of October', () => {
  expect(timeZoneForCalendar('Europe/London', 2026)).toEqual([
    'BEGIN:VTIMEZONE',
    'TZID:Europe/London',
    'BEGIN:DAYLIGHT',
    'DTSTART:20250330T010000',
    'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
    'TZOFFSETFROM:+0000',
    'TZOFFSETTO:+0100',
    'END:DAYLIGHT',
    'BEGIN:STANDARD',
    'DTSTART:20251026T020000',
    'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0000',
    'END:STANDARD',
    'END:VTIMEZONE',
  ])
  expect(timeZoneForCalendar('Asia/Kolkata', 2026)).toContain('TZOFFSETTO:+0530')
  expect(minutesAhead('America/St_Johns', Date.UTC(2026, 0, 1))).toBe(-210)
})

import type { ScheduleRow } from '../queries/wholes.ts'
import { asUri, given, some } from './given.ts'
import type { Schedule } from './shapes.ts'

const EVERY_DAY = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** A schedule. The profile knows weeks and months only: each day is every day of a week, a year is twelve months. */
export function asSchedule(row: ScheduleRow): Schedule {
  const { id, entryId, placeId, startsOn, endsOn, byMonthDay, opensAt, closesAt, notOnBankHolidays, attending, link, note, exceptions } = row
  return {
    id,
    service_id: entryId,
    service_at_location_id: placeId ?? undefined,
    valid_from: startsOn ?? undefined,
    valid_to: endsOn ?? undefined,
    dtstart: startsOn ?? undefined,
    ...ruleOf(row),
    bymonthday: given(byMonthDay.join(',')),
    opens_at: opensAt ?? undefined,
    closes_at: closesAt ?? undefined,
    schedule_link: asUri(link),
    attending_type: attending ?? undefined,
    notes: given(note),
    livewell_not_on_bank_holidays: notOnBankHolidays || undefined,
    livewell_exceptions: some(
      exceptions.map(({ day, happens, opensAt, closesAt, because }) => ({
        day,
        happens,
        opens_at: opensAt ?? undefined,
        closes_at: closesAt ?? undefined,
        because: given(because),
      })),
    ),
  }
}

function ruleOf({ freq, everyN, byDay }: ScheduleRow): Pick<Schedule, 'freq' | 'interval' | 'byday' | 'livewell_rule'> {
  const byday = given(byDay.join(','))
  if (freq === null) return { byday }
  if (freq === 'WEEKLY' || freq === 'MONTHLY') return { freq, interval: everyN, byday }
  const livewell_rule = `FREQ=${freq};INTERVAL=${everyN}${byday ? `;BYDAY=${byday}` : ''}`
  if (freq === 'YEARLY') return { freq: 'MONTHLY', interval: everyN * 12, byday, livewell_rule }
  return everyN === 1 ? { freq: 'WEEKLY', interval: 1, byday: byday ?? EVERY_DAY.join(','), livewell_rule } : { livewell_rule }
}

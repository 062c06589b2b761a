// The part of a calendar file that tells another program when the clocks of a place change (VTIMEZONE of RFC 5545).

const A_DAY = 86_400_000

const formats = new Map<string, Intl.DateTimeFormat>()

/** Minutes that the clocks of a zone are ahead of Greenwich's at a moment. */
export function minutesAhead(timeZone: string, at: number): number {
  let format = formats.get(timeZone)
  if (!format) {
    const part = 'numeric' as const
    format = new Intl.DateTimeFormat('en-GB', { timeZone, hourCycle: 'h23', year: part, month: part, day: part, hour: part, minute: part, second: part })
    formats.set(timeZone, format)
  }
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)])) as Record<string, number>
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Math.round((Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000) / 60_000)
}

interface Change {
  /** The moment of the change, on the clock that goes out, as if it were Greenwich's. */
  onTheClock: Date
  before: number
  after: number
}

/** When the clocks of a zone change in a year. */
function changesIn(timeZone: string, year: number): Change[] {
  const changes: Change[] = []
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += A_DAY) {
    const [before, after] = [minutesAhead(timeZone, at), minutesAhead(timeZone, at + A_DAY)]
    if (before === after) continue
    let [low, high] = [at, at + A_DAY]
    while (high - low > 1000) {
      const middle = Math.floor((low + high) / 2000) * 1000
      if (minutesAhead(timeZone, middle) === before) low = middle
      else high = middle
    }
    changes.push({ onTheClock: new Date(high + before * 60_000), before, after })
  }
  return changes
}

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const

/** "Last Sunday of March": how a change comes round, taken from where it stands in its month. */
function comesRound({ onTheClock }: Change): string {
  const date = onTheClock.getUTCDate()
  const length = new Date(Date.UTC(onTheClock.getUTCFullYear(), onTheClock.getUTCMonth() + 1, 0)).getUTCDate()
  const nth = date + 7 > length ? -1 : Math.ceil(date / 7)
  return `RRULE:FREQ=YEARLY;BYMONTH=${onTheClock.getUTCMonth() + 1};BYDAY=${nth}${WEEKDAYS[onTheClock.getUTCDay()]}`
}

const asOffset = (minutes: number) =>
  `${minutes < 0 ? '-' : '+'}${String(Math.floor(Math.abs(minutes) / 60)).padStart(2, '0')}${String(Math.abs(minutes) % 60).padStart(2, '0')}`

const asStamp = (at: Date) => at.toISOString().replaceAll(/[-:]|\.\d+Z$/g, '')

/** The lines by which a calendar file tells of a zone: how its changes come round since the year before. */
export function timeZoneForCalendar(timeZone: string, year: number): string[] {
  const changes = changesIn(timeZone, year - 1)
  const parts =
    changes.length > 0
      ? changes.map((change) => ({ change, rule: [comesRound(change)] }))
      : [{ change: { onTheClock: new Date(0), before: minutesAhead(timeZone, Date.UTC(year, 0)), after: minutesAhead(timeZone, Date.UTC(year, 0)) }, rule: [] }]
  const lines = parts.flatMap(({ change: { onTheClock, before, after }, rule }) => {
    const kind = after > before ? 'DAYLIGHT' : 'STANDARD'
    return [`BEGIN:${kind}`, `DTSTART:${asStamp(onTheClock)}`, ...rule, `TZOFFSETFROM:${asOffset(before)}`, `TZOFFSETTO:${asOffset(after)}`, `END:${kind}`]
  })
  return ['BEGIN:VTIMEZONE', `TZID:${timeZone}`, ...lines, 'END:VTIMEZONE']
}

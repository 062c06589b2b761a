import { type Context, Hono } from 'hono'
import { withProblem } from '../../../design/form/form.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { isId } from '../../../platform/ids.ts'
import { mayChangeEntry } from '../access.ts'
import { addSchedule, changeSchedule, clearDayApart, removeSchedule, setDayApart } from '../changes/keepSchedules.ts'
import type { Entry } from '../entry.ts'
import { asSchedule, asScheduleValues, clearDayForm, dayApartForm, removeForm, scheduleForm } from '../forms/times.ts'
import { DayApartPage, SchedulePage, TimesPage } from '../pages/TimesPages.tsx'
import { paths } from '../paths.ts'
import { listPlaces } from '../queries/entries.ts'
import { findSchedule, listExceptions, listSchedules } from '../queries/entryParts.ts'
import { daysOf } from '../schedule/rule.ts'
import type { Schedule } from '../schedule/schedule.ts'
import { withEntry } from './directory.tsx'
import { unlessOutOfDate } from './outOfDate.ts'

/** When an entry takes place: for whoever may change it. */
export const times = new Hono<Env>()
  .get('/community/:id/times', withEntry(mayChangeEntry), async (c) => {
    const { tx, entry, today } = c.var
    const schedules = await listSchedules(tx, entry.partnershipId, [entry.id])
    return c.render(<TimesPage entry={entry} schedules={schedules} exceptions={await listExceptions(tx, entry.partnershipId, [entry.id], today)} />)
  })

  .get('/community/:id/times/add', withEntry(mayChangeEntry), async (c) => {
    const { tx, entry } = c.var
    const form = scheduleForm(await listPlaces(tx, entry.partnershipId, entry.id), true)
    return c.render(<SchedulePage entry={entry} form={form} answers={form.blank({ version: entry.version })} />)
  })
  .post('/community/:id/times/add', withEntry(mayChangeEntry), async (c) => {
    const { tx, entry } = c.var
    const form = scheduleForm(await listPlaces(tx, entry.partnershipId, entry.id), true)
    const answers = form.read(c)
    if (answers.problems) return c.render(<SchedulePage entry={entry} form={form} answers={answers} />, 422)
    const { version, id, ...values } = answers.values
    // Sent again after it was saved, the version is one behind: it is the id that says so.
    await addSchedule(c.var, entry, version, id, asSchedule({ version, id, ...values }, undefined))
    return seeOther(c, timesOf(c, entry), 'Saved')
  })

  .get('/community/:id/times/:time', withEntry(mayChangeEntry), async (c) => {
    const { tx, entry } = c.var
    const schedule = await scheduleOf(c, entry)
    const values = asScheduleValues(schedule)
    const form = scheduleForm(await listPlaces(tx, entry.partnershipId, entry.id), values.often !== 'as it is')
    return c.render(<SchedulePage entry={entry} schedule={schedule} form={form} answers={form.blank({ ...(values as object), version: entry.version })} />)
  })
  .post('/community/:id/times/:time', withEntry(mayChangeEntry), async (c) => {
    const { tx, entry } = c.var
    const schedule = await scheduleOf(c, entry)
    const there = asScheduleValues(schedule)
    const form = scheduleForm(await listPlaces(tx, entry.partnershipId, entry.id), there.often !== 'as it is')
    const answers = form.read(c)
    if (answers.problems) return c.render(<SchedulePage entry={entry} schedule={schedule} form={form} answers={answers} />, 422)
    const { values } = answers
    return unlessOutOfDate(
      async () => {
        await changeSchedule(c.var, entry, values.version, schedule, asSchedule(values, schedule))
        return seeOther(c, timesOf(c, entry), 'Saved')
      },
      () => {
        const again = { typed: { ...answers.typed, version: String(entry.version) }, problems: [] }
        return c.render(<SchedulePage entry={entry} schedule={schedule} form={form} answers={again} theirs={form.blank(there as object)} />, 409)
      },
    )
  })
  .post('/community/:id/times/:time/remove', withEntry(mayChangeEntry), async (c) => {
    const { entry } = c.var
    const answers = removeForm.read(c)
    await removeSchedule(c.var, entry, answers.values?.version ?? 0, await scheduleOf(c, entry))
    return seeOther(c, timesOf(c, entry), 'Taken away')
  })

  .get('/community/:id/times/:time/days', withEntry(mayChangeEntry), async (c) => {
    const { entry } = c.var
    const schedule = await scheduleOf(c, entry)
    return c.render(<DayApartPage entry={entry} schedule={schedule} answers={dayApartForm.blank({ version: entry.version })} />)
  })
  .post('/community/:id/times/:time/days', withEntry(mayChangeEntry), async (c) => {
    const { entry } = c.var
    const schedule = await scheduleOf(c, entry)
    const read = dayApartForm.read(c)
    const wrong = read.values && wrongDay(schedule, read.values)
    const answers = wrong ? withProblem(read, 'day', wrong) : read
    if (answers.problems) return c.render(<DayApartPage entry={entry} schedule={schedule} answers={answers} />, 422)
    const { version, day, what, because, ...hours } = answers.values
    await setDayApart(c.var, entry, version, schedule, {
      day,
      happens: what !== 'not',
      because,
      ...(what === 'not' ? { opensAt: null, closesAt: null } : hours),
    })
    return seeOther(c, timesOf(c, entry), 'Saved')
  })
  .post('/community/:id/times/:time/days/remove', withEntry(mayChangeEntry), async (c) => {
    const { entry } = c.var
    const answers = clearDayForm.read(c)
    const schedule = await scheduleOf(c, entry)
    if (answers.values) await clearDayApart(c.var, entry, answers.values.version, schedule, answers.values.day)
    return seeOther(c, timesOf(c, entry), answers.values ? 'Taken away' : undefined)
  })

const timesOf = (c: Context, { id }: Entry) => paths.times((c as Context<Env>).var.viewer.partnership.slug, id)

async function scheduleOf(c: Context, entry: Entry): Promise<Schedule> {
  const id = c.req.param('time')
  const schedule = isId(id) ? await findSchedule((c as Context<Env>).var.tx, entry.partnershipId, entry.id, id) : undefined
  if (!schedule) throw new NotFound()
  return schedule
}

/** A day off has to be one on which it meets; an extra day one on which it does not. */
function wrongDay(schedule: Schedule, { day, what }: { day: string; what: string }): string | undefined {
  const isOfRule = !daysOf(schedule, day, day).next().done
  if (what === 'also') return isOfRule ? 'It meets on that day already' : undefined
  return isOfRule ? undefined : 'It does not meet on that day anyway'
}

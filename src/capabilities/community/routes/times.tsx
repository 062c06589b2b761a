import { type Context, Hono } from 'hono'
import { withProblem } from '../../../design/form/form.ts'
import { NotFound } from '../../../platform/errors.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { isId } from '../../../platform/ids.ts'
import { mayChangeEntry } from '../access.ts'
import { addSchedule, changeSchedule, clearDayApart, removeSchedule, setDayApart } from '../changes/keepSchedules.ts'
import type { Entry } from '../entry.ts'
import { asSchedule, asScheduleValues, clearDayForm, dayApartForm, removeForm, scheduleForm } from '../forms/times.ts'
import { DayApartPage, SchedulePage, TimesPage } from '../pages/TimesPages.tsx'
import { paths, type TimesAt, timesAt } from '../paths.ts'
import { listPlaces } from '../queries/entries.ts'
import { findSchedule, listExceptions, listSchedules } from '../queries/entryParts.ts'
import { daysOf } from '../schedule/rule.ts'
import type { Schedule } from '../schedule/schedule.ts'
import { withEntry } from './directory.tsx'
import type { Kept, OfEntry } from './kept.ts'
import { unlessOutOfDate } from './outOfDate.ts'

/** When an entry takes place: for whoever may change it, with an account or by a link. */
export const timesRoutes = ({ guard, pattern, at, back }: Kept<TimesAt>) =>
  new Hono<OfEntry>()
    .get(pattern.list, guard, async (c) => {
      const { tx, entry, today } = c.var
      const schedules = await listSchedules(tx, entry.partnershipId, [entry.id])
      return c.render(
        <TimesPage
          at={at(c)}
          back={back(c)}
          entry={entry}
          schedules={schedules}
          exceptions={await listExceptions(tx, entry.partnershipId, [entry.id], today)}
        />,
      )
    })

    .get(pattern.add, guard, async (c) => {
      const { tx, entry } = c.var
      const form = scheduleForm(await listPlaces(tx, entry.partnershipId, entry.id), true)
      return c.render(<SchedulePage at={at(c)} entry={entry} form={form} answers={form.blank({ version: entry.version })} />)
    })
    .post(pattern.add, guard, async (c) => {
      const { tx, entry } = c.var
      const form = scheduleForm(await listPlaces(tx, entry.partnershipId, entry.id), true)
      const answers = form.read(c)
      if (answers.problems) return c.render(<SchedulePage at={at(c)} entry={entry} form={form} answers={answers} />, 422)
      const { version, id, ...values } = answers.values
      // Sent again after it was saved, the version is one behind: it is the id that says so.
      await addSchedule(c.var, entry, version, id, asSchedule({ version, id, ...values }, undefined))
      return seeOther(c, at(c).list, 'Saved')
    })

    .get(pattern.one(':time'), guard, async (c) => {
      const { tx, entry } = c.var
      const schedule = await scheduleOf(c, entry)
      const values = asScheduleValues(schedule)
      const form = scheduleForm(await listPlaces(tx, entry.partnershipId, entry.id), values.often !== 'as it is')
      return c.render(
        <SchedulePage at={at(c)} entry={entry} schedule={schedule} form={form} answers={form.blank({ ...(values as object), version: entry.version })} />,
      )
    })
    .post(pattern.one(':time'), guard, async (c) => {
      const { tx, entry } = c.var
      const schedule = await scheduleOf(c, entry)
      const there = asScheduleValues(schedule)
      const form = scheduleForm(await listPlaces(tx, entry.partnershipId, entry.id), there.often !== 'as it is')
      const answers = form.read(c)
      if (answers.problems) return c.render(<SchedulePage at={at(c)} entry={entry} schedule={schedule} form={form} answers={answers} />, 422)
      const { values } = answers
      return unlessOutOfDate(
        async () => {
          await changeSchedule(c.var, entry, values.version, schedule, asSchedule(values, schedule))
          return seeOther(c, at(c).list, 'Saved')
        },
        () => {
          const again = { typed: { ...answers.typed, version: String(entry.version) }, problems: [] }
          return c.render(<SchedulePage at={at(c)} entry={entry} schedule={schedule} form={form} answers={again} theirs={form.blank(there as object)} />, 409)
        },
      )
    })
    .post(pattern.remove(':time'), guard, async (c) => {
      const { entry } = c.var
      const answers = removeForm.read(c)
      await removeSchedule(c.var, entry, answers.values?.version ?? 0, await scheduleOf(c, entry))
      return seeOther(c, at(c).list, 'Taken away')
    })

    .get(pattern.days(':time'), guard, async (c) => {
      const { entry } = c.var
      const schedule = await scheduleOf(c, entry)
      return c.render(<DayApartPage at={at(c)} schedule={schedule} answers={dayApartForm.blank({ version: entry.version })} />)
    })
    .post(pattern.days(':time'), guard, async (c) => {
      const { entry } = c.var
      const schedule = await scheduleOf(c, entry)
      const read = dayApartForm.read(c)
      const wrong = read.values && wrongDay(schedule, read.values)
      const answers = wrong ? withProblem(read, 'day', wrong) : read
      if (answers.problems) return c.render(<DayApartPage at={at(c)} schedule={schedule} answers={answers} />, 422)
      const { version, day, what, because, ...hours } = answers.values
      await setDayApart(c.var, entry, version, schedule, {
        day,
        happens: what !== 'not',
        because,
        ...(what === 'not' ? { opensAt: null, closesAt: null } : hours),
      })
      return seeOther(c, at(c).list, 'Saved')
    })
    .post(pattern.removeDay(':time'), guard, async (c) => {
      const { entry } = c.var
      const answers = clearDayForm.read(c)
      const schedule = await scheduleOf(c, entry)
      if (answers.values) await clearDayApart(c.var, entry, answers.values.version, schedule, answers.values.day)
      return seeOther(c, at(c).list, answers.values ? 'Taken away' : undefined)
    })

/** With an account. */
export const times = timesRoutes({
  guard: withEntry(mayChangeEntry),
  pattern: timesAt((rest) => `/community/:id/times${rest}`),
  at: (c) => paths.times(c.var.viewer.partnership.slug, c.var.entry.id),
  back: (c) => paths.entry(c.var.viewer.partnership.slug, c.var.entry.id),
})

async function scheduleOf(c: Context<OfEntry>, entry: Entry): Promise<Schedule> {
  const id = c.req.param('time')
  const schedule = isId(id) ? await findSchedule(c.var.tx, entry.partnershipId, entry.id, id) : undefined
  if (!schedule) throw new NotFound()
  return schedule
}

/** A day off has to be one on which it meets; an extra day one on which it does not. */
function wrongDay(schedule: Schedule, { day, what }: { day: string; what: string }): string | undefined {
  const isOfRule = !daysOf(schedule, day, day).next().done
  if (what === 'also') return isOfRule ? 'It meets on that day already' : undefined
  return isOfRule ? undefined : 'It does not meet on that day anyway'
}

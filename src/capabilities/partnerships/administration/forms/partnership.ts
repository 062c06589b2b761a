import { oneOf, pick, tick } from '../../../../design/form/choice.tsx'
import { defineForm } from '../../../../design/form/form.ts'
import { wholeNumber } from '../../../../design/form/number.tsx'
import { email, longText, phone, text } from '../../../../design/form/text.tsx'
import { versionSeen } from '../../../../design/form/unseen.tsx'

const nations = ['England', 'Wales', 'Scotland', 'Northern Ireland'] as const

const timeZones = (now: string) => [...new Set([now, 'Europe/London', ...Intl.supportedValuesOf('timeZone')])].sort()

/** What the partnership says of itself, and what it promises. The time zone it has stays among those to choose. */
export const partnershipForm = (timeZone: string) =>
  defineForm({
    version: versionSeen(),
    name: text({ label: 'Name of the partnership', missing: 'Enter the name of the partnership', most: 120 }),
    about: longText({ label: 'About it', hint: 'A sentence or two. Anybody can read this on the front page', rows: 3, most: 1000 }),
    phone: phone({ label: 'Phone number', hint: 'Shown at the foot of every page, and in messages' }),
    email: email({ label: 'E-mail address' }),
    timeZone: pick({
      label: 'Time zone',
      options: timeZones(timeZone).map((zone) => ({ value: zone, label: zone.replaceAll('_', ' '), isName: true })),
      empty: 'Choose a time zone',
      missing: 'Choose a time zone',
    }),
    bankHolidays: oneOf({
      label: 'Whose bank holidays do groups keep?',
      options: nations.map((value) => ({ value, label: value })),
      missing: 'Choose whose bank holidays groups keep',
    }),
    answersWithinDays: wholeNumber({
      label: 'Promise: how many working days until somebody who asks for support hears from you?',
      missing: 'Enter a number of working days',
      least: 1,
      most: 60,
    }),
    lateTellsAdministrator: wholeNumber({
      label: 'How many working days past the promise until administrators hear of it?',
      hint: 'They hear which team and how many people, and no names',
      missing: 'Enter a number of working days',
      least: 1,
      most: 60,
    }),
    staffNeedTotp: tick({
      label: 'Workers and administrators sign in with a code from their phone, too',
      hint: 'Those who have not set it up are asked to at their next page',
    }),
  })

import type { Day } from '../../../platform/clock.ts'
import { isEmailAddress } from '../../../platform/emailAndPhone.ts'
import { foldName } from '../../../platform/fold.ts'
import { mobileOf } from '../../../platform/post/mobile.ts'
import { foldPostcode } from '../../../platform/postcode.ts'
import { foldNhsNumber, isNhsNumber } from '../../people/index.ts'
import type { Because, Format, Way } from '../list.ts'
import type { Column, Matched } from './columns.ts'

/** Somebody of a list, as a row of the file says. */
export interface ReadPerson {
  name: string
  foldedName: string
  bornOn: Day | null
  nhsNumber: string | null
  nhsNumberChecks: boolean
  address: string
  postcode: string | null
  phone: string | null
  email: string | null
  way: Way
  format: Format
  because: Extract<Because, 'marked' | 'opted out' | 'died'> | null
  /** What of the row could not be taken as it stands, in words for the practice. */
  notes: string[]
}

/** What the partnership allows besides letters. */
export interface Allowed {
  mayEmail: boolean
  mayText: boolean
  today: Day
}

const LONGEST = { name: 120, line: 100, email: 255 }
// What a spreadsheet would run. No name and no address begins so.
const FORMULA = /^[=+@]|^-\D/

/** Reads one row. What cannot be used at all is answered with its reason. */
export function readRow(cells: readonly string[], matched: Matched, allowed: Allowed): ReadPerson | { rejected: string } {
  const notes: string[] = []
  const cell = (column: Column) => tidy(matched[column] === undefined ? '' : (cells[matched[column] as number] ?? ''))

  const name = cell('name') || [cell('firstName'), cell('lastName')].filter(Boolean).join(' ')
  const foldedName = foldName(name)
  if (foldedName === '') return { rejected: 'There is no name' }
  if (name.length > LONGEST.name) return { rejected: 'The name is too long' }
  const address = addressOf(['address1', 'address2', 'address3', 'address4'].map((column) => cell(column as Column)))
  if ([name, ...address].some((text) => FORMULA.test(text))) return { rejected: 'A cell begins like a formula' }
  if (/\p{Cc}|\ufffd/u.test(`${name}${address.join('')}`)) return { rejected: 'There are letters that cannot be read' }

  const because = isYes(cell('died')) ? 'died' : isYes(cell('optedOut')) ? 'opted out' : isYes(cell('leaveOut')) ? 'marked' : null
  const postcode = readPostcode(cell('postcode'), address, notes)
  const email = isEmailAddress(cell('email')) && cell('email').length <= LONGEST.email ? cell('email') : null
  const phone = mobileOf(cell('phone')) ? cell('phone').slice(0, 40) : null
  const way = wayFor({ ...allowed, address, email: agrees(cell('mayEmail')) ? email : null, phone: agrees(cell('mayText')) ? phone : null })
  if (!way && !because) return { rejected: 'There is no address, and no e-mail or text that may be sent' }
  const nhsNumber = foldNhsNumber(cell('nhsNumber')).slice(0, 20) || null
  const nhsNumberChecks = nhsNumber !== null && isNhsNumber(nhsNumber)
  if (nhsNumber && !nhsNumberChecks) notes.push('The NHS number is not right')
  return {
    name,
    foldedName,
    bornOn: readBirthday(cell('bornOn'), allowed.today, notes),
    nhsNumber,
    nhsNumberChecks,
    address: address.join('\n'),
    postcode,
    phone,
    email,
    way: way ?? 'letter',
    format: readFormat(cell('format')),
    because,
    notes,
  }
}

// A line break inside a cell is a space; so is everything else that is not seen.
const tidy = (text: string) =>
  text
    .normalize('NFC')
    .replaceAll(/[\s\u00a0\u200b\ufeff]+/g, ' ')
    .trim()

/** The lines of an address. One cell may hold several, with commas between. */
const addressOf = (lines: readonly string[]): string[] => {
  const given = lines.filter(Boolean)
  const [only] = given
  const parts = given.length === 1 && only !== undefined ? only.split(/\s*,\s*/).filter(Boolean) : given
  return parts.slice(0, 6).map((line) => line.slice(0, LONGEST.line))
}

/** The postcode, also when it stands at the end of the address. One that is not shaped like one is printed as it came. */
function readPostcode(typed: string, address: string[], notes: string[]): string | null {
  const last = address.at(-1)
  const atEnd = last === undefined ? undefined : foldPostcode(last)
  if (atEnd && address.length > 1) address.pop()
  const folded = foldPostcode(typed)
  if (folded) return folded
  if (typed === '') return atEnd ?? null
  notes.push('The postcode is not shaped like one')
  address.push(typed.slice(0, 20))
  return null
}

/** A letter, unless they agreed to something quicker that the partnership allows. */
function wayFor({
  mayEmail,
  mayText,
  address,
  email,
  phone,
}: Allowed & { address: readonly string[]; email: string | null; phone: string | null }): Way | undefined {
  if (mayEmail && email) return 'email'
  if (mayText && phone) return 'text'
  return address.length > 0 ? 'letter' : undefined
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** A birth date as systems write it: 03/12/1950, 1950-12-03, 03-Dec-1950, 19501203. */
function readBirthday(typed: string, today: Day, notes: string[]): Day | null {
  if (typed === '') return null
  const day = dayOf(typed)
  if (day && day <= today && day >= '1890-01-01') return day
  notes.push('The date of birth cannot be read')
  return null
}

function dayOf(typed: string): Day | undefined {
  const text = typed.split(/[T ]\d{1,2}:/)[0]?.trim() ?? ''
  const backwards = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})$/.exec(text)
  const forwards = /^(\d{1,2})[-/. ]([a-z]{3,9}|\d{1,2})[-/. ,]+(\d{4})$/i.exec(text)
  const [year, month, date] = backwards ? backwards.slice(1) : forwards ? [forwards[3], monthOf(forwards[2] as string), forwards[1]] : []
  if (!year || !month || !date) return undefined
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === day ? day : undefined
}

const monthOf = (text: string) => (/^\d/.test(text) ? text : String(MONTHS.indexOf(text.slice(0, 3).toLowerCase()) + 1))

function readFormat(typed: string): Format {
  if (/easy/i.test(typed)) return 'easy read'
  return /large|big/i.test(typed) ? 'large print' : 'standard'
}

/** Whether somebody agreed: only a plain yes is one. */
const agrees = (typed: string) => /^(y|yes|true|1|agreed|consent|consented|consent given|given)$/i.test(typed)

/** Whether a cell says yes: an answer that means no is no, and anything else that was written is yes, as a date of death is. */
const isYes = (typed: string) => typed !== '' && !/^(n|no|false|0|none|nil|not known|unknown|-)$/i.test(typed)

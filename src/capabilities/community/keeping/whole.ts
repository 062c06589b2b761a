/** An entry with all that belongs to it as its history keeps it, by the names of the columns. */
export interface Whole {
  entry: Row
  places: readonly Row[]
  schedules: readonly Row[]
  exceptions: readonly Row[]
  costs: readonly Row[]
  contacts: readonly Row[]
  terms: readonly Row[]
}

export type Row = Readonly<Record<string, unknown>>

/** What changed from one version to the next, as a reader sees it. */
export interface Difference {
  label: string
  before: string
  after: string
}

// In the order of the page. What is not here says nothing to a reader: ids, folded names, versions.
const labels: Readonly<Record<string, string>> = {
  name: 'Name',
  kind: 'What it is',
  summary: 'In a sentence or two',
  who_suits: 'Who it suits',
  first_visit: 'What the first visit is like',
  when_it_meets: 'When',
  cost: 'What it costs',
  is_free: 'It is free',
  access: 'Getting in and around',
  access_features: 'Access',
  ways: 'How to take part',
  languages: 'Languages',
  ages_from: 'From age',
  ages_to: 'To age',
  contact_name: 'Who to ask',
  contact_phone: 'Phone',
  contact_email: 'E-mail',
  website: 'Website',
  room_for: 'Room for',
  places_left: 'Places left',
  state: 'Open or closed',
  closed_because: 'Why it is closed',
  closed_until: 'Closed until',
}

const parts: readonly { key: Exclude<keyof Whole, 'entry'>; label: string; show: (row: Row) => string }[] = [
  { key: 'places', label: 'Where', show: (row) => join(row, ['name', 'address', 'town', 'postcode']) },
  {
    key: 'schedules',
    label: 'When it meets',
    show: (row) => join(row, ['freq', 'by_day', 'by_month_day', 'opens_at', 'closes_at', 'starts_on', 'ends_on', 'note']),
  },
  { key: 'exceptions', label: 'Days that are different', show: (row) => join(row, ['day', 'because']) },
  {
    key: 'costs',
    label: 'Costs',
    show: (row) =>
      [typeof row['amount_pence'] === 'number' ? `£${(row['amount_pence'] / 100).toFixed(2)}` : '', join(row, ['option', 'amount_words'])]
        .filter(Boolean)
        .join(' '),
  },
  { key: 'contacts', label: 'Whom to ask, too', show: (row) => join(row, ['name', 'title', 'phone', 'email']) },
]

/** What changed, in the order of the page. Nothing, when it was only checked. */
export function whatChanged(before: Whole, after: Whole): Difference[] {
  const ofEntry = Object.entries(labels).map(([column, label]) => ({ label, before: text(before.entry[column]), after: text(after.entry[column]) }))
  const ofParts = parts.map(({ key, label, show }) => ({ label, before: before[key].map(show).join('\n'), after: after[key].map(show).join('\n') }))
  const terms = { label: 'Words it is sorted under', before: `${before.terms.length}`, after: `${after.terms.length}` }
  const sorted = before.terms.map(({ term_id }) => term_id).join() === after.terms.map(({ term_id }) => term_id).join() ? [] : [terms]
  return [...ofEntry, ...ofParts, ...sorted].filter((each) => each.before !== each.after || each === terms)
}

const text = (value: unknown): string =>
  value === null || value === undefined || value === false ? '' : value === true ? 'Yes' : Array.isArray(value) ? value.join(', ') : String(value)

const join = (row: Row, columns: readonly string[]) =>
  columns
    .map((column) => (column.endsWith('_at') ? text(row[column]).slice(0, 5) : text(row[column])))
    .filter(Boolean)
    .join(', ')

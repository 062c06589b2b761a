import { isId, newId } from '../../platform/ids.ts'
import { type Field, one, tidy } from './field.ts'

/** Not asked: the id that what is made will have, so that a form sent twice makes one thing. */
export const once = (): Field<string> => ({
  label: '',
  read: (typed, name) => ({ value: isId(one(typed, name)) ? one(typed, name) : newId() }),
  write: (value, name) => ({ [name]: value }),
  show: () => '',
  firstControl: (name) => name,
  render: ({ name, typed }) => <input type="hidden" name={name} value={one(typed, name) || newId()} />,
})

/** Not asked: which version of a thing was on the page, so that somebody else's change in between is noticed. */
export const versionSeen = (): Field<number> => ({
  label: '',
  read: (typed, name) => ({ value: /^\d{1,9}$/.test(one(typed, name)) ? Number(one(typed, name)) : 0 }),
  write: (value, name) => ({ [name]: String(value) }),
  show: () => '',
  firstControl: (name) => name,
  render: ({ name, typed }) => <input type="hidden" name={name} value={one(typed, name)} />,
})

/** Not asked: which of several was on the page, or none. */
export const idSeen = (): Field<string> => ({
  label: '',
  read: (typed, name) => ({ value: isId(one(typed, name)) ? one(typed, name) : '' }),
  write: (value, name) => ({ [name]: value }),
  show: () => '',
  firstControl: (name) => name,
  render: ({ name, typed }) => <input type="hidden" name={name} value={one(typed, name)} />,
})

/** Not asked: words that were on the page when it was opened, so that what others wrote in between can stay beside what is typed. */
export const wordsSeen = (): Field<string> => ({
  label: '',
  read: (typed, name) => ({ value: tidy(one(typed, name)) }),
  write: (value, name) => ({ [name]: value }),
  show: () => '',
  firstControl: (name) => name,
  render: ({ name, typed }) => <input type="hidden" name={name} value={one(typed, name)} />,
})

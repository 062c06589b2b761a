import { v7, validate, version } from 'uuid'

/** A new id: UUID version 7, so that ids made later sort later, on every engine. */
export const newId = (): string => v7()

/** Whether a text from outside can be an id at all. Anything else is not found before the database is asked. */
export const isId = (text: string | undefined): text is string => text !== undefined && validate(text) && version(text) > 0

/** A thing as a feed sends it. */
export type Sent = Record<string, unknown>

/** Their id of a thing, as a text; empty when it has none that can be kept. */
export const idOf = (thing: Sent): string => {
  const { id } = thing
  const text = typeof id === 'string' || typeof id === 'number' ? String(id).trim() : ''
  // Control characters and halves of letters cannot all be stored, and are in nobody's ids.
  return text.length <= 200 && !/[\p{Cc}\p{Cs}]/u.test(text) ? text : ''
}

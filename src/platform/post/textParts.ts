// The letters of GSM 03.38 that take one place in a text, and those that take two.
const PLAIN = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]$/
const DOUBLE = /^[\f^{}\\[~\]|€]$/

/** How a text is sent and paid for: how long it is, in how many parts, and a letter that makes each part shorter. */
export interface Parts {
  length: number
  parts: number
  /** A letter outside the plain ones of texts: with it a part holds 70 letters, and not 160. */
  unusual?: string
}

/** Counts the parts of a text as networks do: 160 letters in one, 153 in each of several; 70 and 67 when a letter is not one of GSM 03.38. */
export function partsOf(text: string): Parts {
  const letters = [...text]
  const unusual = letters.find((letter) => !PLAIN.test(letter) && !DOUBLE.test(letter))
  if (unusual !== undefined) return { ...counted(text.length, { one: 70, several: 67 }), unusual }
  return counted(
    letters.reduce((sum, letter) => sum + (DOUBLE.test(letter) ? 2 : 1), 0),
    { one: 160, several: 153 },
  )
}

const counted = (length: number, { one, several }: { one: number; several: number }) => ({ length, parts: length <= one ? 1 : Math.ceil(length / several) })

// Letters that Unicode does not take apart, spelt the way English keyboards spell them.
const spelt: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ς: 'σ',
}

/**
 * A name as it is looked up: small letters, no accents on Latin, Greek or Cyrillic letters, no punctuation, one space
 * between words. An apostrophe closes up ("O’Neill" → "oneill"); anything else between letters is a space.
 * Folding twice changes nothing. Compare and sort bytewise (`collate "C"` in PostgreSQL), so that names beginning alike
 * lie together.
 */
export const foldName = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    // Only these marks are accents: in Hindi or Arabic writing a mark is a vowel.
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/['’‘ʼ`´]/g, '')
    .replace(/[ßæœøłđðþıħŧς]/g, (letter) => spelt[letter] ?? letter)
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()

/** The words of a name, folded, each once. None when there is nothing but punctuation. */
export const wordKeys = (name: string): string[] => [...new Set(foldName(name).split(' '))].filter(Boolean)

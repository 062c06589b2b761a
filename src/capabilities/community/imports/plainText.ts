// Whatever stands inside these is not for reading.
const UNREAD = new Set(['script', 'style', 'template', 'iframe', 'object', 'svg', 'noscript', 'head', 'title'])
const BREAKS = new Set(['p', 'div', 'br', 'li', 'ul', 'ol', 'tr', 'table', 'section', 'article', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  pound: '£',
  euro: '€',
  copy: '©',
  reg: '®',
  trade: '™',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  bull: '•',
  middot: '·',
  rsquo: '’',
  lsquo: '‘',
  rdquo: '”',
  ldquo: '“',
  eacute: 'é',
  agrave: 'à',
  ouml: 'ö',
  uuml: 'ü',
  frac12: '½',
}

/**
 * Words out of whatever another directory sent: HTML loses its tags, and what stands in scripts and styles; entities become
 * letters; control characters go. Reads every letter once.
 */
export function plainText(sent: string): string {
  const text = sent.includes('<') || sent.includes('&') ? decoded(withoutTags(sent)) : sent
  return tidied(text)
}

function tidied(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufeff]/gu, (sign) => (sign === '\n' || sign === '\t' ? sign : ''))
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .normalize('NFC')
    .trim()
}

function withoutTags(html: string): string {
  const parts: string[] = []
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open === -1) return parts.join('') + html.slice(at)
    parts.push(html.slice(at, open))
    // “5 < 6” is no tag: a tag begins with a letter, a stroke or a mark.
    if (!/[a-z/!?]/i.test(html[open + 1] ?? '')) {
      parts.push('<')
      at = open + 1
      continue
    }
    const close = html.startsWith('<!--', open) ? html.indexOf('-->', open + 4) : html.indexOf('>', open)
    if (close === -1) return parts.join('')
    at = close + (html.startsWith('<!--', open) ? 3 : 1)
    const [, name = ''] = /^<\/?([a-z][a-z0-9]*)/i.exec(html.slice(open, open + 20)) ?? []
    const tag = name.toLowerCase()
    if (BREAKS.has(tag)) parts.push('\n')
    if (UNREAD.has(tag) && html[open + 1] !== '/') {
      const end = html.toLowerCase().indexOf(`</${tag}`, at)
      at = end === -1 ? html.length : end
    }
  }
  return parts.join('')
}

const decoded = (text: string) =>
  text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z0-9]{2,8}));/gi, (whole, tens?: string, hex?: string, name?: string) => {
    const code = tens ? Number(tens) : hex ? Number.parseInt(hex, 16) : undefined
    if (code === undefined) return NAMED[name ?? ''] ?? whole
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : ''
  })

import { isObject, Taking } from '../../incoming.ts'

/** What is wrong with what a feed says about itself. */
export function readAbout(sent: unknown): string[] {
  if (!isObject(sent)) return ['Its front page does not say which standard it follows']
  const words = new Taking(sent)
  return [
    ...(words.text('version') === '' ? ['Its front page has no version'] : []),
    ...(words.text('profile') === '' ? ['Its front page has no profile'] : []),
    ...(words.text('openapi_url') === '' ? ['Its front page has no openapi_url'] : []),
    ...(/^HSDS-(UK-)?3/.test(words.text('version')) ? [] : ['It does not say that it follows Open Referral UK 3']),
  ]
}

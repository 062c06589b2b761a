/** Whether a text looks like one e-mail address: no list, no name beside it. The message we send is the real check. */
export const isEmailAddress = (text: string): boolean => text.length <= 255 && /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]+$/.test(text)

/** Whether a text looks like a phone number as people write them: 6 to 15 digits (E.164 has no more), and what stands between them. */
export function isPhoneNumber(text: string): boolean {
  const digits = text.replace(/\D/g, '').length
  return text.length <= 40 && /^[+()\d\s.-]+$/.test(text) && digits >= 6 && digits <= 15
}

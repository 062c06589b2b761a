import type { Partnership } from '../partnership.ts'
import { asEmail, asUri, idOf, some } from './given.ts'
import type { OrganizationLine } from './shapes.ts'

/** Who runs something. A text the standard requires and we do not have is empty, never made up. */
export interface Organiser {
  id: string
  name: string
  summary: string
  website: string
  email: string
  phone: string
}

/** An organization: an organiser, or the partnership itself, which stands for those who are none. */
export function asOrganization(organiser: Organiser | Partnership): OrganizationLine {
  if ('slug' in organiser) return { id: organiser.id, name: organiser.name, description: organiser.about, email: asEmail(organiser.email ?? '') }
  const { id, name, summary, website, email, phone } = organiser
  return {
    id,
    name,
    description: summary,
    email: asEmail(email),
    website: asUri(website),
    phones: some(phone.trim() ? [{ id: idOf('phone', id), number: phone.trim() }] : []),
  }
}

import type { Selectable } from 'kysely'
import type { Team as TeamTable } from '../../../../database/schema.ts'

export type Team = Selectable<TeamTable>

/** The first halves of postcodes in a text, in capitals, each once; or the first part that is not one. */
export function readDistricts(text: string): { districts: string[] } | { not: string } {
  const parts = text
    .toUpperCase()
    .split(/[,;\s]+/)
    .filter(Boolean)
  const not = parts.find((part) => !/^[A-Z]{1,2}[0-9][A-Z0-9]?$/.test(part))
  return not === undefined ? { districts: [...new Set(parts)] } : { not }
}

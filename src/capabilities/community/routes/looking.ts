import type { Context } from 'hono'
import type { Env } from '../../../platform/http/env.ts'
import { isId } from '../../../platform/ids.ts'
import { asSearch, type Looking, metresOf, USUAL_DISTANCE } from '../entry.ts'
import { lookForForm } from '../forms/lookFor.ts'
import { findPlace, listByDistance, listByName } from '../queries/entries.ts'

const PAGE = 20

/** What the address says somebody is looking for. */
export function lookingIn(c: Context<Env>): Looking {
  const { words, near, within, kind, free } = lookForForm.readAddress(c).values
  const given = { words, near, within, kind, free: free ? 'yes' : undefined }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value)) as Looking
}

/** What the directory has for what the address asks: nearest first when the place is known, else by name. */
export async function find(c: Context<Env>, path: string) {
  const { tx, viewer } = c.var
  const { partnershipId } = viewer
  const { typed, values } = lookForForm.readAddress(c)
  const looking = lookingIn(c)
  const sought = { words: values.words, kind: values.kind || undefined, isFree: values.free }
  const place = values.near ? await findPlace(tx, partnershipId, values.near) : undefined
  const within = values.within || USUAL_DISTANCE
  const after = afterIn(c)
  const entries = place
    ? await listByDistance(tx, partnershipId, sought, { from: place, within: metresOf(within), after: after && asDistance(after), limit: PAGE })
    : await listByName(tx, partnershipId, sought, { after: after && { sortName: after.key, id: after.id }, limit: PAGE })
  const last = entries.length === PAGE ? entries.at(-1) : undefined
  return {
    answers: { typed, problems: [] },
    looking,
    entries,
    nearTo: place?.name,
    within,
    unknownPlace: place ? undefined : values.near || undefined,
    next: last && `${path}${asSearch(looking, { after: `${place ? last.metres : last.sortName}~${last.id}` })}`,
  }
}

function afterIn(c: Context): { key: string; id: string } | undefined {
  const text = (c.req.query('after') ?? '').replaceAll('\u0000', '')
  const at = text.lastIndexOf('~')
  const id = text.slice(at + 1)
  return at >= 0 && isId(id) ? { key: text.slice(0, at), id } : undefined
}

const asDistance = ({ key, id }: { key: string; id: string }) => (/^\d{1,9}$/.test(key) ? { metres: Number(key), id } : undefined)

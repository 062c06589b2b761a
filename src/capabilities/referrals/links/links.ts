import { randomInt } from 'node:crypto'
import type { Tx } from '../../../platform/database/narrowed.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { Member, Viewer } from '../../../platform/viewer.ts'

// Without letters and digits that are mistaken for each other when read from a poster.
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

export const isCode = (text: string | undefined): text is string => /^[2-9A-HJ-NP-Z]{10}$/.test(text ?? '')

/** Those who refer for an organisation, and administrators for all of them. */
export const mayKeepLinks = (viewer: Viewer) => viewer.wears('administrator') || (viewer.wears('referrer') && viewer.organisationIds.length > 0)

/** The organisations whose link the viewer keeps, each with its link when there is one. */
export const listLinks = (tx: Tx, viewer: Member) =>
  tx
    .selectFrom('organisation as o')
    .leftJoin('organisationLink as l', (join) => join.onRef('l.partnershipId', '=', 'o.partnershipId').onRef('l.organisationId', '=', 'o.id'))
    .select(['o.id', 'o.name', 'l.code', 'l.madeAt', 'l.madeByName'])
    .where('o.partnershipId', '=', viewer.partnershipId)
    .where('o.closedOn', 'is', null)
    .$if(!viewer.wears('administrator'), (query) => query.where('o.id', 'in', viewer.organisationIds.length > 0 ? viewer.organisationIds : [null as never]))
    .orderBy('o.foldedName')
    .orderBy('o.id')
    .limit(200)
    .execute()

/** The organisation that a public link is of. */
export const findByCode = (tx: Tx, partnershipId: string, code: string) =>
  tx
    .selectFrom('organisationLink as l')
    .innerJoin('organisation as o', (join) => join.onRef('o.partnershipId', '=', 'l.partnershipId').onRef('o.id', '=', 'l.organisationId'))
    .select(['o.id', 'o.name', 'l.code'])
    .where('l.partnershipId', '=', partnershipId)
    .where('l.code', '=', code)
    .where('o.closedOn', 'is', null)
    .executeTakeFirst()

/** Gives an organisation a link, or a new one: the one before stops. */
export async function makeLink({ tx, viewer, now }: Acting, organisationId: string) {
  const code = Array.from({ length: 10 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  const made = { code, madeByName: viewer.name, madeAt: now }
  await tx
    .insertInto('organisationLink')
    .values({ partnershipId: viewer.partnershipId, organisationId, ...made })
    .onConflict((conflict) => conflict.columns(['partnershipId', 'organisationId']).doUpdateSet(made))
    .execute()
}

import type { Selectable } from 'kysely'
import type { CrisisCard, CrisisOpening } from '../../../../database/schema.ts'

export type Card = Pick<Selectable<CrisisCard>, 'partnershipId' | 'id' | 'personId' | 'openHash' | 'tokenHash' | 'madeAt'>
export type Opening = Pick<
  Selectable<CrisisOpening>,
  'partnershipId' | 'id' | 'personId' | 'openHash' | 'name' | 'worksAt' | 'because' | 'phone' | 'at' | 'until'
>

/** Somebody who is told, and where: an e-mail address or a mobile number. */
export interface Told {
  name: string
  at: string
}

/** What a card says once it is opened, and what its owner needs to print it again. */
export interface CardFace {
  /** Whose card it is. */
  name: string
  /** Who hears at once that it was used, beside its owner. */
  tell: readonly Told[]
  /** Where its owner is told: an e-mail address, or a mobile number that may be texted; empty when there is neither. */
  ownAt: string
  token: string
}

/** For how long what a card opens can be read. */
export const OPEN_MINUTES = 30

/** A card may be opened so many times in a day; more is somebody trying. */
export const MOST_A_DAY = 12

import type { Selectable } from 'kysely'
import type { CrisisCard, CrisisOpening } from '../../../../database/schema.ts'

export type Card = Pick<Selectable<CrisisCard>, 'partnershipId' | 'id' | 'personId' | 'openHash' | 'tokenHash' | 'madeAt'>
export type Opening = Pick<
  Selectable<CrisisOpening>,
  'partnershipId' | 'id' | 'personId' | 'openHash' | 'name' | 'worksAt' | 'because' | 'phone' | 'at' | 'until'
>

/** What a card says once it is opened, and what its owner needs to print it again. */
export interface CardFace {
  /** Whose card it is. */
  name: string
  /** Who hears at once that it was used, beside its owner. */
  tell: readonly { name: string; email: string }[]
  /** Its owner's address, to tell them; empty when they have none. */
  ownEmail: string
  token: string
}

/** For how long what a card opens can be read. */
export const OPEN_MINUTES = 30

/** A card may be opened so many times in a day; more is somebody trying. */
export const MOST_A_DAY = 12

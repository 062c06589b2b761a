import type { Context } from 'hono'
import type { OutsideEnv } from '../../platform/http/env.ts'
import { seeOther } from '../../platform/http/front.ts'
import { lacksTwoSteps } from '../../platform/http/twoSteps.ts'
import { partnershipPaths } from '../partnerships/index.ts'
import { sameSitePath } from './next.ts'
import { paths } from './paths.ts'
import { listPlaces } from './queries.ts'

/** Where somebody wanted to go, if that is a page of ours. */
export const nextOf = (c: Context<OutsideEnv>) => sameSitePath(c.req.query('next'))

/** After signing in: to where they wanted to go, else to their one partnership, else to the list of theirs. */
export async function arrive(c: Context<OutsideEnv>, account: { accountId: string; hasTotp: boolean }) {
  const { house } = c.var
  const places = await listPlaces(house, account.accountId)
  const [only] = places
  const home = places.length === 0 ? '/' : only && places.length === 1 ? partnershipPaths.today(only.slug) : paths.account
  const isAsked = !house.settings.demo && places.some(({ hats }) => lacksTwoSteps(hats, account))
  return seeOther(c, nextOf(c) ?? home, isAsked ? 'You are signed in. Please turn on signing in with two steps, on the page of your account.' : undefined)
}

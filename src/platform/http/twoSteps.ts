import type { Hat } from '../viewer.ts'

/** Those who work here, and reach what others told in confidence or set the rules. */
const STAFF: readonly Hat[] = ['health coach', 'link worker', 'evaluator', 'commissioner', 'administrator']

/** Whether somebody should sign in with two steps, and does not yet. Asked of workers; a partnership may insist. */
export const lacksTwoSteps = (hats: readonly Hat[], account: { hasTotp: boolean } | undefined) =>
  account !== undefined && !account.hasTotp && hats.some((hat) => STAFF.includes(hat))

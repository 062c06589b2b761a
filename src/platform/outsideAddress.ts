import { lookup as ask } from 'node:dns/promises'
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** One address that a name stands for. */
export interface Resolved {
  address: string
  family: 4 | 6
}

/** Asks what a name stands for. A test gives its own. */
export type Resolve = (name: string) => Promise<readonly Resolved[]>

export const systemResolve: Resolve = async (name) => (await ask(name, { all: true, verbatim: true })) as Resolved[]

// What is given to the world today. Everything else of version 6 is private, for tests, or a way of writing version 4.
const GIVEN_TO_THE_WORLD = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * Whether a number is an address of the open internet: not this machine, its neighbours, a private network, a cloud's own service, or
 * many at once, however it is written. With `mayReachLoopback`, this machine counts as outside.
 */
export function isOutside(address: string, mayReachLoopback = false): boolean {
  if (!ipaddr.isValid(address)) return false
  const known = ipaddr.process(address)
  if (mayReachLoopback && known.range() === 'loopback') return true
  if (known.range() !== 'unicast') return false
  return known.kind() === 'ipv4' || (known as ipaddr.IPv6).match(GIVEN_TO_THE_WORLD)
}

/** The host of an address as a number, when it is one: `[::1]` stands in brackets there. */
export function numberOf(url: URL): string | undefined {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  return isIP(host) ? host : undefined
}

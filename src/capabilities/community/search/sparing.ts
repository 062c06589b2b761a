/**
 * Lets each address do something `times` in an hour and says no after that. Kept in memory, each server for itself: what is counted
 * here is only whether to count, and asks for no connection while a transaction has the only one.
 */
export function sparing(times: number) {
  let hour = -1
  const done = new Map<string, number>()
  return (address: string, at: Date): boolean => {
    const now = Math.floor(at.getTime() / 3_600_000)
    if (now !== hour) done.clear()
    hour = now
    const before = done.get(address) ?? 0
    done.set(address, before + 1)
    return before < times
  }
}

import { v7 } from 'uuid'

/**
 * Chance that can be had again: the same seed gives the same numbers on every machine. The generator is sfc32, by Chris
 * Doty-Humphrey, in the public domain.
 */
export class Chance {
  readonly #seed: string
  #a: number
  #b: number
  #c: number
  #counter = 1

  constructor(seed: string) {
    this.#seed = seed
    let hash = 0x811c9dc5
    for (const letter of seed) hash = Math.imul(hash ^ (letter.codePointAt(0) as number), 0x01000193)
    this.#a = hash
    this.#b = Math.imul(hash, 0x9e3779b9)
    this.#c = hash ^ 0x5bd1e995
    // The first numbers still show the seed.
    for (let i = 0; i < 20; i++) this.#bits()
  }

  /** Chance of its own for a part, so that a change of one part leaves the others as they were. */
  apart(name: string) {
    return new Chance(`${this.#seed} ${name}`)
  }

  #bits(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0
    this.#counter = (this.#counter + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum
    return sum >>> 0
  }

  /** From 0 up to, and never, 1. */
  number(): number {
    return this.#bits() / 4_294_967_296
  }

  /** A whole number, both ends among them. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.number() * (most - least + 1))
  }

  /** True so often of one time. */
  is(often: number): boolean {
    return this.number() < often
  }

  /** Around a middle, by the bell curve. */
  around(middle: number, spread: number): number {
    const far = Math.sqrt(-2 * Math.log(1 - this.number())) * Math.cos(2 * Math.PI * this.number())
    return middle + spread * far
  }

  pick<T>(from: readonly T[]): T {
    if (from.length === 0) throw new Error('There is nothing to pick from')
    return from[this.whole(0, from.length - 1)] as T
  }

  /** One of several that are not as likely as each other. */
  weighted<T>(from: readonly (readonly [T, number])[]): T {
    let left = this.number() * from.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [value, weight] of from) {
      left -= weight
      if (left < 0) return value
    }
    return (from.at(-1) as readonly [T, number])[0]
  }

  shuffled<T>(from: readonly T[]): T[] {
    const all = [...from]
    for (let i = all.length - 1; i > 0; i--) {
      const j = this.whole(0, i)
      ;[all[i], all[j]] = [all[j] as T, all[i] as T]
    }
    return all
  }

  /** Several different ones, at most as many as there are. */
  some<T>(from: readonly T[], count: number): T[] {
    return this.shuffled(from).slice(0, Math.max(0, count))
  }

  /** An id as one made at that moment would be, so that ids sort by time here too. */
  id(at: Date): string {
    const random = new Uint8Array(16)
    new DataView(random.buffer).setUint32(0, this.#bits())
    for (const place of [4, 8, 12]) new DataView(random.buffer).setUint32(place, this.#bits())
    return v7({ msecs: at.getTime(), random })
  }
}

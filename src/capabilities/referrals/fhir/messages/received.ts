import { error, FhirProblem, type Issue, information } from '../problem.ts'
import type { Json } from './body.ts'
import { type Reference, type Shaped, type ShapeName, shapes } from './shapes.ts'

interface Entry {
  path: string
  resource: { resourceType: string; id?: string; [name: string]: Json | undefined }
  isUsed: boolean
}

/** A resource that was read, and where it stood. */
export interface Read<Name extends ShapeName> {
  path: string
  resource: Shaped<Name>
}

/**
 * Everything that came in one request: resources that refer to each other, and what there is to say about them. Finds what a reference means,
 * and notes what was never asked for, so that its sender is told.
 */
export class Received {
  readonly said: Issue[] = []
  readonly #byReference = new Map<string, Entry>()
  readonly #entries: Entry[] = []

  /** Adds a resource under the names that others call it by. */
  add(path: string, resource: Entry['resource'], ...names: readonly (string | undefined)[]): void {
    const entry = { path, resource, isUsed: false }
    this.#entries.push(entry)
    for (const name of names) if (name !== undefined) this.#byReference.set(name, entry)
  }

  /** What a reference means, read as one of these. Undefined when there is no reference, or it leads to nothing that came with it. */
  find<Name extends ShapeName>(reference: Reference | undefined, ...names: readonly Name[]): (Read<Name> & { name: Name }) | undefined {
    const entry = reference?.reference === undefined ? undefined : this.#byReference.get(reference.reference)
    const name = names.find((each) => each === entry?.resource.resourceType)
    return entry && name ? { ...this.#read(entry, name), name } : undefined
  }

  /** Every resource of a kind. */
  all<Name extends ShapeName>(name: Name): Read<Name>[] {
    return this.#entries.filter(({ resource }) => resource.resourceType === name).map((entry) => this.#read(entry, name, false))
  }

  /** Says that a resource found by `all` was used. */
  use({ path }: { path: string }): void {
    for (const entry of this.#entries) if (entry.path === path) entry.isUsed = true
  }

  #read<Name extends ShapeName>(entry: Entry, name: Name, uses = true): Read<Name> {
    if (uses) entry.isUsed = true
    return { path: entry.path, resource: readAs(name, entry.resource, entry.path) }
  }

  /** Says which fields of a resource are not kept: all but these. */
  saysNotKept({ path, resource }: { path: string; resource: object }, kept: readonly string[]): void {
    const known = new Set(['resourceType', 'id', 'meta', 'text', 'language', 'contained', ...kept])
    for (const name of Object.keys(resource)) {
      if (!known.has(name) && /^[A-Za-z]{1,60}$/.test(name)) this.said.push(information('informational', 'This was not kept', `${path}.${name}`))
    }
  }

  /** Says which resources were not kept, after all that is kept has been asked for. */
  saysUnused(): void {
    for (const { isUsed, path } of this.#entries) if (!isUsed) this.said.push(information('informational', 'This was not kept', path))
  }
}

/** A resource in the shape that we read. Throws FhirProblem, with each thing that is wrong with it. */
export function readAs<Name extends ShapeName>(name: Name, resource: unknown, path: string = name): Shaped<Name> {
  const read = shapes[name].safeParse(resource)
  if (read.success) return read.data as Shaped<Name>
  const issues = read.error.issues.slice(0, 20).map(({ code, path: inside, message }) => {
    const where = [path, ...inside].reduce<string>(
      (so, part) => (typeof part === 'number' ? `${so}[${part}]` : so ? `${so}.${String(part)}` : String(part)),
      '',
    )
    const field = inside.at(-1)
    if (field === 'modifierExtension') return error('extension', 'A modifierExtension changes what the rest means, and we do not know any', where)
    if (field === 'implicitRules') return error('not-supported', 'implicitRules change what the rest means, and we do not know any', where)
    if (code === 'too_big') return error('too-long', 'This is too long', where)
    return error(/received undefined/.test(message) ? 'required' : 'structure', message, where)
  })
  throw new FhirProblem(422, issues)
}

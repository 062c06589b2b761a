import { asUri, given } from './given.ts'
import type { TaxonomyTerm } from './shapes.ts'

export interface Taxonomy {
  id: string
  name: string
  description: string
  uri: string
}

export interface Term {
  id: string
  taxonomyId: string
  parentId: string | null
  code: string
  name: string
  description: string
  uri: string
}

export const asTaxonomy = ({ id, name, description, uri }: Taxonomy) => ({ id, name, description, uri: asUri(uri) })

export const asTerm = ({ id, name, description, code, parentId, uri }: Term, taxonomy: Taxonomy): TaxonomyTerm => ({
  id,
  name,
  description,
  code: given(code),
  parent_id: parentId ?? undefined,
  taxonomy: taxonomy.name,
  taxonomy_id: taxonomy.id,
  term_uri: asUri(uri),
})

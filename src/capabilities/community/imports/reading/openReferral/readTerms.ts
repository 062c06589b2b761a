import { type IncomingTaxonomy, type IncomingTerm, isObject, MOST, type Read, Taking } from '../../incoming.ts'
import { idOf, type Sent } from './sent.ts'

/** The terms a service is sorted under, with what it says of each. */
export function termsIn(service: Sent): { theirId: string; term: IncomingTerm }[] {
  return new Taking(service).list('attributes').flatMap((each) => {
    const term = isObject(each['taxonomy_term']) ? each['taxonomy_term'] : undefined
    const read = term ? readTerm(term) : undefined
    return read && 'thing' in read ? [{ theirId: read.theirId, term: read.thing }] : []
  })
}

/** A term of a taxonomy. */
export function readTerm(sent: Sent): Read<IncomingTerm> {
  const [theirId, words] = [idOf(sent), new Taking(sent)]
  const name = words.text('name', MOST.name)
  if (theirId === '') return { theirId, problem: 'The id is missing', notes: words.notes }
  if (name === '') return { theirId, problem: 'The name is missing', notes: words.notes }
  const description = words.text('description', MOST.words)
  if (description === '') words.note('description is missing')
  const detail = isObject(sent['taxonomy_detail']) ? sent['taxonomy_detail'] : {}
  const taxonomy = isObject(sent['taxonomy']) ? sent['taxonomy'] : {}
  return {
    theirId,
    notes: words.notes,
    thing: {
      taxonomyId: words.text('taxonomy_id', MOST.name) || idOf(taxonomy) || idOf(detail) || words.text('taxonomy', MOST.name) || 'terms',
      parentId: idOf({ id: sent['parent_id'] }) || null,
      code: words.text('code', MOST.name),
      name,
      description,
      uri: words.web('term_uri'),
    },
  }
}

/** A taxonomy, as far as we keep them. */
export function readTaxonomy(sent: Sent): Read<IncomingTaxonomy> {
  const [theirId, words] = [idOf(sent), new Taking(sent)]
  const name = words.text('name', MOST.name)
  if (theirId === '' || name === '') return { theirId, problem: theirId === '' ? 'The id is missing' : 'The name is missing', notes: [] }
  return { theirId, notes: [], thing: { name, description: words.text('description', MOST.words), uri: words.web('uri') } }
}

import { foldPostcode } from '../../../../../platform/postcode.ts'
import { type IncomingPlace, isObject, MOST, Taking } from '../../incoming.ts'
import { idOf, type Sent } from './sent.ts'

export function readPlace(sent: Sent, taking: Taking, isLivewells: boolean): IncomingPlace[] {
  const location = isObject(sent['location']) ? sent['location'] : undefined
  if (!location) return []
  const words = new Taking(location)
  const addresses = words.list('addresses')
  const address = new Taking(addresses.find((each) => each['address_type'] === 'physical') ?? addresses[0] ?? {})
  const kind = ['physical', 'postal', 'virtual'].find((each) => each === location['location_type'])
  const attention = address.text('attention')
  return [
    {
      locationId: idOf(location),
      kind: (kind ?? 'physical') as IncomingPlace['kind'],
      name: words.text('name', MOST.name),
      summary: words.text('description', MOST.words),
      address: [attention, address.text('address_1'), address.text('address_2')].filter(Boolean).join('\n'),
      town: address.text('city', MOST.name),
      county: address.text('state_province', MOST.name) || address.text('region', MOST.name),
      postcode: postcodeOf(address.text('postal_code'), taking),
      country: address
        .text('country', 2)
        .toUpperCase()
        .replace(/^$|^UK$/, 'GB'),
      ...taking.point(location['latitude'], location['longitude']),
      access: accessOf(words, isLivewells).join('\n').slice(0, MOST.words),
    },
  ]
}

/** A postcode as we print it. One of another shape is kept out, because it could not be looked up; that is told. */
export function postcodeOf(text: string, taking: Taking): string | null {
  if (text === '') return null
  const folded = foldPostcode(text)
  if (!folded) taking.note(`“${text.slice(0, 20)}” is not shaped like a postcode, and was left out`)
  return folded ?? null
}

// Livewell's own feed names features one by one, beside what is said of the place.
export const accessOf = (taking: Taking, isLivewells = false): string[] => [
  ...new Set(
    [
      ...taking.list('accessibility'),
      ...taking.list('service_at_locations').flatMap((each) => (isObject(each['location']) ? new Taking(each['location']).list('accessibility') : [])),
    ]
      .map((each) => {
        const words = new Taking(each)
        return (isLivewells ? '' : words.text('accessibility', MOST.words)) || words.text('description', MOST.words)
      })
      .filter(Boolean),
  ),
]

import { defineForm } from '../../../design/form/form.ts'
import { longText, postcode, text } from '../../../design/form/text.tsx'
import { once, versionSeen } from '../../../design/form/unseen.tsx'
import { POINT, point } from './point.ts'

/** One place at which something takes place. */
export const placeForm = defineForm({
  version: versionSeen(),
  id: once(),
  placeName: text({ label: 'Village, town or venue', most: 120, missing: 'Enter where it is' }),
  address: text({ label: 'Address', most: 300 }),
  postcode: postcode({ label: 'Postcode', hint: 'So that people nearby find it', fill: 'off' }),
  point: point(POINT),
  access: longText({ label: 'Getting in and around, here', hint: 'Only what is different at this place', most: 1000, rows: 3 }),
})

// A district, a space, a digit and two letters. The last two are never C, I, K, M, O or V, which look like others.
const shape = /^([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][ABD-HJLNP-UW-Z]{2})$/

/**
 * A postcode as it is printed, 'NG12 5AA', from however somebody typed it; undefined when it is not shaped like one.
 * Shape only: whether it exists is for a list of postcodes. NHS codes for people of no fixed address (ZZ99 3VZ) are
 * not postcodes.
 */
export function foldPostcode(text: string): string | undefined {
  const [, outward, inward] = shape.exec(text.replace(/\s/g, '').toUpperCase()) ?? []
  return outward && inward && `${outward} ${inward}`
}

/** The first half, which names a district of some thousands of homes: 'NG12'. */
export const outwardCode = (postcode: string): string | undefined => foldPostcode(postcode)?.split(' ')[0]

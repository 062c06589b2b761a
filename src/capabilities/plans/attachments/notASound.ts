/** A recording that cannot be read to its end, or has parts that a recording of a voice does not have. */
export class NotASound extends Error {}

/** How long a password must be. No rules about what is in it: they make passwords worse. */
export const SHORTEST_PASSWORD = 12

/** And may be: a long one costs time to check. */
export const LONGEST_PASSWORD = 200

/** The first part of a partnership's addresses: `ashcombe`. */
export const SLUG = /^[a-z][a-z0-9-]{1,39}$/

/** Addresses that belong to no partnership, so none may have them as its own. */
export const TAKEN_SLUGS: readonly string[] = ['account', 'api', 'assets', 'health', 'ready', 'sign-in', 'sign-out', 'language']

import type { ReactNode } from 'react'

/** Somebody's own words, as they wrote them: never translated, in whatever direction they run. */
export const Said = ({ children }: { children: string }) => (
  <blockquote className="lw-said" translate="no" dir="auto">
    {children}
  </blockquote>
)

/** A name or other words of the data, inside a sentence of ours. */
export const Named = ({ children }: { children: ReactNode }) => (
  <span translate="no" dir="auto">
    {children}
  </span>
)

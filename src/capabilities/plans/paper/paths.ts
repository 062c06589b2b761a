import type { Size } from './sizes.ts'

export const paperPaths = {
  mine: (slug: string, size: Size) => `/${slug}/my-plan/plan.pdf?size=${size}`,
  choose: (slug: string) => `/${slug}/plan-on-paper`,
  blank: (slug: string) => `/${slug}/plan-on-paper/pages.pdf`,
}

import type { Capability } from '../../platform/manifest.ts'

export { beginSupport } from './changes/beginSupport.ts'

export const support: Capability = {
  name: 'support',
}

import type { Capability } from '../../platform/manifest.ts'

export const accounts: Capability = {
  name: 'accounts',
}

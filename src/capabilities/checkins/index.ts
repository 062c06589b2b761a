import type { Capability } from '../../platform/manifest.ts'

export { planCheckins } from './changes/planCheckins.ts'

export const checkins: Capability = {
  name: 'checkins',
}

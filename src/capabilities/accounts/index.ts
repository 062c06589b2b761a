import type { Capability } from '../../platform/manifest.ts'
import { outside } from './routes.tsx'

export { makeAccount } from './changes/makeAccount.ts'
export { paths as accountPaths } from './paths.ts'

export const accounts: Capability = {
  name: 'accounts',
  outside,
}

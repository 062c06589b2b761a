import { globSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { findChromium } from './tests/kit/chromium.ts'

const unit = globSync('{src,demo,database,bench,tests}/**/*.test.{ts,tsx}', { exclude: ['tests/journeys/**'] })
// What touches data says so by what it imports, and runs on both engines; the rest would only run twice.
const onData = unit.filter((file) => /from '[^']*kit\/(world|database|takingIn)\.ts'/.test(readFileSync(file, 'utf8')))
const pure = unit.filter((file) => !onData.includes(file))
const journeys = globSync('tests/journeys/**/*.test.ts')
const hasServer = process.env['LIVEWELL_TEST_SERVER'] !== undefined

const project = (name: string, include: string[], env: Record<string, string> = {}) => ({
  test: {
    name,
    include: include.length > 0 ? include : ['none'],
    env: { LIVEWELL_LOG: 'silent', ...env },
    // A journey is a whole story: a minute and a half on a machine that has much to do. Each step of it has a patience of its own.
    testTimeout: name === 'journeys' ? 90_000 : 30_000,
    hookTimeout: 60_000,
    globalSetup: name === 'pure' ? [] : ['tests/kit/template.ts'],
  },
})

// People try Livewell on machines without a browser; where changes are checked there must be one.
function journeysAreTold(): boolean {
  if (findChromium() || process.env['CI'] === 'true') return true
  console.warn('\n  THE JOURNEYS ARE NOT TOLD: there is no chromium on the PATH. On Debian: apt-get install chromium\n')
  return false
}

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      project('pure', pure),
      project('embedded', onData, { LIVEWELL_TEST_ENGINE: 'embedded' }),
      ...(journeysAreTold() ? [project('journeys', journeys, { LIVEWELL_TEST_ENGINE: 'embedded' })] : []),
      ...(hasServer ? [project('server', onData, { LIVEWELL_TEST_ENGINE: 'server' })] : []),
    ],
  },
})

// The server together with its demo: what script/server runs. Nothing in src knows the demo, so they meet here.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type LoadDemo, run } from './src/main.ts'

const demo = join(import.meta.dirname, 'demo/load.ts')
const loadDemo: LoadDemo = async (...given) => {
  const { loadDemo: load } = (await import(demo)) as { loadDemo: LoadDemo }
  await load(...given)
}

await run(process.env, existsSync(demo) ? loadDemo : undefined)

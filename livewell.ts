// The server together with its demo: what script/server runs. Nothing in src knows the demo, so they meet here.
import { run } from './src/main.ts'

await run(process.env, async (...given) => {
  const { loadDemo } = await import('./demo/load.ts')
  await loadDemo(...given)
})

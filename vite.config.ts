import { readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { defineConfig, type Plugin } from 'vite'
import { eitherDirection } from './src/design/either-direction.ts'
import { paletteImporter } from './src/design/palette-importer.ts'

const browserCode = (() => {
  try {
    return readdirSync('src/browser').filter((name) => /(?<!\.test|\.d)\.tsx?$/.test(name))
  } catch {
    return [] // Most pages need none, and neither does the build.
  }
})()

export default defineConfig({
  plugins: [pictures('src/design/mark.svg')],
  publicDir: false,
  css: {
    preprocessorOptions: { scss: { importers: [paletteImporter], quietDeps: true } },
    postcss: { plugins: [eitherDirection] },
  },
  build: {
    outDir: 'dist',
    assetsDir: 'assets',
    manifest: true,
    // The content security policy allows fonts and styles from our own address only.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: ['src/design/livewell.scss', ...browserCode.map((name) => `src/browser/${name}`)],
    },
  },
})

/** Pictures that pages name themselves, so no style or script leads to them. */
function pictures(...paths: string[]): Plugin {
  return {
    name: 'pictures',
    apply: 'build',
    async buildStart() {
      for (const path of paths) {
        this.addWatchFile(path)
        const source = await this.fs.readFile(path)
        this.emitFile({ type: 'asset', name: basename(path), originalFileName: path, source })
      }
    },
  }
}

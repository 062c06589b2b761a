import { parentPort, workerData } from 'node:worker_threads'
import { wordsFor } from '../../../platform/words.ts'
import type { PaperToMake } from './makePaper.ts'
import { renderPaper } from './render.tsx'

// Draws one paper and ends. The words of the language do not travel between threads, and are looked up again here.
const { words, ...paper } = workerData as PaperToMake
const pdf = await renderPaper({ ...paper, words: wordsFor(words.language, 'UTC') })
parentPort?.postMessage(pdf)

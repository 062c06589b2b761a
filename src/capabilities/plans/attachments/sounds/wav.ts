import { NotASound } from '../notASound.ts'

/** A WAV of its form and its sound, and no other chunk. */
export function cleanWav(sent: Buffer): Buffer {
  const chunks = new Map<string, Buffer>()
  for (let at = 12; at + 8 <= sent.length; ) {
    const length = sent.readUInt32LE(at + 4)
    const name = sent.toString('latin1', at, at + 4)
    const chunk = sent.subarray(at + 8, at + 8 + length)
    if (chunk.length < length) throw new NotASound('cut short')
    if (!chunks.has(name)) chunks.set(name, chunk)
    at += 8 + length + (length % 2)
  }
  const [form, sound] = [chunks.get('fmt '), chunks.get('data')]
  if (!form || !sound || form.length < 16 || sound.length === 0) throw new NotASound('not a WAV')
  // Plain numbers, one after another: anything else might hold more than sound.
  if (form.readUInt16LE(0) !== 1 || ![1, 2].includes(form.readUInt16LE(2))) throw new NotASound('not plain sound')
  const body = Buffer.concat([Buffer.from('WAVE'), chunkOf('fmt ', form.subarray(0, 16)), chunkOf('data', sound)])
  return chunkOf('RIFF', body)
}

function chunkOf(name: string, bytes: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(name, 'latin1')
  head.writeUInt32LE(bytes.length, 4)
  return Buffer.concat([head, bytes, Buffer.alloc(bytes.length % 2)])
}

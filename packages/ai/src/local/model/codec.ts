import type { Regression } from './regression.ts'
import { indexVocabulary, type Vocabulary } from './vocabulary.ts'

/** The stored form of typed arrays: base64 of little-endian bytes. Weights are one signed byte each. */
export interface StoredWeights {
  hashes: string
  idf: string
  scales: string
  weights: string
  bias: number[]
}

/** Packs weights into bytes, each feature with its own scale: a quarter of the size, the same answers. */
export function packWeights(vocabulary: Vocabulary, { labels, weights, bias }: Regression): StoredWeights {
  const features = vocabulary.hashes.length
  const scales = new Float32Array(features)
  const bytes = new Int8Array(weights.length)
  for (let feature = 0; feature < features; feature += 1) {
    const base = feature * labels
    let largest = 0
    for (let i = base; i < base + labels; i += 1) largest = Math.max(largest, Math.abs(weights[i] ?? 0))
    const scale = largest / 127 || 1
    scales[feature] = scale
    for (let i = base; i < base + labels; i += 1) bytes[i] = Math.round((weights[i] ?? 0) / scale)
  }
  return {
    hashes: toBase64(vocabulary.hashes),
    idf: toBase64(vocabulary.idf),
    scales: toBase64(scales),
    weights: toBase64(bytes),
    bias: Array.from(bias),
  }
}

/** Unpacks stored weights into the form that scores texts. */
export function unpackWeights(stored: StoredWeights): { vocabulary: Vocabulary; regression: Regression } {
  const hashes = new Uint32Array(fromBase64(stored.hashes))
  const scales = new Float32Array(fromBase64(stored.scales))
  const bytes = new Int8Array(fromBase64(stored.weights))
  const labels = stored.bias.length
  const weights = new Float32Array(bytes.length)
  for (let i = 0; i < bytes.length; i += 1)
    weights[i] = (bytes[i] ?? 0) * (scales[Math.floor(i / labels)] ?? 0)
  return {
    vocabulary: indexVocabulary(hashes, new Float32Array(fromBase64(stored.idf))),
    regression: { labels, weights, bias: Float32Array.from(stored.bias) },
  }
}

function toBase64(array: Uint32Array | Float32Array | Int8Array): string {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('base64')
}

/** Copied out of the pool of small buffers, so that wider arrays start on their own boundary. */
function fromBase64(text: string): ArrayBuffer {
  const bytes = Buffer.from(text, 'base64')
  const copy = new ArrayBuffer(bytes.byteLength)
  new Uint8Array(copy).set(bytes)
  return copy
}

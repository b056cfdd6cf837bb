import { z } from 'zod'
import type { Scorer } from './scorer.ts'
import { indexVocabulary, type Vocabulary } from './vocabulary.ts'

/** The stored form of typed arrays: base64 of little-endian bytes. Weights are one signed byte each. */
export const storedWeightsSchema = z.object({
  hashes: z.string(),
  idf: z.string(),
  rarest: z.number(),
  margins: z.string(),
  marginScales: z.string(),
  bias: z.string(),
  embedding: z.string(),
  embeddingScales: z.string(),
  hiddenBias: z.string(),
  output: z.string(),
})

export type StoredWeights = z.infer<typeof storedWeightsSchema>

/** Packs what was trained into strings. */
export function packWeights({ hashes, idf, rarest }: Vocabulary, scorer: Scorer): StoredWeights {
  const { margins, embedding, bias, hiddenBias, output } = scorer
  return {
    hashes: toBase64(hashes),
    idf: toBase64(idf),
    rarest,
    margins: toBase64(margins.bytes),
    marginScales: toBase64(margins.scales),
    bias: toBase64(bias),
    embedding: toBase64(embedding.bytes),
    embeddingScales: toBase64(embedding.scales),
    hiddenBias: toBase64(hiddenBias),
    output: toBase64(output),
  }
}

/** Unpacks stored weights into the form that scores texts. */
export function unpackWeights(stored: StoredWeights): { vocabulary: Vocabulary; scorer: Scorer } {
  const bias = floats(stored.bias)
  const hiddenBias = floats(stored.hiddenBias)
  const matrix = (bytes: string, scales: string, width: number) => ({
    width,
    bytes: new Int8Array(fromBase64(bytes)),
    scales: floats(scales),
  })
  return {
    vocabulary: indexVocabulary(
      new Uint32Array(fromBase64(stored.hashes)),
      floats(stored.idf),
      stored.rarest,
    ),
    scorer: {
      margins: matrix(stored.margins, stored.marginScales, bias.length),
      bias,
      embedding: matrix(stored.embedding, stored.embeddingScales, hiddenBias.length),
      hiddenBias,
      output: floats(stored.output),
    },
  }
}

function floats(text: string): Float32Array {
  return new Float32Array(fromBase64(text))
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

import { promisify } from 'node:util'
import { zstdCompress, zstdDecompress } from 'node:zlib'
import { type Model, modelSchema } from '@frontdesk/ai/local/classifier'

const compress = promisify(zstdCompress)
const decompress = promisify(zstdDecompress)

/** More than the largest model of the largest number of categories takes. */
const mostBytes = 512 * 1024 * 1024

/** A model as compressed JSON, less than half as large. */
export async function packModel(model: Model): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await compress(JSON.stringify(model)))
}

/** Rejects what is no model, and what an earlier release wrote in a form that says nothing any more. */
export async function unpackModel(packed: Uint8Array): Promise<Model> {
  const json = await decompress(packed, { maxOutputLength: mostBytes })
  const model = modelSchema.parse(JSON.parse(json.toString()))
  if (model.labels.length === 0) throw new Error('The model knows no category')
  return model
}

import { zstdCompressSync } from 'node:zlib'
import { classifyText, trainClassifier } from '@frontdesk/ai/local/classifier'
import { expect, test } from 'vitest'
import { packModel, unpackModel } from './packed-model.ts'

const examples = ['high water', 'low tide', 'the ebb'].flatMap((text) => [
  { text: `${text} today`, label: 'tides' },
  { text: `a berth for my boat, not ${text}`, label: 'moorings' },
])

test('a model that was packed answers as before', async () => {
  const model = trainClassifier(examples)
  const unpacked = await unpackModel(await packModel(model))
  for (const text of ['tide', 'berth', ''])
    expect(classifyText(unpacked, text)).toEqual(classifyText(model, text))
})

test('neither garbage nor a model that knows nothing is taken for a model', async () => {
  await expect(unpackModel(Buffer.from('garbage'))).rejects.toThrow()
  await expect(unpackModel(zstdCompressSync('{"version":99}'))).rejects.toThrow()
  await expect(packModel(trainClassifier([])).then(unpackModel)).rejects.toThrow('no category')
})

import { z } from 'zod'
import type { ProviderConfig, ProviderName } from '../providers/provider.ts'

type Wire = {
  /** Used where the configuration names no model for this task; none keeps the provider out of it. */
  model: string | null
  request(
    config: ProviderConfig,
    model: string,
    texts: string[],
  ): { url: string; headers: Record<string, string>; body: object }
  read(answer: unknown): number[][]
}

const vector = z.array(z.number()).min(1)
const openaiAnswer = z.object({ data: z.array(z.object({ index: z.number().int(), embedding: vector })) })
const googleAnswer = z.object({ embeddings: z.array(z.object({ values: vector })) })

const inOrder = (answer: unknown) =>
  openaiAnswer
    .parse(answer)
    .data.toSorted((a, b) => a.index - b.index)
    .map(({ embedding }) => embedding)

const bearer = (key: string | undefined): Record<string, string> =>
  key ? { authorization: `Bearer ${key}` } : {}

const likeOpenai = (model: string | null, home: string): Wire => ({
  model,
  request: ({ baseUrl = home, apiKey }, name, texts) => ({
    url: `${baseUrl.replace(/\/+$/, '')}/embeddings`,
    headers: bearer(apiKey),
    body: { model: name, input: texts, encoding_format: 'float' },
  }),
  read: inOrder,
})

/** How each provider takes texts and gives back vectors. Anthropic has none. */
export const embeddingWires: Record<ProviderName, Wire | null> = {
  openai: likeOpenai('text-embedding-3-small', 'https://api.openai.com/v1'),
  compatible: likeOpenai(null, ''),
  anthropic: null,
  azure: {
    model: null,
    request: ({ baseUrl = '', apiKey = '', apiVersion = '2024-10-21' }, model, texts) => ({
      url: `${baseUrl.replace(/\/+$/, '')}/openai/deployments/${encodeURIComponent(model)}/embeddings?api-version=${encodeURIComponent(apiVersion)}`,
      headers: { 'api-key': apiKey },
      body: { input: texts },
    }),
    read: inOrder,
  },
  google: {
    model: 'gemini-embedding-001',
    request: ({ baseUrl = 'https://generativelanguage.googleapis.com', apiKey = '' }, model, texts) => ({
      url: `${baseUrl.replace(/\/+$/, '')}/v1beta/models/${encodeURIComponent(model)}:batchEmbedContents`,
      headers: { 'x-goog-api-key': apiKey },
      body: {
        requests: texts.map((text) => ({ model: `models/${model}`, content: { parts: [{ text }] } })),
      },
    }),
    read: (answer) => googleAnswer.parse(answer).embeddings.map(({ values }) => values),
  },
}

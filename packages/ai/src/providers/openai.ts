import type { Provider } from './provider.ts'

export const openai: Provider = {
  structuredOutput: 'jsonSchema',
  strict: true,
  home: 'https://api.openai.com/v1',
  async createModel(config, { model, timeoutMs, maxTokens }) {
    const { ChatOpenAI } = await import('@langchain/openai')
    return new ChatOpenAI({
      model,
      apiKey: config.apiKey ?? '',
      maxRetries: 0,
      timeout: timeoutMs,
      maxTokens,
      configuration: {
        ...(config.baseUrl ? { baseURL: config.baseUrl } : {}),
        ...(config.fetch ? { fetch: config.fetch } : {}),
      },
    })
  },
}

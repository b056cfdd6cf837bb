import type { Provider } from './provider.ts'

export const google: Provider = {
  structuredOutput: 'functionCalling',
  async createModel(config, { model, maxTokens }) {
    const { ChatGoogle } = await import('@langchain/google/node')
    return new ChatGoogle({
      model,
      apiKey: config.apiKey ?? '',
      maxRetries: 0,
      maxOutputTokens: maxTokens,
      platformType: 'gai',
      ...(config.baseUrl ? { endpoint: config.baseUrl } : {}),
    })
  },
}

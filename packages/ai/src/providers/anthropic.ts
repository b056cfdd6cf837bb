import type { Provider } from './provider.ts'

export const anthropic: Provider = {
  structuredOutput: 'functionCalling',
  marksCache: true,
  addsUsage: true,
  home: 'https://api.anthropic.com',
  async createModel(config, { model, timeoutMs, maxTokens }) {
    const { ChatAnthropic } = await import('@langchain/anthropic')
    return new ChatAnthropic({
      model,
      apiKey: config.apiKey ?? '',
      maxRetries: 0,
      maxTokens,
      clientOptions: { timeout: timeoutMs, ...(config.fetch ? { fetch: config.fetch } : {}) },
      ...(config.baseUrl ? { anthropicApiUrl: config.baseUrl } : {}),
    })
  },
}

import type { Provider, ProviderConfig } from './provider.ts'

export const google: Provider = {
  structuredOutput: 'functionCalling',
  streamedOutput: 'jsonSchema',
  home: 'https://generativelanguage.googleapis.com',
  async createModel(config, { model, maxTokens }) {
    const { ChatGoogle } = await import('@langchain/google/node')
    return new ChatGoogle({
      model,
      apiKey: config.apiKey ?? '',
      maxRetries: 0,
      maxOutputTokens: maxTokens,
      platformType: 'gai',
      ...(config.baseUrl ? { endpoint: config.baseUrl } : {}),
      ...(config.fetch ? { apiClient: clientOf(config, config.fetch) } : {}),
    })
  },
}

/** What the model needs to send its requests another way than by the global fetch. */
function clientOf({ apiKey = '' }: ProviderConfig, send: typeof fetch) {
  return {
    hasApiKey: () => true,
    getProjectId: () => Promise.reject(new Error('There is no project behind an API key.')),
    fetch: (request: Request) => {
      request.headers.set('x-goog-api-key', apiKey)
      return send(request)
    },
  }
}

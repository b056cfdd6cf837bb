import type { Provider } from './provider.ts'

/** Any server that speaks OpenAI's chat completions: Ollama, vLLM, LM Studio, a gateway. A key is optional. */
export const compatible: Provider = {
  structuredOutput: 'jsonSchema',
  // A server that ignores the schema may still call a tool, or put JSON into its text, which can then be read.
  repairOutput: 'functionCalling',
  async createModel(config, { model, timeoutMs, maxTokens }) {
    if (!config.baseUrl) throw new Error('A compatible provider needs a base URL.')
    const { ChatOpenAI } = await import('@langchain/openai')
    return new ChatOpenAI({
      model,
      apiKey: config.apiKey || 'none',
      maxRetries: 0,
      timeout: timeoutMs,
      maxTokens,
      temperature: 0,
      useResponsesApi: false,
      configuration: { baseURL: config.baseUrl, ...(config.fetch ? { fetch: config.fetch } : {}) },
    })
  },
}

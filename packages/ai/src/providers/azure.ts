import type { Provider } from './provider.ts'

const DEFAULT_API_VERSION = '2024-10-21'

/** `model` is the name of the deployment, `baseUrl` the endpoint of the resource. */
export const azure: Provider = {
  structuredOutput: 'jsonSchema',
  strict: true,
  async createModel(config, { model, timeoutMs, maxTokens }) {
    if (!config.baseUrl) throw new Error('Azure needs the endpoint of the resource.')
    const { AzureChatOpenAI } = await import('@langchain/openai')
    return new AzureChatOpenAI({
      model,
      azureOpenAIApiKey: config.apiKey ?? '',
      azureOpenAIEndpoint: config.baseUrl,
      azureOpenAIApiDeploymentName: model,
      azureOpenAIApiVersion: config.apiVersion ?? DEFAULT_API_VERSION,
      maxRetries: 0,
      timeout: timeoutMs,
      maxTokens,
      configuration: config.fetch ? { fetch: config.fetch } : {},
    })
  },
}

import { anthropic } from './anthropic.ts'
import { azure } from './azure.ts'
import { compatible } from './compatible.ts'
import { google } from './google.ts'
import { openai } from './openai.ts'
import type { Provider, ProviderConfig, ProviderName } from './provider.ts'

/** Every provider by name. Each loads its client library when its first model is made. */
export const providers: Record<ProviderName, Provider> = { openai, anthropic, google, azure, compatible }

/** The host that requests to a provider go to. */
export function hostOf({ name, baseUrl }: ProviderConfig): string {
  return URL.parse(baseUrl ?? providers[name].home ?? '')?.host ?? ''
}

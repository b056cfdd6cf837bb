import { oncePerProcess } from '@frontdesk/runtime/process/once'
import type { ProviderConfig } from './provider.ts'

const mostRemembered = 1_000

/** Whether a provider is asked for streams: until it has refused one and answered without. */
export function streams(config: ProviderConfig): boolean {
  return !withoutStreams().has(keyOf(config))
}

export function rememberWithoutStreams(config: ProviderConfig): void {
  const known = withoutStreams()
  if (known.size >= mostRemembered) known.clear()
  known.add(keyOf(config))
}

function withoutStreams(): Set<string> {
  return oncePerProcess('ai.without-streams', () => new Set<string>())
}

function keyOf({ name, baseUrl = '', model, largeModel = '' }: ProviderConfig): string {
  return [name, baseUrl, model, largeModel].join(' ')
}

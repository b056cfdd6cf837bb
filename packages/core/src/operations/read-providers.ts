import { breakerState } from '@frontdesk/ai/calls/breaker'
import { providersFromEnv } from '@frontdesk/ai/models'
import { systemReader } from '@frontdesk/db/tenancy'
import { leastIdAt } from '@frontdesk/runtime/id'

export type ProviderState = {
  name: string
  model: string
  /** of the breaker in this process */
  state: 'closed' | 'open' | 'half-open'
  triesAgainAt: string | null
  /** by any process and for any organization, within the last week */
  lastSuccessAt: string | null
}

const lookBackMs = 7 * 24 * 3_600_000

/** The platform's providers: whether each is asked at present, and when it last answered. */
export async function readProviders(): Promise<ProviderState[]> {
  const configured = providersFromEnv()
  const answered = configured.length === 0 ? new Map<string, Date>() : await readAnswered()
  return configured.map((config) => {
    const { state, triesAgainAt } = breakerState(config)
    return {
      name: config.name,
      model: config.model,
      state,
      triesAgainAt: triesAgainAt?.toISOString() ?? null,
      lastSuccessAt: answered.get(config.name)?.toISOString() ?? null,
    }
  })
}

async function readAnswered(): Promise<Map<string, Date>> {
  const since = leastIdAt(new Date(Date.now() - lookBackMs))
  const rows = await systemReader().$queryRaw<{ provider: string; at: Date }[]>`
      SELECT provider, max(created_at) AS at FROM ai_calls
      WHERE id >= ${since}::uuid AND outcome IN ('ok', 'repaired') GROUP BY provider`.catch(() => [])
  return new Map(rows.map(({ provider, at }) => [provider, at]))
}

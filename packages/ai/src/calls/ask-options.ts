import type { PriceTable } from '../cost/prices.ts'
import type { ProviderConfig } from '../providers/provider.ts'
import type { PiiCounts } from '../redact.ts'
import type { Task } from './call-record.ts'
import type { KeptAnswers } from './kept-answers.ts'

/** What is about to leave the system. It holds nothing personal: the hash is that of the redacted text. */
export interface Disclosure {
  task: Task
  provider: string
  model: string
  host: string
  /** SHA-256 of instructions and material as hex. */
  contentHash: string
  characters: number
  estimatedTokens: number
  placeholders: PiiCounts
}

/** What an organization has to say about calls of providers. */
export interface AskOptions {
  /** Hard stop for all providers together, in milliseconds; the task's own when left out. */
  timeoutMs?: number | undefined
  /** The organization's own prices, before the vendors' list. */
  prices?: PriceTable | undefined
  /** Calls that may cost more are not made; null or left out means no bound. */
  budgetLeftMicros?: number | null | undefined
  /** Number of the prompt in use, for the record; 0 is the built-in one. */
  promptVersion?: number | undefined
  /** Writes the ledger before each call and gives its line's id. When it rejects, the call is not made. */
  onDisclosure?: ((disclosure: Disclosure) => Promise<{ id: string }>) | undefined
}

export interface AiOptions extends AskOptions {
  /** Asked in this order; none means the local models alone. */
  providers?: ProviderConfig[] | undefined
  /** The organization's own instructions instead of the built-in ones. */
  template?: string | undefined
  /** Where answers are kept, for tasks that ask the same again; without it each is asked for anew. */
  kept?: KeptAnswers | undefined
}

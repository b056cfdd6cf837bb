import type { Tone } from '../../../ui/ToneChip.tsx'
import type { Budget, Call, Calls, Provider, Providers, WantedProvider } from './api.ts'

export const vendors = {
  openai: 'OpenAI',
  anthropic: 'Anthropic',
  google: 'Google',
  azure: 'Azure OpenAI',
  compatible: 'OpenAI-compatible server',
} as const satisfies Record<Provider['provider'], string>

/** The name people know it by; what is unknown keeps its own. */
export function vendorOf(provider: string): string {
  return Object.hasOwn(vendors, provider) ? vendors[provider as keyof typeof vendors] : provider
}

/** Tasks that a model can be chosen for, with what they are. */
export const taskNames = {
  classify: 'Sort messages',
  draft: 'Draft replies',
  summarize: 'Summarize conversations',
  translate: 'Translate',
  article: 'Begin articles',
  embed: 'Search by meaning',
  check: 'Check drafts',
} as const satisfies Record<keyof Provider['models'], string>

/** Dollars with as many digits as say something: "$12.40", "$0.0042". */
export function dollars(amount: number): string {
  if (amount === 0) return '$0'
  if (amount >= 0.1)
    return `$${amount.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`
  return `$${Number(amount.toPrecision(2))}`
}

/** "240 ms", "1.4 s". */
export function duration(ms: number | null): string {
  if (ms === null) return '–'
  return ms < 1_000 ? `${ms} ms` : `${(ms / 1_000).toFixed(1)} s`
}

export function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`
}

/** "2 mail addresses, 1 card"; "nothing" when nothing was replaced. */
export function replaced(counts: Record<string, number>): string {
  const words = Object.entries(counts).map(([kind, count]) => {
    const [one, many] = kinds[kind] ?? [kind.toLowerCase(), kind.toLowerCase()]
    return `${count} ${count === 1 ? one : many}`
  })
  return words.length === 0 ? 'nothing' : words.join(', ')
}

const kinds: Record<string, [one: string, many: string]> = {
  EMAIL: ['mail address', 'mail addresses'],
  CARD: ['card', 'cards'],
  IBAN: ['IBAN', 'IBANs'],
  IP: ['IP address', 'IP addresses'],
  NATIONAL_ID: ['national number', 'national numbers'],
  PHONE: ['phone number', 'phone numbers'],
  NAME: ['name', 'names'],
  ADDRESS: ['street address', 'street addresses'],
}

/** How a provider stands, in a word or two. */
export function stateOf({ enabled, state, test, triesAgainAt }: Provider): { label: string; tone: Tone } {
  if (!enabled) return { label: 'Off', tone: 'neutral' }
  if (state === 'unreadable') return { label: 'Enter the key again', tone: 'late' }
  if (state === 'open') return { label: restingLabel(triesAgainAt), tone: 'late' }
  if (state === 'half-open') return { label: 'Being tried again', tone: 'warn' }
  if (test === null) return { label: 'Not tested', tone: 'warn' }
  return test.works ? { label: 'Works', tone: 'calm' } : { label: 'Test failed', tone: 'late' }
}

function restingLabel(until: string | null): string {
  if (until === null) return 'Resting after failures'
  const time = new Date(until).toLocaleTimeString('en', { hour12: false })
  return `Resting after failures until ${time}`
}

/** "1,204 in (900 of them cached), 85 out". */
export function tokenWords({ inputTokens, outputTokens, cachedTokens, outcome }: Call): string {
  if (outcome === 'cached') return 'nothing was sent'
  const cached = cachedTokens > 0 ? ` (${cachedTokens.toLocaleString('en')} of them cached)` : ''
  return `${inputTokens.toLocaleString('en')} tokens in${cached}, ${outputTokens.toLocaleString('en')} out`
}

/** What the last thirty days came to, in a sentence. */
export function spentSentence({ calls, cost, kept, saved }: Calls['totals']): string {
  const spent = `Last 30 days: ${calls.toLocaleString('en')} ${calls === 1 ? 'call' : 'calls'} for ${dollars(cost)}.`
  if (kept === 0) return spent
  return `${spent} ${kept.toLocaleString('en')} ${kept === 1 ? 'answer was' : 'answers were'} kept from earlier, which saved ${dollars(saved)}.`
}

/** How a provider did in the last quarter of an hour; empty where nothing went wrong. */
export function latelyWords({ provider }: Provider, lately: Providers['lately']): string {
  const found = lately.find((one) => one.provider === provider)
  if (!found || found.failures + found.skipped === 0) return ''
  const skipped = found.skipped > 0 ? `, ${found.skipped} not made` : ''
  return `${found.failures} of ${found.calls} calls failed in 15 minutes${skipped}`
}

/** What the budget means now, in a sentence. */
export function budgetSentence({ monthly, spent, state, unpricedCalls }: Budget): string {
  const words = {
    unlimited: `${dollars(spent)} spent this month. There is no bound.`,
    within: `${dollars(spent)} of ${dollars(monthly ?? 0)} spent this month.`,
    near: `${dollars(spent)} of ${dollars(monthly ?? 0)} spent this month. Little is left.`,
    used_up: `${dollars(spent)} of ${dollars(monthly ?? 0)} spent: the local models work alone until the month ends.`,
  }[state]
  return unpricedCalls === 0
    ? words
    : `${words} ${unpricedCalls} ${unpricedCalls === 1 ? 'call has' : 'calls have'} no price and are left out.`
}

/** A provider as it is sent back unchanged: its key stays where it is. */
export function unchanged(provider: Provider): WantedProvider {
  const { id, provider: kind, label, enabled, baseUrl, apiVersion, model, models } = provider
  return { id, provider: kind, label, enabled, baseUrl, apiVersion, model, models }
}

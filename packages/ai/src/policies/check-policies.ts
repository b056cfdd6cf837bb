import { type Policy, toldPolicies } from '../prompts/policies.ts'
import { type Touched, touchedPolicies } from './touched.ts'

export type Ruled = {
  /** the customer's message, and what the customer wrote before */
  asked: string
  policies: readonly Policy[]
  /** who wrote the draft: `local`, or the provider and model, which was told the policies */
  by: string
  /** everything a provider is told beside the policies, such as what was learned from replies */
  told: readonly Policy[]
}

const mostNamed = 5

/**
 * Whether a draft keeps to the policies. The local drafter knows none of them, so that each that has a say asks for a
 * person; a provider was told them, but gives no approval either and cannot be trusted with a limit.
 */
export function checkPolicies(
  { asked, policies, by, told }: Ruled,
  reply: string,
): { passed: boolean; finding: string } {
  const local = by === 'local'
  const touched = touchedPolicies(policies, asked, reply).filter(
    ({ approval, limit }) => local || approval || limit !== null,
  )
  if (touched.length > 0) {
    return { passed: false, finding: `A person has to look: ${listed(touched.map(describe))}` }
  }
  if (policies.length === 0 && told.length === 0) return { passed: true, finding: 'There are no policies' }
  if (local) return { passed: true, finding: 'No policy has a say in it' }
  const named = toldPolicies([...policies, ...told]).map(({ title }) => `“${title}”`)
  return { passed: true, finding: `The model was told ${listed([...new Set(named)])}` }
}

function describe({ policy: { title, rule }, limit }: Touched): string {
  const words = rule.replace(/\s+/g, ' ').trim()
  const short = words.length > 140 ? `${words.slice(0, 139)}…` : words
  const why = limit === null ? '' : `, and ${limit.named.written.trim()} is named`
  return `“${title}” (${short})${why}`
}

function listed(names: string[]): string {
  const more = names.length - mostNamed
  return [...names.slice(0, mostNamed), ...(more > 0 ? [`${more} more`] : [])].join('; ')
}

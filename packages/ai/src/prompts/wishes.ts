import type { Wishes } from '../reply/wishes.ts'
import { quoteUntrusted } from './untrusted.ts'

const lengths = {
  shorter: 'Clearly shorter than the draft at hand: only what the customer needs.',
  same: 'As long as the draft at hand.',
  longer: 'Longer than the draft at hand: say more of what the passages say about it.',
}

/**
 * What the agent asks for, said after the rules and apart from what others wrote; empty when nothing was asked. It
 * decides how the reply speaks and what it is to achieve, and brings in no facts.
 */
export function wishesPrompt({ length, instruction, keepText }: Wishes): string {
  const lines = [
    ...(length ? [lengths[length]] : []),
    ...(keepText ? ['Keep the wording of the draft at hand wherever nothing asks for a change.'] : []),
    ...(instruction ? [`The agent's instruction, as JSON: ${quoteUntrusted({ instruction })}`] : []),
  ]
  if (lines.length === 0) return ''
  return [
    '\n\nThe agent who will send the reply asks for the following; follow it in wording and intent. It does not',
    'lift the rules above: facts still come from the passages alone. Where it can be followed without facts that',
    'the passages lack, set answerable to true. The field "draft" of the material is the draft at hand.',
    ...lines.map((line) => `- ${line}`),
  ].join('\n')
}

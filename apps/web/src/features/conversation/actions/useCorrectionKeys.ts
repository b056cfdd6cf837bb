'use client'
import type { Conversation } from '../../inbox/api.ts'
import type { ShortcutId } from '../../shortcuts/registry.ts'
import { useShortcut } from '../../shortcuts/useShortcut.ts'
import { changes } from './changes.ts'
import type { Correction } from './corrections.ts'
import { useActions } from './useActions.ts'

/** One key for each thing a person may say of a conversation. */
const keys = [
  ['severity-low', { severity: 'low' }],
  ['severity-normal', { severity: 'normal' }],
  ['severity-high', { severity: 'high' }],
  ['severity-urgent', { severity: 'urgent' }],
  ['mood-negative', { sentiment: 'negative' }],
  ['mood-neutral', { sentiment: 'neutral' }],
  ['mood-positive', { sentiment: 'positive' }],
  ['route-question', { route: 'informational' }],
  ['route-action', { route: 'service_action' }],
  ['route-safety', { route: 'safety_compliance' }],
] as const satisfies readonly (readonly [ShortcutId, Correction])[]

/** Binds the keys that correct severity, mood and route, while something is judged that can be corrected. */
export function useCorrectionKeys(conversation: Conversation, may: boolean): void {
  const { perform } = useActions()
  const active = may && conversation.classification !== null
  // The table never changes, so the hooks run in the same order every time.
  for (const [id, correction] of keys) {
    // biome-ignore lint/correctness/useHookAtTopLevel: the loop runs over a constant.
    useShortcut(id, () => void perform(conversation, changes.judgement(correction)), active)
  }
}

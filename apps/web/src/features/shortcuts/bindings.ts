import type { ShortcutId } from './registry.ts'

type Run = () => void

/** What each key does right now: screens bind while they are shown, the last one bound wins. */
const bound = new Map<ShortcutId, Run[]>()

export function bind(id: ShortcutId, run: Run): Run {
  bound.set(id, [...(bound.get(id) ?? []), run])
  return () => {
    bound.set(
      id,
      (bound.get(id) ?? []).filter((other) => other !== run),
    )
  }
}

export function bindingOf(id: ShortcutId): Run | undefined {
  return bound.get(id)?.at(-1)
}

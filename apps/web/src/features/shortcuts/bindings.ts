import type { ShortcutId } from './registry.ts'

type Run = () => void

/** What each key does right now: screens bind while they are shown, the last one bound wins. */
const bound = new Map<ShortcutId, Run[]>()
const watchers = new Set<Run>()
let version = 0

export function bind(id: ShortcutId, run: Run): Run {
  bound.set(id, [...(bound.get(id) ?? []), run])
  announce()
  return () => {
    bound.set(
      id,
      (bound.get(id) ?? []).filter((other) => other !== run),
    )
    announce()
  }
}

export function bindingOf(id: ShortcutId): Run | undefined {
  return bound.get(id)?.at(-1)
}

export function watchBindings(watch: Run): Run {
  watchers.add(watch)
  return () => watchers.delete(watch)
}

/** Changes whenever something is bound or released; a snapshot for React. */
export function bindingsVersion(): number {
  return version
}

function announce(): void {
  version += 1
  for (const watch of watchers) watch()
}

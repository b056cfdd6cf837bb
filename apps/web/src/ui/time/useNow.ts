import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
let now = new Date()
let timer: ReturnType<typeof setInterval> | undefined

/** The time, renewed every half minute by one clock for the whole page. */
export function useNow(): Date {
  return useSyncExternalStore(listen, read, read)
}

function listen(onTick: () => void): () => void {
  listeners.add(onTick)
  timer ??= setInterval(tick, 30_000)
  return () => {
    listeners.delete(onTick)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

function tick(): void {
  now = new Date()
  for (const listener of listeners) listener()
}

function read(): Date {
  return now
}

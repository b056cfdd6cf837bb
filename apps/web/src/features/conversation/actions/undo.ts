let last: (() => void) | null = null

/** Remembers how to take the newest action back. The way back that it returns works once. */
export function rememberUndo(undo: () => void): () => void {
  let used = false
  const once = () => {
    if (used) return
    used = true
    if (last === once) last = null
    undo()
  }
  last = once
  return once
}

/** Takes the newest action back; false when there is none. */
export function undoLast(): boolean {
  const undo = last
  last = null
  undo?.()
  return undo !== null
}

const units = ['KB', 'MB', 'GB'] as const

/** A file's size as people read it: `84 KB`, `2.3 MB`. Below a kilobyte the bytes are told. */
export function sizeOf(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`
  let size = bytes
  let unit: string = 'B'
  for (const next of units) {
    if (size < 1_000) break
    size /= 1_000
    unit = next
  }
  return `${size < 10 ? size.toFixed(1).replace('.0', '') : Math.round(size)} ${unit}`
}

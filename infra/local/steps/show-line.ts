const warning = 40
const levelNames: Record<string, string> = {
  10: 'trace',
  20: 'debug',
  30: 'info',
  40: 'warn',
  50: 'error',
  60: 'fatal',
}

/** What the terminal shows of a line a child printed: warnings only, unless everything is wanted. */
export function showLine(line: string, stream: 'stdout' | 'stderr', showAll: boolean): string | undefined {
  const entry = parseEntry(line)
  if (!entry) return showAll || stream === 'stderr' ? line : undefined
  if (!showAll && entry.level < warning) return undefined
  const detail = entry.detail === '' ? '' : `: ${entry.detail}`
  return `${levelNames[entry.level] ?? entry.level} ${entry.text}${detail}`
}

/** A log entry as the logger of the apps writes it, one JSON object a line. */
function parseEntry(line: string): { level: number; text: string; detail: string } | undefined {
  if (!line.startsWith('{')) return undefined
  try {
    const entry = JSON.parse(line) as { level?: unknown; msg?: unknown; error?: { message?: unknown } }
    const level = typeof entry.level === 'number' ? entry.level : levelOf(entry.level)
    return level === undefined
      ? undefined
      : { level, text: String(entry.msg ?? ''), detail: String(entry.error?.message ?? '') }
  } catch {
    return undefined
  }
}

function levelOf(name: unknown): number | undefined {
  const found = Object.entries(levelNames).find(([, known]) => known === name)
  return found && Number(found[0])
}

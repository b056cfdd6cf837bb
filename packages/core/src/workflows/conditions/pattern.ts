import { RE2JS } from 're2js'

/** Facts carry no longer texts; whoever asks about others is kept to it as well. */
const longestText = 10_000
const longestPattern = 300
/** Instructions a pattern may come to: the time it takes is at most this many times the length of the text. */
const largestProgram = 200
const mostKept = 500

const kept = new Map<string, RE2JS>()

/**
 * Whether the pattern is found in the text, upper and lower case alike. RE2 syntax: no backreferences and no
 * lookaround, so that its time grows with the length of the text alone, whatever pattern and text say.
 */
export function matchesPattern(pattern: string, text: string): boolean {
  return compiled(pattern).test(text.slice(0, longestText))
}

/** What is wrong with a pattern, in a sentence; null when it can be used. */
export function patternFault(pattern: string): string | null {
  if (pattern.length > longestPattern) return `A pattern has at most ${longestPattern} characters`
  try {
    compiled(pattern)
    return null
  } catch (error) {
    return error instanceof RangeError ? error.message : `This is no pattern: ${reasonOf(error)}`
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : 'it cannot be read'
}

function compiled(pattern: string): RE2JS {
  const known = kept.get(pattern)
  if (known) return known
  const made = RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE)
  if (made.programSize() > largestProgram) throw new RangeError('This pattern repeats too much')
  if (kept.size >= mostKept) kept.clear()
  kept.set(pattern, made)
  return made
}

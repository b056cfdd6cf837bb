import { type ShortcutId, shortcutIds, shortcutOf } from './registry.ts'

/** The part of a keyboard event that decides which key was meant. */
export type Stroke = {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

/** Milliseconds within which the second key of a sequence has to follow. */
export const sequencePause = 1_000

/** The stroke as the registry writes it, such as `j`, `?`, `mod+Shift+Enter`; null for bare modifiers. */
export function nameStroke(stroke: Stroke): string | null {
  if (['Control', 'Meta', 'Alt', 'Shift', 'Dead', 'Process'].includes(stroke.key)) return null
  const named = stroke.key.length > 1
  const key = named ? stroke.key : stroke.key.toLowerCase()
  // A printed character such as "?" already says that Shift was held; letters and named keys do not.
  const shift = stroke.shiftKey && (named || /[a-z]/.test(key))
  return [(stroke.ctrlKey || stroke.metaKey) && 'mod', stroke.altKey && 'Alt', shift && 'Shift', key]
    .filter(Boolean)
    .join('+')
}

/** The shortcuts that a finished stroke names, and whether a longer sequence may still follow. */
export function findShortcuts(
  pending: string,
  stroke: string,
  typing: boolean,
): { ids: ShortcutId[]; pending: string } {
  const typed = pending ? `${pending} ${stroke}` : stroke
  const open = shortcutIds.filter((id) => !typing || shortcutOf(id).whileTyping)
  const ids = open.filter((id) => shortcutOf(id).keys.includes(typed))
  if (ids.length > 0) return { ids, pending: '' }
  const begins = open.some((id) => shortcutOf(id).keys.some((keys) => keys.startsWith(`${typed} `)))
  if (begins) return { ids: [], pending: typed }
  return pending ? findShortcuts('', stroke, typing) : { ids: [], pending: '' }
}

const signs: Record<string, string> = {
  Enter: '↵',
  Escape: 'Esc',
  ArrowDown: '↓',
  ArrowUp: '↑',
}

/** The keys of a shortcut as a reader of this machine knows them: `⌘J`, `Ctrl J`, `G then I`. */
export function describeKeys(keys: string, apple: boolean): string {
  return keys
    .split(' ')
    .map((stroke) =>
      stroke
        .split('+')
        .map((part) => describePart(part, apple))
        .join(apple ? '' : ' '),
    )
    .join(' then ')
}

function describePart(part: string, apple: boolean): string {
  if (part === 'mod') return apple ? '⌘' : 'Ctrl'
  if (part === 'Shift') return apple ? '⇧' : 'Shift'
  if (part === 'Alt') return apple ? '⌥' : 'Alt'
  return signs[part] ?? (part.length === 1 ? part.toUpperCase() : part)
}

export function isApple(platform: string): boolean {
  return /mac|iphone|ipad/i.test(platform)
}

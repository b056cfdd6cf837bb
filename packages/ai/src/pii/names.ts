import { type Span, spansOf } from './span.ts'

/** Given names of persons, whole and in parts of at least three letters. */
export function findNames(text: string, names: string[]): Span[] {
  const wholes = names.map((name) => name.trim()).filter((name) => name.length >= 3)
  const parts = wholes
    .flatMap((name) => name.split(/[\s,]+/))
    .filter((part) => /^\p{Lu}[\p{L}'-]{2,}$/u.test(part))
  const wanted = [...new Set([...wholes, ...parts])].sort((a, b) => b.length - a.length)
  return wanted.length === 0 ? [] : spansOf('NAME', text, wholeWords(wanted), () => true)
}

function wholeWords(names: string[]): RegExp {
  const escaped = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'gu')
}

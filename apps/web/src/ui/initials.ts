/** At most two letters that stand for a name or an address; "?" when there is neither. */
export function initialsOf(name: string): string {
  const words = name
    .replace(/@.*$/, '')
    .split(/[\s._-]+/)
    .filter((word) => /^[\p{L}\p{N}]/u.test(word))
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words.slice(0, 1)
  const letters = picked.map((word) => [...(word ?? '')][0]?.toLocaleUpperCase() ?? '')
  return letters.join('') || '?'
}

type Person = { id: string; name: string }
type Mentioned = Person & { named: string }

/** The mention being typed before the caret: where its @ stands, and what follows it. */
export function mentionAt(text: string, caret: number): { from: number; words: string } | null {
  const line = text.slice(text.lastIndexOf('\n', caret - 1) + 1, caret)
  const found = /(?:^|[\s([{"'])@([^\s@][^\n@]{0,39})?$/u.exec(line)
  if (!found) return null
  const words = found[1] ?? ''
  return { from: caret - words.length - 1, words }
}

/** Who goes by these words: names that begin with them, then those with a later word that does. */
export function matchingPeople<P extends Person>(people: readonly P[], words: string): P[] {
  const wanted = words.toLocaleLowerCase()
  const rank = ({ name }: P) => {
    const lower = name.toLocaleLowerCase()
    if (lower.startsWith(wanted)) return 0
    return lower.includes(` ${wanted}`) ? 1 : 2
  }
  return people.filter((one) => rank(one) < 2).sort((a, b) => rank(a) - rank(b))
}

/**
 * The members a text speaks to, by `@` and their whole name. Of several who share a name those that were picked are
 * meant, or all where nobody was.
 */
export function mentionedIn(text: string, people: readonly Person[], picked: ReadonlySet<string>): string[] {
  const parts = cut(text, new Set(people.map(({ name }) => name)))
  const names = new Set(parts.flatMap(({ name }) => name ?? []))
  return [...names].flatMap((name) => {
    const meant = people.filter((one) => one.name === name)
    const chosen = meant.filter(({ id }) => picked.has(id))
    return (chosen.length > 0 ? chosen : meant).map(({ id }) => id)
  })
}

/** A text in parts, with mentions as members are called today. */
export function showMentions(
  text: string,
  mentions: readonly Mentioned[],
): { text: string; mention: boolean; at: number }[] {
  const today = new Map(mentions.map(({ named, name }) => [named, name]))
  return cut(text, new Set(today.keys())).map(({ words, name, at }) => ({
    text: name === null ? words : `@${today.get(name) ?? name}`,
    mention: name !== null,
    at,
  }))
}

/** Cuts a text where an @ is followed by one of these names, the longest that fits, as whole words. */
function cut(text: string, names: ReadonlySet<string>): { words: string; name: string | null; at: number }[] {
  const longestFirst = [...names].filter((name) => name !== '').sort((a, b) => b.length - a.length)
  const parts: { words: string; name: string | null; at: number }[] = []
  let begun = 0
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (at < begun || /[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, at - 2), at))) continue
    const name = longestFirst.find(
      (one) => text.startsWith(one, at + 1) && !/^[\p{L}\p{N}]/u.test(text.slice(at + 1 + one.length)),
    )
    if (name === undefined) continue
    if (at > begun) parts.push({ words: text.slice(begun, at), name: null, at: begun })
    begun = at + 1 + name.length
    parts.push({ words: text.slice(at, begun), name, at })
  }
  if (begun < text.length) parts.push({ words: text.slice(begun), name: null, at: begun })
  return parts
}

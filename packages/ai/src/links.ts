const LINK = /\[([^\]]{1,200})\]\(([^)\s]{1,500})\)|(?:https?:\/\/|www\.)[^\s<>"'()\]]{1,500}/giu

/** Leaves only links that stand in one of the passages; a link of the model's own making is taken out. */
export function keepKnownLinks(
  text: string,
  passages: { text: string }[],
): { text: string; removed: boolean } {
  const known = new Set(passages.flatMap((passage) => Array.from(passage.text.matchAll(LINK), targetOf)))
  let removed = false
  const kept = text.replace(LINK, (...match) => {
    const [whole, label] = match as [string, string | undefined]
    const target = trimLink((match[2] as string | undefined) ?? whole)
    if (known.has(target)) return whole
    removed = true
    return label ?? ''
  })
  return { text: kept.replace(/\s{2,}/g, ' ').trim(), removed }
}

function targetOf(match: RegExpExecArray): string {
  return trimLink(match[2] ?? match[0])
}

function trimLink(link: string): string {
  return link
    .replace(/[.,;:!?]+$/, '')
    .replace(/\/$/, '')
    .toLowerCase()
}

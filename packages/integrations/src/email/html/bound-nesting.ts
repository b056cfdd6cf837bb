/**
 * Cuts HTML where more elements are open at once than `most`. No mail nests like that, and parsers take
 * quadratic time for it.
 */
export function boundNesting(html: string, most = MAX_OPEN): string {
  let open = 0
  for (const match of html.matchAll(TAG)) {
    if (SELF_CLOSING.has((match[2] ?? '').toLowerCase())) continue
    open = match[1] === '/' ? Math.max(open - 1, 0) : open + 1
    if (open > most) return html.slice(0, match.index)
  }
  return html
}

const MAX_OPEN = 12_000
const TAG = /<(\/?)([a-z][a-z0-9:-]{0,30})/gi
/** Elements that never stay open: void ones, and those the next of their kind closes. */
const SELF_CLOSING = new Set(
  'area base br col dd dt embed hr img input li link meta option p param source td th tr track wbr'.split(
    ' ',
  ),
)

/** A Markdown link, image or definition: its label and where it leads. */
const MARKDOWN =
  /!?\[([^\]]{0,300})\]\(\s*<?([^)\s>]{0,2000})>?[^)]{0,300}\)|^\s*\[([^\]]{1,100})\]:\s*<?(\S{1,2000})/gimu

const TAG = /<\/?[a-z][^>]{0,2000}>?/giu

/** What mail programs make a link of: an address with `//`, one with `www.`, and a bare domain. */
const BARE =
  /(?:\b[a-z][a-z0-9+.-]{0,20}:)?\/\/[^\s<>"'()\]]{1,2000}|(?<![@\w.-])(?:www\.[^\s<>"'()\]]{1,2000}|(?:[\p{L}\p{N}-]{1,63}\.){1,8}(?:com|net|org|info|biz|io|ai|app|dev|shop|store|xyz|top|site|online|link|click|live|me|co|eu|de|fr|es|it|pt|uk|us|ru|cn|ch|at|nl|be|pl|se|jp|example|test|invalid)(?![\p{L}\p{N}-])(?:[/?#:][^\s<>"'()\]]{0,2000})?)/giu

/** Leaves only links that stand in one of the passages; a link of the model's own making is taken out. */
export function keepKnownLinks(
  text: string,
  passages: { text: string }[],
): { text: string; removed: boolean } {
  const known = new Set(passages.flatMap((passage) => linksIn(passage.text)))
  let removed = false
  const drop = (instead: string) => {
    removed = true
    return instead
  }
  const plain = text
    .replace(MARKDOWN, (whole, label = '', target = '', _name = '', defined = '') => {
      // What a link shows is read as text, and a text that looks like a link is judged as one below.
      if (!whole.startsWith('!') && known.has(trimLink(target || defined))) return whole
      return drop(label)
    })
    .replace(TAG, () => drop(''))
  const kept = plain.replace(BARE, (link) => (known.has(trimLink(link)) ? link : drop('')))
  return { text: kept.replace(/\s{2,}/g, ' ').trim(), removed }
}

function linksIn(text: string): string[] {
  const marked = Array.from(text.matchAll(MARKDOWN), ([, , target = '', , defined = '']) => target || defined)
  return [...marked, ...Array.from(text.matchAll(BARE), ([link]) => link)].map(trimLink)
}

function trimLink(link: string): string {
  return link
    .replace(/[.,;:!?]+$/, '')
    .replace(/\/$/, '')
    .toLowerCase()
}

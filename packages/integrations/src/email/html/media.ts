/**
 * Whether rules under a media query (https://www.w3.org/TR/mediaqueries-3/) are for a reader here: on a screen
 * of an ordinary width, in light. What is said for phones, printers or dark rooms is not; neither is what this
 * does not know.
 */
export function isForReader(media: string): boolean {
  const queries = media.toLowerCase().slice(0, MAX_LENGTH).split(',')
  return (
    media.trim() === '' ||
    queries.some((query) =>
      query
        .trim()
        .split(/\s+and\s+/)
        .every(holds),
    )
  )
}

/** In pixels: about what a letter has in the middle of the screen. */
const READER_WIDTH = 700
const MAX_LENGTH = 500

function holds(part: string): boolean {
  if (/^(?:only\s+)?(?:all|screen)$/.test(part)) return true
  const [, side, width, unit] =
    /^(?:only\s+)?\(\s*(min|max)-(?:device-)?width\s*:\s*([\d.]+)(px|em)\s*\)$/.exec(part) ?? []
  const pixels = Number(width) * (unit === 'em' ? 16 : 1)
  return side === 'min' ? READER_WIDTH >= pixels : READER_WIDTH <= pixels
}

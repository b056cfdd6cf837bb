/**
 * The sections of a multipart body between its delimiter lines (RFC 2046, 5.1.1), without preamble and
 * epilogue; a missing last delimiter is forgiven. At most `limit`.
 */
export function splitMultipart(body: Buffer, boundary: string, limit: number): Buffer[] {
  const delimiter = Buffer.from(`--${boundary}`)
  const sections: Buffer[] = []
  let open = -1
  let at = body.indexOf(delimiter)
  while (at >= 0 && sections.length < limit) {
    const line = delimiterLine(body, at, delimiter.length)
    if (line !== null) {
      if (open >= 0) sections.push(body.subarray(open, Math.max(open, startOfBreak(body, at))))
      open = line.last ? -1 : line.end
      if (line.last) break
    }
    at = body.indexOf(delimiter, line?.end ?? at + delimiter.length)
  }
  if (open >= 0 && open < body.length && sections.length < limit) sections.push(body.subarray(open))
  return sections
}

/** The delimiter at `at` when it is a line of its own: where the next line starts, and whether it is the last. */
function delimiterLine(body: Buffer, at: number, length: number): { end: number; last: boolean } | null {
  if (at > 0 && body[at - 1] !== 10) return null
  const feed = body.indexOf(10, at + length)
  const end = feed < 0 ? body.length : feed + 1
  if (end - at > length + 200) return null
  const rest = body
    .subarray(at + length, end)
    .toString('latin1')
    .trimEnd()
  return rest === '' || rest === '--' ? { end, last: rest === '--' } : null
}

/** The line break before a delimiter belongs to the delimiter. */
function startOfBreak(body: Buffer, at: number): number {
  if (body[at - 1] !== 10) return at
  return body[at - 2] === 13 ? at - 2 : at - 1
}

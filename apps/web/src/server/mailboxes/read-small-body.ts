const most = 256 * 1024

/** The JSON of a notice, which is small; null for anything larger or unreadable. */
export async function readSmallBody(request: Request): Promise<unknown> {
  if (Number(request.headers.get('content-length') ?? 0) > most || !request.body) return null
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body) {
    size += chunk.byteLength
    if (size > most) return null
    chunks.push(chunk)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString())
  } catch {
    return null
  }
}

/** A connection kept open from an earlier call may be closed by the other side the moment it is used again. */
const codes = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'])

/** Whether the line broke, as told by the error or one of its causes. Clients wrap it in errors of their own. */
export function isLostConnection(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 6; at = at.cause, depth += 1) {
    if ('code' in at && codes.has(String(at.code))) return true
  }
  return false
}

import { createHash } from 'node:crypto'
import { limitVisits } from '../rate-limits.ts'
import { refuseForeignOrigin } from '../request/same-origin.ts'

/** Calls a minute of one visitor, and of one network however many visitors share it. */
const limits = {
  beginning: { visitor: 30, network: 60 },
  writing: { visitor: 20, network: 100 },
  reading: { visitor: 120, network: 600 },
}

/**
 * Lets a visitor of a site in and returns their token. Only our own frame may ask: what sites may hold the frame is up
 * to its page, and no other page speaks for a visitor.
 */
export async function admitVisitor(
  request: Request,
  { address, doing }: { address: string; doing: keyof typeof limits },
): Promise<string> {
  refuseForeignOrigin(request)
  const token = request.headers.get('x-visitor-token') ?? ''
  // The last part of a token changes when it is renewed; the visitor does not.
  const visitor = createHash('sha256')
    .update(token.split('.')[0] ?? '')
    .digest('base64url')
  await limitVisits(doing, { visitor: token === '' ? null : visitor, address }, limits[doing])
  return token
}

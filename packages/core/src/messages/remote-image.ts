import { type DestinationOptions, safeFetch } from '@frontdesk/integrations/outbound/safe-fetch'
import { mac, verifyMac } from '@frontdesk/runtime/crypto'
import { logger } from '@frontdesk/runtime/logger'
import { type Actor, inOrganization } from '../context.ts'
import { NotFound } from '../errors.ts'
import { require } from '../permissions.ts'

type Who = { organizationId: string; actor: Actor }
type Signed = { url: string; signature: string }

const purpose = 'remote-image'

/** Types a browser draws and never runs; SVG is not among them. */
const drawn = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/bmp'])

/** Where a mail's remote image is had from instead: our own address, signed so that it fetches nothing else. */
export function remoteImageLink({ organizationId }: Who, url: string): string {
  const query = new URLSearchParams({ url, signature: mac(purpose, `${organizationId} ${url}`) })
  return `/mail/image?${query.toString()}`
}

/**
 * Fetches a remote image on behalf of whoever reads the mail, so that its sender learns neither their address
 * nor their browser. NotFound for anything that is not an image at a public address.
 */
export async function fetchRemoteImage(
  who: Who,
  { url, signature }: Signed,
  destination: DestinationOptions = {},
): Promise<{ body: Uint8Array; contentType: string }> {
  await inOrganization(who, async (ctx) => require(ctx, 'conversations:read'))
  if (!verifyMac(purpose, `${who.organizationId} ${url}`, signature)) throw new NotFound('The image')
  const limits = { timeoutMs: 8_000, maxBytes: 5 * 1024 * 1024, maxRedirects: 3, ...destination }
  const fetched = await safeFetch(url, { headers: { accept: 'image/*' } }, limits).catch((error: unknown) => {
    logger.info({ error }, 'a remote image could not be fetched')
    return null
  })
  const contentType = fetched?.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (fetched?.status !== 200 || !drawn.has(contentType)) throw new NotFound('The image')
  return { body: fetched.body, contentType }
}

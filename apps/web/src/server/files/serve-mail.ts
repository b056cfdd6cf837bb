import { Readable } from 'node:stream'
import type { RawMail } from '@frontdesk/core/messages/flight-recorder/read-raw'

/** Streams a mail's original for saving; a browser neither shows nor runs any of it. */
export function serveMail({ body, size, filename }: RawMail): Response {
  // Node's own stream type differs from the DOM's in name only.
  return new Response(Readable.toWeb(body) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': 'message/rfc822',
      'content-length': String(size),
      'content-disposition': `attachment; filename="${filename}"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
  })
}

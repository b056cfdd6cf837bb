import { contentDisposition } from '@frontdesk/integrations/storage/content-disposition'

type File = { filename: string; contentType: string; inline: boolean }

/** The headers under which a stored file is safe to hand out: it can neither be mistaken nor run. */
export function presentFile(file: File): Record<string, string> {
  const disposition = contentDisposition(file)
  const shown = disposition.startsWith('inline')
  return {
    // What is not shown is only saved, so its type need not be believed.
    'content-type': shown ? file.contentType : 'application/octet-stream',
    'content-disposition': disposition,
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  }
}

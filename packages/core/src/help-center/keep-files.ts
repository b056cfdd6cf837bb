import { Readable } from 'node:stream'
import { uploadAttachment } from '../attachments/upload.ts'

export type File = { filename: string; contentType: string; body: Uint8Array }

/** Stores what was sent with a form, and returns the ids to attach. Not for use inside a transaction. */
export async function keepFiles(
  who: Parameters<typeof uploadAttachment>[0],
  files: File[],
): Promise<string[]> {
  const ids: string[] = []
  for (const { filename, contentType, body } of files) {
    const upload = { filename, contentType, body: Readable.from([body]), size: body.byteLength }
    ids.push((await uploadAttachment(who, upload)).id)
  }
  return ids
}

import type { Asked } from '../provider-answer.ts'

/** multipart/related of a JSON part and the mail, as the client uploads it. */
export function readUpload({ body, headers }: Pick<Asked, 'body' | 'headers'>): {
  raw: Uint8Array
  threadId: string | null
} {
  const boundary = /boundary="?([^";]+)/.exec(String(headers['content-type']))?.[1]
  if (!boundary) return { raw: body, threadId: null }
  const text = body.toString('latin1')
  const [, head = '', mail = ''] = text.split(`--${boundary}`)
  const content = (part: string) => part.slice(part.search(/\r?\n\r?\n/)).replace(/^\r?\n\r?\n/, '')
  const about = JSON.parse(content(head)) as { threadId?: string }
  return { raw: Buffer.from(content(mail).replace(/\r?\n$/, ''), 'latin1'), threadId: about.threadId ?? null }
}

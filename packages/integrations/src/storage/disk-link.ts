import { mac, verifyMac } from '@frontdesk/runtime/crypto'
import { checkKey, checkLifetime, type LinkOptions } from './contract.ts'

export type VerifiedLink = {
  key: string
  filename: string | undefined
  contentType: string | undefined
  inline: boolean
}

const purpose = 'storage-link'
const macBytes = 32
const path = '/api/v1/files/'

/** The address under `webUrl` at which the web app hands out a file of the disk storage until it expires. */
export function signDiskLink(webUrl: string, key: string, options: LinkOptions, now: Date): string {
  const expires = Math.floor(now.getTime() / 1000) + checkLifetime(options.expiresInSeconds)
  const url = new URL(webUrl.replace(/\/+$/, '') + path + checkKey(key))
  url.searchParams.set('expires', String(expires))
  if (options.filename !== undefined) url.searchParams.set('name', options.filename.toWellFormed())
  if (options.contentType !== undefined) url.searchParams.set('type', options.contentType.toWellFormed())
  if (options.inline) url.searchParams.set('inline', '1')
  url.searchParams.set('signature', mac(purpose, signedText(key, url.searchParams), macBytes))
  return url.href
}

/** What a link made by `signDiskLink` stands for, or null when it was altered or has expired. */
export function verifyDiskLink(url: URL, now: Date): VerifiedLink | null {
  const { searchParams } = url
  const start = url.pathname.indexOf(path)
  if (start < 0) return null
  const key = url.pathname.slice(start + path.length)
  if (!verifyMac(purpose, signedText(key, searchParams), searchParams.get('signature') ?? '', macBytes))
    return null
  if (now.getTime() >= Number(searchParams.get('expires')) * 1000) return null
  return {
    key,
    filename: searchParams.get('name') ?? undefined,
    contentType: searchParams.get('type') ?? undefined,
    inline: searchParams.get('inline') === '1',
  }
}

/** Covers every parameter the reader looks at, in a form in which no two links read the same. */
function signedText(key: string, parameters: URLSearchParams): string {
  return JSON.stringify([key, ...['expires', 'name', 'type', 'inline'].map((name) => parameters.get(name))])
}

import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startS3Peer } from '../test/s3-peer.ts'
import { contentDisposition } from './content-disposition.ts'
import type { ListedObject } from './contract.ts'
import { openStorage, type Storage } from './storage.ts'

process.env.FRONTDESK_SECRET ??= 'a root secret that is only used by tests'
const { verifyDiskLink } = await import('./disk.ts')

type Peer = { storage: Storage; unfinished: () => Promise<number>; close: () => Promise<void> }

/** The disk driver, with a server that answers its links the way the web app does. */
async function startDisk(): Promise<Peer> {
  const folder = await mkdtemp(join(tmpdir(), 'storage-'))
  const server = createServer((request, response) => {
    const link = verifyDiskLink(new URL(request.url ?? '/', 'http://any.example'), new Date())
    if (!link) return void response.writeHead(403).end()
    storage.get(link.key).then(
      ({ body, size }) => {
        response.setHeader('content-length', size)
        response.setHeader('content-disposition', contentDisposition(presentation(link)))
        response.setHeader('content-type', link.contentType ?? 'application/octet-stream')
        return pipeline(body, response)
      },
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const webUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const storage = openStorage({ driver: 'disk', folder, webUrl })
  return {
    storage,
    unfinished: async () => (await readdir(join(folder, '.unfinished'))).length,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** The S3 driver against an independent server of that protocol. */
async function startS3(): Promise<Peer> {
  const { endpoint, bucket, credentials, openUploads, close } = await startS3Peer()
  const storage = openStorage({
    driver: 's3',
    bucket,
    region: 'us-east-1',
    endpoint,
    credentials,
    forcePathStyle: true,
  })
  return { storage, unfinished: async () => openUploads(), close }
}

const mebibyte = 1024 * 1024

describe.each([
  ['disk', startDisk],
  ['S3', startS3],
] as const)('storage on %s', (_, start) => {
  let peer: Peer
  let storage: Storage

  beforeAll(async () => {
    peer = await start()
    storage = peer.storage
  })

  afterAll(() => peer.close())

  test('returns what was put, byte for byte', async () => {
    const bytes = randomBytes(70_000)
    expect(await storage.put('raw/2026/a.eml', bytes, { contentType: 'message/rfc822' })).toEqual({
      size: 70_000,
    })
    const { body, size } = await storage.get('raw/2026/a.eml')
    expect(size).toBe(70_000)
    expect((await buffer(body)).equals(bytes)).toBe(true)
    expect(await storage.stat('raw/2026/a.eml')).toEqual({ size: 70_000 })
  })

  test('keeps an empty object', async () => {
    expect(await storage.put('empty', new Uint8Array())).toEqual({ size: 0 })
    expect(await buffer((await storage.get('empty')).body)).toHaveLength(0)
    expect(await storage.put('empty-stream', Readable.from([]))).toEqual({ size: 0 })
    expect(await storage.stat('empty-stream')).toEqual({ size: 0 })
  })

  test('streams twelve mebibytes in and out without changing one', async () => {
    const [sent, received] = [createHash('sha256'), createHash('sha256')]
    const chunks = function* () {
      for (let i = 0; i < 12 * 16; i += 1) {
        const chunk = randomBytes(mebibyte / 16)
        sent.update(chunk)
        yield chunk
      }
      sent.update('end')
      yield Buffer.from('end')
    }
    expect(await storage.put('large/file', Readable.from(chunks()))).toEqual({ size: 12 * mebibyte + 3 })
    const { body, size } = await storage.get('large/file')
    expect(size).toBe(12 * mebibyte + 3)
    for await (const chunk of body) received.update(chunk)
    expect(received.digest('hex')).toBe(sent.digest('hex'))
  })

  test('returns ranges, and the size of the whole object with them', async () => {
    await storage.put('digits', Buffer.from('0123456789'))
    const read = async (range: { start: number; end?: number }) => {
      const { body, size } = await storage.get('digits', { range })
      return [(await buffer(body)).toString(), size]
    }
    expect(await read({ start: 0, end: 1 })).toEqual(['01', 10])
    expect(await read({ start: 3, end: 5 })).toEqual(['345', 10])
    expect(await read({ start: 7 })).toEqual(['789', 10])
    expect(await read({ start: 8, end: 99 })).toEqual(['89', 10])
  })

  test.each([{ start: 10 }, { start: 10, end: 12 }, { start: 5, end: 4 }])(
    'refuses the range %j',
    async (range) => {
      await storage.put('digits', Buffer.from('0123456789'))
      await expect(storage.get('digits', { range })).rejects.toMatchObject({ name: 'RangeNotSatisfiable' })
    },
  )

  test('says so when there is no such object', async () => {
    await expect(storage.get('no/such/object')).rejects.toMatchObject({ name: 'StorageNotFound' })
    expect(await storage.stat('no/such/object')).toBeNull()
    await storage.put('folder/object', Buffer.from('x'))
    await expect(storage.get('folder')).rejects.toMatchObject({ name: 'StorageNotFound' })
    expect(await storage.stat('folder')).toBeNull()
  })

  test('removes objects, and does not mind when there is nothing to remove', async () => {
    await storage.put('passing/object', Buffer.from('x'))
    await storage.delete('passing/object')
    await storage.delete('passing/object')
    expect(await storage.stat('passing/object')).toBeNull()
  })

  test('several puts of one key leave one of them whole', async () => {
    const bodies = Array.from({ length: 8 }, (_, i) => Buffer.alloc(200_000 + i, String(i)))
    await Promise.all(
      bodies.map((body, i) =>
        storage.put('contested', i % 2 ? body : Readable.from([body.subarray(0, 9), body.subarray(9)])),
      ),
    )
    const found = await buffer((await storage.get('contested')).body)
    expect(bodies.some((body) => body.equals(found))).toBe(true)
    await storage.put('contested', Buffer.from('the last word'))
    expect((await buffer((await storage.get('contested')).body)).toString()).toBe('the last word')
  })

  test('a body that breaks off or has the wrong size replaces nothing and leaves nothing', async () => {
    await storage.put('kept', Buffer.from('before'))
    const broken = async function* () {
      yield Buffer.alloc(6 * mebibyte)
      throw new Error('connection lost')
    }
    await expect(storage.put('kept', Readable.from(broken()))).rejects.toThrow('connection lost')
    const short = { name: 'SizeMismatch' }
    await expect(storage.put('kept', Readable.from([Buffer.from('abc')]), { size: 4 })).rejects.toMatchObject(
      short,
    )
    await expect(storage.put('kept', Buffer.from('abc'), { size: 2 })).rejects.toMatchObject(short)
    expect((await buffer((await storage.get('kept')).body)).toString()).toBe('before')
    expect(await peer.unfinished()).toBe(0)
  })

  test.each([
    '',
    '/',
    '/etc/passwd',
    '../escape',
    'a/../b',
    'a/./b',
    'a//b',
    'a/',
    '.hidden',
    'a/.unfinished/b',
    'a\\b',
    'a b',
    'a\0b',
    'ä',
    'a%2e%2e',
    'a?b',
    'a#b',
    `${'a/'.repeat(500)}a`,
    'a'.repeat(300),
  ])('refuses the key %j for every operation', async (key) => {
    const refused = { name: 'InvalidKey' }
    await expect(storage.put(key, Buffer.from('x'))).rejects.toMatchObject(refused)
    await expect(storage.get(key)).rejects.toMatchObject(refused)
    await expect(storage.stat(key)).rejects.toMatchObject(refused)
    await expect(storage.delete(key)).rejects.toMatchObject(refused)
    await expect(storage.link(key, { expiresInSeconds: 60 })).rejects.toMatchObject(refused)
  })

  test('a link hands out the object with its name and type', async () => {
    await storage.put('linked/report.pdf', Buffer.from('%PDF'))
    const response = await fetch(
      await storage.link('linked/report.pdf', {
        expiresInSeconds: 60,
        filename: 'Übersicht "Q1".pdf',
        contentType: 'application/pdf',
        inline: true,
      }),
    )
    expect(response.status).toBe(200)
    expect(await response.text()).toBe('%PDF')
    expect(response.headers.get('content-type')).toBe('application/pdf')
    expect(response.headers.get('content-disposition')).toBe(
      `inline; filename="_bersicht _Q1_.pdf"; filename*=UTF-8''%C3%9Cbersicht%20%22Q1%22.pdf`,
    )
  })

  test('a link never shows what could run a script', async () => {
    await storage.put('linked/page', Buffer.from('<script>'))
    for (const contentType of ['text/html', 'image/svg+xml', 'Text/HTML; charset=utf-8']) {
      const response = await fetch(
        await storage.link('linked/page', { expiresInSeconds: 60, contentType, inline: true }),
      )
      expect(response.headers.get('content-disposition')).toBe('attachment')
    }
  })

  test('an altered link is refused', async () => {
    await storage.put('linked/a', Buffer.from('a'))
    await storage.put('linked/b', Buffer.from('b'))
    const link = await storage.link('linked/a', {
      expiresInSeconds: 60,
      filename: 'a.txt',
      contentType: 'text/plain',
    })
    expect((await fetch(link)).status).toBe(200)
    const lifetime = /([?&](?:X-Amz-Expires|expires)=)\d+/
    const signature = /([?&](?:X-Amz-Signature|signature)=)(.)/
    const forged = [
      link.replace('linked/a', 'linked/b'),
      link.replace(lifetime, '$19999'),
      link.replace(signature, (_, name: string, first: string) => name + (first === 'a' ? 'b' : 'a')),
      link.replace('a.txt', 'b.exe'),
      link.replace(/text(%2F|\/)plain/, 'text$1html'),
      link.replace(signature, '$1'),
    ]
    for (const url of forged) {
      expect(url).not.toBe(link)
      expect((await fetch(url)).status).toBe(403)
    }
  })

  test('lists what lies below a name, and nothing beside it', async () => {
    const keys = ['listed/a/1', 'listed/a/2', 'listed/b']
    for (const key of [...keys, 'listed-not']) await storage.put(key, Buffer.from('x'))
    const found: ListedObject[] = []
    for await (const one of storage.list('listed')) found.push(one)
    for await (const one of storage.list('nowhere')) found.push(one)
    expect(found.map(({ key }) => key).sort()).toEqual(keys)
    for (const { modifiedAt } of found)
      expect(Math.abs(Date.now() - modifiedAt.getTime())).toBeLessThan(60_000)
  })

  test('a link is refused when its time is over', async () => {
    await storage.put('linked/short', Buffer.from('x'))
    const link = await storage.link('linked/short', { expiresInSeconds: 2 })
    expect((await fetch(link)).status).toBe(200)
    await wait(2100)
    expect((await fetch(link)).status).toBe(403)
  })

  test.each([0, -1, 1.5, 604_801, Number.NaN])(
    'refuses a lifetime of %d seconds',
    async (expiresInSeconds) => {
      await expect(storage.link('linked/a', { expiresInSeconds })).rejects.toBeInstanceOf(RangeError)
    },
  )
})

function presentation(link: NonNullable<ReturnType<typeof verifyDiskLink>>) {
  return {
    inline: link.inline,
    ...(link.filename === undefined ? {} : { filename: link.filename }),
    ...(link.contentType === undefined ? {} : { contentType: link.contentType }),
  }
}

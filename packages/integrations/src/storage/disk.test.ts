import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

process.env.FRONTDESK_SECRET ??= 'a root secret that is only used by tests'
const { openDisk, verifyDiskLink } = await import('./disk.ts')

const lifetime = { expiresInSeconds: 60 }
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disk-'))
})

afterAll(() => rm(folder, { recursive: true }))

function open(webUrl = 'https://desk.example') {
  return openDisk({ folder, webUrl })
}

test('touches nothing until it is used', async () => {
  openDisk({ folder: join(folder, 'unused'), webUrl: 'https://desk.example' })
  expect(await readdir(folder)).toEqual([])
})

test('stores each object as one plain file named by its key', async () => {
  await open().put('raw/one.eml', Buffer.from('From: a'))
  expect(await readdir(join(folder, 'raw'))).toEqual(['one.eml'])
})

test('removes what killed processes left unfinished, and nothing that may still be written', async () => {
  const unfinished = join(folder, '.unfinished')
  await mkdir(unfinished, { recursive: true })
  await writeFile(join(unfinished, 'old'), 'x')
  await writeFile(join(unfinished, 'recent'), 'x')
  await utimes(join(unfinished, 'old'), new Date(0), new Date(0))
  await open().put('raw/two.eml', Buffer.from('x'))
  expect(await readdir(unfinished)).toEqual(['recent'])
})

test('a link tells the web app everything it needs', async () => {
  const link = await open('https://desk.example/base/').link('a/b.pdf', {
    ...lifetime,
    filename: 'Ä & B.pdf',
    contentType: 'application/pdf',
    inline: true,
  })
  expect(link).toMatch(/^https:\/\/desk\.example\/base\/api\/v1\/files\/a\/b\.pdf\?expires=\d+&/)
  expect(verifyDiskLink(new URL(link), new Date())).toEqual({
    key: 'a/b.pdf',
    filename: 'Ä & B.pdf',
    contentType: 'application/pdf',
    inline: true,
  })
  expect(verifyDiskLink(new URL(await open().link('a', lifetime)), new Date())).toEqual({
    key: 'a',
    filename: undefined,
    contentType: undefined,
    inline: false,
  })
})

test('a link ends with its last second', async () => {
  const url = new URL(await open().link('a/b.pdf', lifetime))
  const end = Number(url.searchParams.get('expires')) * 1000
  expect(verifyDiskLink(url, new Date(end - 1))).toMatchObject({ key: 'a/b.pdf' })
  expect(verifyDiskLink(url, new Date(end))).toBeNull()
})

test('nothing can be changed in, added to or taken from a link', async () => {
  const link = await open().link('a/b.pdf', {
    ...lifetime,
    filename: 'b.pdf',
    contentType: 'application/pdf',
  })
  const forged = [
    link.replace('a/b.pdf', 'a/c.pdf'),
    link.replace('?', '?type=text%2Fhtml&'),
    link.replace(/expires=\d+/, 'expires=99999999999'),
    link.replace(/expires=\d+&/, ''),
    link.replace('name=b.pdf', 'name=b.html'),
    link.replace(/&name=[^&]*/, ''),
    `${link}&inline=1`,
    link.replace(/signature=./, 'signature='),
    link.replace(/&signature=.*/, ''),
    link.replace('/api/v1/files/', '/api/v1/other/'),
  ]
  for (const url of forged) {
    expect(url).not.toBe(link)
    expect(verifyDiskLink(new URL(url), new Date())).toBeNull()
  }
})

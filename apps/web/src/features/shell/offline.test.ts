import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import manifest from '../../app/manifest.ts'

const open = (path: string) => fileURLToPath(new URL(`../../../public${path}`, import.meta.url))

type Asked = { mode: string; method: string; url: string }
type Heard = Record<string, (event: object) => void>

/** Runs the worker as a browser would, with a network that is away, and notes what it keeps. */
function startWorker() {
  const heard: Heard = {}
  const kept: string[] = []
  const self = {
    addEventListener: (name: string, hear: (event: object) => void) => {
      heard[name] = hear
    },
    skipWaiting: () => {},
    clients: { claim: () => {} },
  }
  const caches = {
    open: async () => ({ add: async ({ url }: { url: string }) => kept.push(url) }),
    keys: async () => [],
    match: async (url: string) => `kept ${url}`,
  }
  class Wanted {
    readonly url: string
    constructor(url: string) {
      this.url = url
    }
  }
  const fetch = () => Promise.reject(new TypeError('no network'))
  runInNewContext(readFileSync(open('/sw.js'), 'utf8'), { self, caches, fetch, Request: Wanted, Response })
  const tell = async (name: string, request?: Asked) => {
    const answers: unknown[] = []
    const wait = (promise: unknown) => answers.push(promise)
    heard[name]?.({ request, waitUntil: wait, respondWith: wait })
    return Promise.all(answers)
  }
  return { tell, kept }
}

test('keeps the offline page and nothing else, and leaves all but pages to the network', async () => {
  const { tell, kept } = startWorker()
  await tell('install')
  await tell('activate')
  const page = { mode: 'navigate', method: 'GET', url: '/inbox/7' }
  expect(await tell('fetch', page)).toEqual(['kept /offline.html'])
  expect(await tell('fetch', { ...page, mode: 'cors', url: '/api/v1/conversations' })).toEqual([])
  expect(await tell('fetch', { ...page, method: 'POST', url: '/help/acme/contact' })).toEqual([])
  expect(kept).toEqual(['/offline.html'])
})

test('the offline page asks nothing of the network and needs no style of a page', () => {
  const page = readFileSync(open('/offline.html'), 'utf8')
  expect(page).not.toMatch(/<script|<link|<style|\bsrc=|https?:\/\//)
})

test('the manifest names icons that are there, in the sizes it says', () => {
  for (const { src, sizes } of manifest().icons ?? []) {
    const bytes = readFileSync(open(src))
    expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`).toBe(sizes)
  }
})

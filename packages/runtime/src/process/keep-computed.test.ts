import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { keepComputed } from './keep-computed.ts'

const usual = process.env.TMPDIR
let folder: string
let computed: number

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'frontdesk-kept-'))
  process.env.TMPDIR = folder
  computed = 0
})

afterEach(() => {
  if (usual === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = usual
  rmSync(folder, { recursive: true })
})

const schema = z.object({ value: z.string() })
const upper = (source: string) =>
  keepComputed(
    source,
    () => {
      computed += 1
      return { value: source.toUpperCase() }
    },
    (kept) => schema.parse(kept),
  ).value

const place = () => join(folder, readdirSync(folder)[0] ?? '')

test('computes once for each source', () => {
  expect([upper('a'), upper('a'), upper('b'), upper('a')]).toEqual(['A', 'A', 'B', 'A'])
  expect(computed).toBe(2)
})

test.each(['', '{"value":', '{"value":7}', 'null'])('computes again where the file holds %o', (text) => {
  upper('a')
  writeFileSync(join(place(), readdirSync(place())[0] ?? ''), text)
  expect(upper('a')).toBe('A')
  expect(computed).toBe(2)
})

test('trusts no folder in which others may write', () => {
  upper('a')
  chmodSync(place(), 0o777)
  expect(upper('a')).toBe('A')
  expect(computed).toBe(2)
})

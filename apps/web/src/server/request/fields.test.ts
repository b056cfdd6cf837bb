import { expect, test } from 'vitest'
import { z } from 'zod'
import { defineContract } from '../../contract/contract.ts'
import { page } from '../../contract/shared.ts'
import { route } from '../handler.ts'

const thing = z.object({
  id: z.string(),
  owner: z.object({ name: z.string(), email: z.string() }).nullable(),
  parts: z.array(z.object({ code: z.string(), size: z.number() })),
  counts: z.record(z.string(), z.number()),
  note: z.string().exactOptional(),
})
const base = { method: 'GET', path: '/things', summary: 'Things', permission: null, rate: 'general' } as const
const single = defineContract({ ...base, response: thing })
const list = defineContract({
  ...base,
  query: z.strictObject({ limit: z.coerce.number().optional() }),
  response: page(thing),
})
const one = {
  id: 'a',
  owner: { name: 'Ada', email: 'ada@customer.example' },
  parts: [
    { code: 'x', size: 1 },
    { code: 'y', size: 2 },
  ],
  counts: { open: 3, closed: 4 },
}
const other = { ...one, id: 'b', owner: null, note: 'Fragile' }

const read = route(single, async () => one)
const readAll = route(list, async () => ({ items: [one, other], nextCursor: 'next' }))
const ask = async (answer: typeof read, query: string) => {
  const response = await answer(new Request(`http://localhost:3000/api/v1/things?${query}`))
  return { status: response.status, body: await response.json() }
}

test.each<[string, unknown]>([
  ['fields=id', { id: 'a' }],
  ['fields=owner.email,id', { id: 'a', owner: { email: 'ada@customer.example' } }],
  ['fields=owner.name,owner', { owner: one.owner }],
  ['fields=owner,owner.name', { owner: one.owner }],
  ['fields=parts.code', { parts: [{ code: 'x' }, { code: 'y' }] }],
  ['fields=counts.open,note', { counts: { open: 3 } }],
])('%s leaves of an answer what was chosen', async (query, body) => {
  expect(await ask(read, query)).toEqual({ status: 200, body })
})

test('chooses of a page the fields of its items, beside what the list knows itself', async () => {
  expect(await ask(readAll, 'fields=id,owner.name&limit=2')).toEqual({
    status: 200,
    body: {
      items: [
        { id: 'a', owner: { name: 'Ada' } },
        { id: 'b', owner: null },
      ],
      nextCursor: 'next',
    },
  })
})

test.each([
  'fields=',
  'fields=nope',
  'fields=id,nope',
  'fields=id.nope',
  'fields=owner.',
  'fields=parts.0',
  'fields=__proto__',
  'fields=constructor',
  'fields=owner.toString',
  'fields=id&fields=owner',
  `fields=${'id,'.repeat(900)}id`,
])('refuses %s', async (query) => {
  const { status, body } = await ask(read, query)
  expect(status).toBe(400)
  expect(body).toMatchObject({ code: 'malformed', errors: [{ path: 'fields' }] })
})

test('is no parameter of what changes something', async () => {
  const contract = defineContract({ ...base, method: 'DELETE', response: thing })
  const remove = route(contract, async () => one)
  const request = new Request('http://localhost:3000/api/v1/things?fields=id', { method: 'DELETE' })
  expect((await remove(request)).status).toBe(400)
})

import { createHmac } from 'node:crypto'
import { inOrganization } from '@frontdesk/core/context'
import { createIncomingWebhook } from '@frontdesk/core/webhooks/incoming/hooks'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { beforeAll, expect, test } from 'vitest'
import { takeIncomingWebhook } from './take-incoming.ts'

withTestDatabase()

let hook: { id: string; secret: string }

beforeAll(async () => {
  const organization = await createOrganization()
  const { id, name } = organization.members.admin
  const actor = { type: 'member', memberId: id, name, role: 'admin' } as const
  const paths = { conversationPath: '', contactPath: '', subjectPath: '', textPath: '' }
  hook = await inOrganization({ organizationId: organization.id, actor }, (ctx) =>
    createIncomingWebhook(ctx, {
      name: 'Shop',
      enabled: true,
      verification: 'standard',
      opensConversation: false,
      ...paths,
    }),
  )
})

function post(
  body: BodyInit,
  { id = newId(), signedBody = body }: { id?: string; signedBody?: BodyInit } = {},
) {
  const at = String(Math.floor(Date.now() / 1_000))
  const key = Buffer.from(hook.secret.slice('whsec_'.length), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${at}.${signedBody}`).digest('base64')
  const headers = { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': `v1,${signature}` }
  const request = new Request(`http://localhost/api/webhooks/incoming/${hook.id}`, {
    method: 'POST',
    headers,
    body,
  })
  return takeIncomingWebhook(request, { params: Promise.resolve({ id: hook.id }) })
}

test('A34: a signed call counts with 202, and when it comes again it does not, with 200', async () => {
  const id = newId()
  const answers = [await post('{"a":"ü"}', { id }), await post('{"a":"ü"}', { id })]
  expect(answers.map(({ status }) => status)).toEqual([202, 200])
  expect(await answers[1]?.json()).toEqual({ outcome: 'repeated' })
})

test('A34: what is unsigned, too large, no JSON or no text is refused with a problem', async () => {
  const refused = [
    await post('{"a":2}', { signedBody: '{"a":1}' }),
    await post(`{"a":"${'x'.repeat(600_000)}"}`),
    await post('[]'),
    await post(new Uint8Array([0xff, 0xfe])),
  ]
  expect(refused.map(({ status }) => status)).toEqual([401, 413, 400, 400])
  for (const answer of refused) expect(answer.headers.get('content-type')).toContain('problem+json')
})

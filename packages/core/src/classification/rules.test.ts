import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization } from '@frontdesk/db/test/factories'
import { expect, test } from 'vitest'
import { as } from '../test/contexts.ts'
import { classifyText } from './classify-text.ts'
import { changeTriageRules } from './rules.ts'

withTestDatabase()

test("what is sure enough for one organization's threshold goes to a person under another's", async () => {
  const judgeWith = async (answerThreshold: number) => {
    const organization = await createOrganization()
    await as(organization, 'admin', (ctx) => changeTriageRules(ctx, { answerThreshold }))
    const { id, name } = organization.members.agent
    const who = {
      organizationId: organization.id,
      actor: { type: 'member' as const, memberId: id, name, role: 'agent' as const },
    }
    return classifyText(who, { text: 'I want my money back for the lamp, please refund it' })
  }
  const lax = await judgeWith(0)
  expect(lax.confidence).toBeLessThan(1)
  expect(lax.workflow.action).toBe('suggest')
  expect(lax.workflow.runs).toMatchObject([
    {
      name: 'Route: service action',
      does: ['propose next steps where its category has any', 'have the assistant draft an answer'],
    },
  ])
  const strict = await judgeWith(1)
  expect(strict.workflow.action).toBe('escalate')
  expect(strict.workflow.runs.map(({ does }) => does.at(-1))).toEqual([
    'have the assistant draft an answer for a person to send',
  ])
}, 120_000)

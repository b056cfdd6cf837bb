import { z } from 'zod'
import { createComplianceCase } from '../../../compliance/create.ts'
import { defineAction } from '../action.ts'

const severities = ['low', 'normal', 'high', 'urgent'] as const

export const createComplianceCaseAction = defineAction({
  name: 'create_compliance_case',
  label: 'Create a compliance case',
  schema: z.strictObject({
    severity: z.enum(severities).exactOptional().meta({ title: 'Severity, as judged when left out' }),
    reason: z.string().trim().min(1).max(500).meta({ title: 'Reason' }),
  }),
  say: ({ severity, reason }) =>
    `create a compliance case${severity === undefined ? '' : ` of ${severity} severity`}: “${reason}”`,
  async apply(ctx, { severity, reason }, { facts }) {
    const { conversation, classification, message } = facts
    const { number } = await createComplianceCase(ctx, {
      conversationId: conversation.id,
      severity: severity ?? classification?.severity ?? 'normal',
      reason,
      ...(message?.direction === 'inbound' ? { messageId: message.id } : {}),
    })
    return `Case ${number}`
  },
})

import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { id } from '../shared.ts'

const settings = z.strictObject({
  enabled: z.boolean(),
  /** empty for the organization's name */
  title: z.string().trim().max(80),
  color: z.string().regex(/^#[\da-fA-F]{6}$/, 'A colour such as #0f6b5c'),
  /** whether visitors can write */
  formEnabled: z.boolean(),
  /** where their messages arrive; null for the first mailbox */
  mailboxId: id.nullable(),
})

/** `slug` names the organization in the address of its help center. */
const helpCenter = settings.extend({ slug: z.string() })

export const getHelpCenter = defineContract({
  method: 'GET',
  path: '/help-center',
  summary: 'Whether customers find public articles and a form in a help center, and how it looks',
  permission: 'help-center:manage',
  rate: 'general',
  response: helpCenter,
})

export const putHelpCenter = defineContract({
  method: 'PUT',
  path: '/help-center',
  summary: 'Switches the help center on or off, and sets how it looks and where its messages arrive',
  permission: 'help-center:manage',
  rate: 'general',
  body: settings,
  response: helpCenter,
})

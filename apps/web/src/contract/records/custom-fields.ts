import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { conversationParams, id, idParams, page, pageQuery } from '../shared.ts'

const subject = z.enum(['conversation', 'contact', 'company'])
const type = z.enum(['text', 'number', 'date', 'checkbox', 'select'])
/** Dates are `YYYY-MM-DD`; null where nothing is said. */
const value = z.union([z.string().max(2_000), z.number(), z.boolean(), z.null()])
const label = z.string().trim().min(1).max(80)
const options = z.array(z.string().trim().min(1).max(120)).max(200)

export const customField = z.object({
  id,
  subject,
  /** how filters, workflows and values name it; it never changes */
  key: z.string(),
  label: z.string(),
  type,
  /** of a select */
  options: z.array(z.string()),
  position: z.number().int(),
  archived: z.boolean(),
})

export const fieldValues = z.object({
  items: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      type,
      options: z.array(z.string()),
      /** no longer asked for: its value is kept and cannot be changed */
      archived: z.boolean(),
      value,
    }),
  ),
})

const givenValues = z.strictObject({ values: z.record(z.string().max(60), value) })

export const listCustomFields = defineContract({
  method: 'GET',
  path: '/custom-fields',
  summary: "The organization's own fields in their order, or the archived ones",
  permission: 'fields:read',
  rate: 'general',
  query: pageQuery.extend({ subject: subject.optional(), archived: z.stringbool().default(false) }).strict(),
  response: page(customField),
})

export const createCustomField = defineContract({
  method: 'POST',
  path: '/custom-fields',
  summary: 'Adds a field; what it is about, its key and its type never change',
  permission: 'fields:write',
  rate: 'general',
  body: z.strictObject({
    subject,
    label,
    type,
    /** made from the label when left out */
    key: z.string().max(40).optional(),
    options: options.default([]),
  }),
  response: customField,
  status: 201,
  idempotent: true,
})

export const putCustomField = defineContract({
  method: 'PUT',
  path: '/custom-fields/{id}',
  summary: 'Changes label and options of a field, or archives it and brings it back; values stay',
  permission: 'fields:write',
  rate: 'general',
  params: idParams,
  body: z.strictObject({ label, options: options.default([]), archived: z.boolean().default(false) }),
  response: customField,
})

export const deleteCustomField = defineContract({
  method: 'DELETE',
  path: '/custom-fields/{id}',
  summary: 'Archives a field: it is asked for no more, and its values are kept',
  permission: 'fields:write',
  rate: 'general',
  params: idParams,
  response: customField,
})

export const putCustomFieldOrder = defineContract({
  method: 'PUT',
  path: '/custom-fields/order',
  summary: 'Says in which order the fields of a subject are shown',
  permission: 'fields:write',
  rate: 'general',
  body: z.strictObject({ subject, ids: z.array(id).max(100) }),
  response: z.object({ items: z.array(customField) }),
})

export const getConversationFields = defineContract({
  method: 'GET',
  path: '/conversations/{id}/fields',
  summary: 'What the fields of a conversation say',
  permission: 'conversations:read',
  rate: 'general',
  together: true,
  params: conversationParams,
  response: fieldValues,
})

export const putConversationFields = defineContract({
  method: 'PUT',
  path: '/conversations/{id}/fields',
  summary: 'Sets the fields of a conversation that are named; null empties one',
  permission: 'conversations:update',
  rate: 'general',
  params: conversationParams,
  body: givenValues,
  response: fieldValues,
})

export const getContactFields = defineContract({
  method: 'GET',
  path: '/contacts/{id}/fields',
  summary: 'What the fields of a contact say',
  permission: 'contacts:read',
  rate: 'general',
  together: true,
  params: idParams,
  response: fieldValues,
})

export const putContactFields = defineContract({
  method: 'PUT',
  path: '/contacts/{id}/fields',
  summary: 'Sets the fields of a contact that are named; null empties one',
  permission: 'contacts:write',
  rate: 'general',
  params: idParams,
  body: givenValues,
  response: fieldValues,
})

export const getCompanyFields = defineContract({
  method: 'GET',
  path: '/companies/{id}/fields',
  summary: 'What the fields of a company say',
  permission: 'contacts:read',
  rate: 'general',
  params: idParams,
  response: fieldValues,
})

export const putCompanyFields = defineContract({
  method: 'PUT',
  path: '/companies/{id}/fields',
  summary: 'Sets the fields of a company that are named; null empties one',
  permission: 'contacts:write',
  rate: 'general',
  params: idParams,
  body: givenValues,
  response: fieldValues,
})

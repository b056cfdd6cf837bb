import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { email, id, idParams, page, pageQuery, timestamp } from '../shared.ts'

export const contact = z.object({
  id,
  email: z.string(),
  name: z.string(),
  company: z.object({ id, name: z.string() }).nullable(),
  conversationCount: z.number().int(),
  createdAt: timestamp,
})

export const listContacts = defineContract({
  method: 'GET',
  path: '/contacts',
  summary: 'Contacts, newest first',
  permission: 'contacts:read',
  rate: 'general',
  query: pageQuery
    .extend({
      q: z.string().max(300).optional(),
      /** a company's id, or `none` */
      company: z.union([id, z.literal('none')]).optional(),
    })
    .strict(),
  response: page(contact),
})

export const createContact = defineContract({
  method: 'POST',
  path: '/contacts',
  summary: 'Adds a contact; an address that is known already answers 409',
  permission: 'contacts:write',
  rate: 'general',
  body: z.strictObject({ email, name: z.string().trim().max(200).default('') }),
  response: contact,
  status: 201,
  idempotent: true,
})

export const getContact = defineContract({
  method: 'GET',
  path: '/contacts/{id}',
  summary: 'One contact with their mood over the last messages and how satisfied they were',
  permission: 'contacts:read',
  rate: 'general',
  together: true,
  params: idParams,
  response: contact.extend({
    moods: z.array(z.object({ at: timestamp, sentiment: z.number() })),
    /** over all their conversations; null where they never said */
    csat: z
      .object({
        answers: z.number().int(),
        average: z.number(),
        last: z.object({
          rating: z.number().int(),
          comment: z.string(),
          at: timestamp,
          conversationId: id,
          number: z.number().int(),
        }),
      })
      .nullable(),
  }),
})

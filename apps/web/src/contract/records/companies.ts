import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { id, idParams, page, pageQuery, timestamp } from '../shared.ts'
import { contact } from './contacts.ts'

export const company = z.object({
  id,
  name: z.string(),
  note: z.string(),
  /** by which mail is known to come from it */
  domains: z.array(z.string()),
  contactCount: z.number().int(),
  createdAt: timestamp,
})

const fields = z.strictObject({
  name: z.string().trim().min(1).max(200),
  note: z.string().trim().max(5_000).default(''),
  domains: z.array(z.string().trim().min(1).max(254)).max(50).default([]),
})

export const listCompanies = defineContract({
  method: 'GET',
  path: '/companies',
  summary: 'Companies, newest first; q looks into name and domains',
  permission: 'contacts:read',
  rate: 'general',
  query: pageQuery.extend({ q: z.string().max(300).optional() }).strict(),
  response: page(company),
})

export const createCompany = defineContract({
  method: 'POST',
  path: '/companies',
  summary: 'Adds a company; contacts that write from its domains and have none become its own',
  permission: 'contacts:write',
  rate: 'general',
  body: fields,
  response: company,
  status: 201,
  idempotent: true,
})

export const getCompany = defineContract({
  method: 'GET',
  path: '/companies/{id}',
  summary: 'One company',
  permission: 'contacts:read',
  rate: 'general',
  params: idParams,
  response: company,
})

export const putCompany = defineContract({
  method: 'PUT',
  path: '/companies/{id}',
  summary: 'Changes name, note and domains of a company; a domain of another company answers 409',
  permission: 'contacts:write',
  rate: 'general',
  params: idParams,
  body: fields,
  response: company,
})

export const deleteCompany = defineContract({
  method: 'DELETE',
  path: '/companies/{id}',
  summary: 'Deletes a company; its contacts stay, and mail from its domains does not bring it back',
  permission: 'contacts:write',
  rate: 'general',
  params: idParams,
  status: 204,
})

export const putContactCompany = defineContract({
  method: 'PUT',
  path: '/contacts/{id}/company',
  summary: 'Says which company a contact belongs to, or with null that it is none',
  permission: 'contacts:write',
  rate: 'general',
  params: idParams,
  body: z.strictObject({ companyId: id.nullable() }),
  response: contact,
})

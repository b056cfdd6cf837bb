import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { id, idParams, openInterval, page, pageQuery, route, severity, timestamp } from '../shared.ts'

export const slaKind = z.enum(['first', 'next', 'resolution'])
const date = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/)
const name = z.string().trim().min(1).max(100)

export const conversationSla = z.object({
  kind: slaKind,
  state: z.enum(['ok', 'near', 'breached', 'paused', 'met']),
  /** the name of the policy it goes by */
  policy: z.string(),
  nearAt: timestamp.nullable(),
  /** null while it is paused */
  dueAt: timestamp.nullable(),
})

const calendarFields = {
  name,
  timeZone: z.string().min(1).max(60),
  /** intervals of opening; `day` is 1 for Monday to 7 for Sunday, times are local to the zone */
  hours: z.array(openInterval).max(100),
  /** days with hours of their own, closed all day without; once or, with the year left aside, in every year */
  holidays: z
    .array(
      z.strictObject({
        date,
        name: z.string().trim().max(100),
        everyYear: z.boolean().default(false),
        hours: z
          .array(openInterval.omit({ day: true }))
          .max(10)
          .default([]),
      }),
    )
    .max(400)
    .default([]),
}

export const businessCalendar = z.object({
  id,
  ...calendarFields,
  createdAt: timestamp,
  updatedAt: timestamp,
})

export const listCalendars = defineContract({
  method: 'GET',
  path: '/calendars',
  summary: 'When desks are open: calendars by name',
  permission: 'sla:read',
  rate: 'general',
  query: pageQuery.strict(),
  response: page(businessCalendar),
})

export const createCalendar = defineContract({
  method: 'POST',
  path: '/calendars',
  summary: 'Makes a calendar; its name is unique, ignoring case',
  permission: 'sla:write',
  rate: 'general',
  body: z.strictObject(calendarFields),
  response: businessCalendar,
  status: 201,
})

export const putCalendar = defineContract({
  method: 'PUT',
  path: '/calendars/{id}',
  summary: 'Replaces a calendar; clocks that run keep the hours they began with',
  permission: 'sla:write',
  rate: 'general',
  params: idParams,
  body: z.strictObject(calendarFields),
  response: businessCalendar,
})

export const deleteCalendar = defineContract({
  method: 'DELETE',
  path: '/calendars/{id}',
  summary: 'Deletes a calendar that no policy goes by',
  permission: 'sla:write',
  rate: 'general',
  params: idParams,
  status: 204,
})

const minutes = z.number().int().min(1).max(1_000_000).nullable()
const targets = z.strictObject({ low: minutes, normal: minutes, high: minutes, urgent: minutes })
const ids = z.array(id).max(100)

const policyFields = {
  name,
  /** any of each list will do, and every list that names something has to hold; none holds for everything */
  conditions: z
    .strictObject({
      priorities: z.array(severity).max(4).exactOptional(),
      severities: z.array(severity).max(4).exactOptional(),
      routes: z.array(route).max(3).exactOptional(),
      categoryIds: ids.exactOptional(),
      teamIds: ids.exactOptional(),
      mailboxIds: ids.exactOptional(),
      tags: z.array(z.string().trim().min(1).max(60)).max(100).exactOptional(),
      languages: z.array(z.string().trim().min(2).max(20)).max(100).exactOptional(),
    })
    .default({}),
  /** whether the targets go by the priority, which is ours, or by the severity, which is judged */
  targetsBy: z.enum(['priority', 'severity']).default('priority'),
  /** minutes of business time; null promises nothing */
  targets: z.strictObject({ first: targets, next: targets, resolution: targets }),
  /** null for the business hours of the organization */
  calendarId: id.nullable().default(null),
  /** of the time that has passed when a promise is near its end */
  nearPercent: z.number().int().min(1).max(99).default(80),
  /** what stops the time: pending, answered (the customer is to answer) or snoozed */
  pauses: z
    .array(z.enum(['pending', 'answered', 'snoozed']))
    .max(3)
    .default(['pending', 'snoozed']),
  active: z.boolean().default(true),
}

export const slaPolicy = z.object({
  id,
  position: z.number().int(),
  ...policyFields,
  createdAt: timestamp,
  updatedAt: timestamp,
})

export const listSlaPolicies = defineContract({
  method: 'GET',
  path: '/sla-policies',
  summary: 'SLA policies in the order in which they are tried: the first active one that fits applies',
  permission: 'sla:read',
  rate: 'general',
  together: true,
  query: pageQuery.strict(),
  response: page(slaPolicy),
})

export const createSlaPolicy = defineContract({
  method: 'POST',
  path: '/sla-policies',
  summary: 'Makes an SLA policy, tried after all others; whoever waits already is promised nothing by it',
  permission: 'sla:write',
  rate: 'general',
  body: z.strictObject(policyFields),
  response: slaPolicy,
  status: 201,
})

export const putSlaPolicy = defineContract({
  method: 'PUT',
  path: '/sla-policies/{id}',
  summary: 'Replaces an SLA policy; clocks that run keep the targets they began with',
  permission: 'sla:write',
  rate: 'general',
  params: idParams,
  body: z.strictObject(policyFields),
  response: slaPolicy,
})

export const deleteSlaPolicy = defineContract({
  method: 'DELETE',
  path: '/sla-policies/{id}',
  summary: 'Deletes an SLA policy; its clocks go over to the next one that fits, or stop',
  permission: 'sla:write',
  rate: 'general',
  params: idParams,
  status: 204,
})

export const putSlaPolicyOrder = defineContract({
  method: 'PUT',
  path: '/sla-policies/order',
  summary: 'Puts the SLA policies in the order in which they are tried; names each once',
  permission: 'sla:write',
  rate: 'general',
  body: z.strictObject({ ids: z.array(id).max(200) }),
  status: 204,
})

import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { id, idParams, page, pageQuery, timestamp } from '../shared.ts'

const kind = z.enum(['mention', 'assigned', 'followed', 'notified', 'summary'])

export const notification = z.object({
  id,
  kind,
  conversation: z.object({ id, number: z.number().int(), subject: z.string() }),
  /** the member who did it; null for the product, which `by` names */
  actorId: id.nullable(),
  by: z.string(),
  preview: z.string().nullable(),
  createdAt: timestamp,
  readAt: timestamp.nullable(),
})

export const listNotifications = defineContract({
  method: 'GET',
  path: '/notifications',
  summary: 'What you were told, unread first, the newest first; what you put off is left out until then',
  permission: 'account:read',
  rate: 'general',
  query: pageQuery.extend({ unread: z.literal('true').optional() }).strict(),
  response: page(notification),
})

export const notificationCount = z.object({ unread: z.number().int().min(0).max(100) })

export const getNotificationCount = defineContract({
  method: 'GET',
  path: '/notifications/count',
  summary: 'How much of it you have not read, up to 100',
  permission: 'account:read',
  rate: 'general',
  together: true,
  response: notificationCount,
})

export const putNotificationRead = defineContract({
  method: 'PUT',
  path: '/notifications/{id}/read',
  summary: 'Marks one notification as read',
  permission: 'account:read',
  rate: 'general',
  params: idParams,
  status: 204,
})

export const putNotificationsRead = defineContract({
  method: 'PUT',
  path: '/notifications/read',
  summary: 'Marks all notifications as read, or those of one conversation',
  permission: 'account:read',
  rate: 'general',
  body: z.strictObject({ conversationId: id.exactOptional() }),
  status: 204,
})

export const putNotificationSnooze = defineContract({
  method: 'PUT',
  path: '/notifications/{id}/snooze',
  summary: 'Puts a notification off until a time, or brings it back with null',
  permission: 'account:read',
  rate: 'general',
  params: idParams,
  body: z.strictObject({ until: timestamp.nullable() }),
  status: 204,
})

const preference = z.strictObject({ kind, inApp: z.boolean(), byMail: z.boolean() })

export const notificationPreferences = z.object({ items: z.array(preference) })

export const getNotificationPreferences = defineContract({
  method: 'GET',
  path: '/notification-preferences',
  summary: 'Which kinds of notifications you get, and where',
  permission: 'account:read',
  rate: 'general',
  response: notificationPreferences,
})

export const putNotificationPreferences = defineContract({
  method: 'PUT',
  path: '/notification-preferences',
  summary: 'Sets which kinds of notifications you get, and where; kinds left out stay as they are',
  permission: 'account:read',
  rate: 'general',
  body: z.strictObject({ items: z.array(preference).max(5) }),
  response: notificationPreferences,
})

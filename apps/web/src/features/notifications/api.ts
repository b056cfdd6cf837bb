import type { z } from 'zod'
import {
  getNotificationCount,
  getNotificationPreferences,
  listNotifications,
  type notification,
  putNotificationPreferences,
  putNotificationRead,
  putNotificationSnooze,
  putNotificationsRead,
} from '../../contract/organization/notifications.ts'
import { api } from '../../store/api.ts'
import { callOf, pagesOf } from '../../store/from-contract.ts'

export type Notification = z.output<typeof notification>

export const notificationsApi = api.injectEndpoints({
  endpoints: (build) => ({
    notifications: build.infiniteQuery({ ...pagesOf(listNotifications), providesTags: ['Notification'] }),
    notificationCount: build.query({ ...callOf(getNotificationCount), providesTags: ['Notification'] }),
    putNotificationRead: build.mutation({
      ...callOf(putNotificationRead),
      invalidatesTags: ['Notification'],
    }),
    putNotificationsRead: build.mutation({
      ...callOf(putNotificationsRead),
      invalidatesTags: ['Notification'],
    }),
    putNotificationSnooze: build.mutation({
      ...callOf(putNotificationSnooze),
      invalidatesTags: ['Notification'],
    }),
    notificationPreferences: build.query({
      ...callOf(getNotificationPreferences),
      providesTags: ['NotificationPreference'],
    }),
    putNotificationPreferences: build.mutation({
      ...callOf(putNotificationPreferences),
      invalidatesTags: ['NotificationPreference'],
    }),
  }),
})

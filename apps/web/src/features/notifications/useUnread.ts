import { notificationsApi } from './api.ts'

/** What is put off comes back without anything happening. */
const lookAgainMs = 60_000

/** How much you have not read, up to a hundred. */
export function useUnread(): number {
  const { data } = notificationsApi.useNotificationCountQuery(undefined, { pollingInterval: lookAgainMs })
  return data?.unread ?? 0
}

export const notificationKinds = ['mention', 'assigned', 'followed', 'notified', 'summary'] as const
export type NotificationKind = (typeof notificationKinds)[number]

/** Where somebody hears of a kind of thing. */
export type Channels = { inApp: boolean; byMail: boolean }

/** What is told unless a member chose otherwise: mail only where somebody waits for them. */
export const usualChannels: Record<NotificationKind, Channels> = {
  mention: { inApp: true, byMail: true },
  assigned: { inApp: true, byMail: true },
  followed: { inApp: true, byMail: false },
  notified: { inApp: true, byMail: true },
  summary: { inApp: true, byMail: false },
}

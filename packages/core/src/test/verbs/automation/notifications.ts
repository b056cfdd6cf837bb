import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../../../context.ts'
import { addNote } from '../../../notes/add.ts'
import { countNotifications, listNotifications } from '../../../notifications/list.ts'
import { markNotificationRead, markNotificationsRead } from '../../../notifications/mark-read.ts'
import { noteFor } from '../../../notifications/note-for.ts'
import {
  changeNotificationPreferences,
  readNotificationPreferences,
} from '../../../notifications/preferences.ts'
import { snoozeNotification } from '../../../notifications/snooze.ts'
import type { Verb } from '../verb.ts'

/** Something a member was told. */
export async function plantNotification(ctx: OrgContext, conversationId: string, memberId: string) {
  await noteFor(ctx, [memberId], { kind: 'mention', conversationId, cause: 'note', causeId: newId() })
  const { id } = await ctx.db.notification.findFirstOrThrow({ where: { memberId }, orderBy: { id: 'desc' } })
  return { notification: id }
}

const own = (name: string, run: Verb['run'], audit: string | null = null): Verb => {
  return { name, least: 'viewer', audit, run }
}
const free = (verb: Verb): Verb => ({ ...verb, named: false })
const items = [{ kind: 'summary', inApp: false, byMail: false }] as const

/** Verbs about what members are told; each member sees their own. */
export const notifications: Verb[] = [
  free(own('listNotifications', (ctx) => listNotifications(ctx, { limit: 10 }))),
  free(own('countNotifications', countNotifications)),
  own('markNotificationRead', (ctx, ids) => markNotificationRead(ctx, ids.notification)),
  own('markNotificationsRead', (ctx, ids) => markNotificationsRead(ctx, ids)),
  own('snoozeNotification', (ctx, ids) => snoozeNotification(ctx, { id: ids.notification, until: null })),
  free(own('readNotificationPreferences', readNotificationPreferences)),
  free(
    own(
      'changeNotificationPreferences',
      (ctx) => changeNotificationPreferences(ctx, { items }),
      'member.notifications',
    ),
  ),
  {
    name: 'addNote with a mention',
    least: 'agent',
    audit: 'note.add',
    run: (ctx, ids, { conversation }) => addNote(ctx, { conversation, text: 'x', mentions: [ids.member] }),
  },
]

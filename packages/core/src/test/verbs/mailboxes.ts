import { changeAlarmWebhook, readAlarmWebhook, removeAlarmWebhook } from '../../mailboxes/alarm/webhook.ts'
import { readMailboxHealth } from '../../mailboxes/health/read.ts'
import { readMailbox } from '../../mailboxes/list.ts'
import { askForProof } from '../../mailboxes/proof/ask.ts'
import { disconnectMailbox, pauseMailbox, previewDisconnection, syncNow } from '../../mailboxes/rest.ts'
import { replaceAddresses } from '../../mailboxes/settings/addresses.ts'
import { changeMailboxSettings, readMailboxSettings } from '../../mailboxes/settings/change.ts'
import type { Verb } from './verb.ts'

const wanted = { folders: ['Projects'], mirrorReadState: true, mirrorArchive: false }

/** Verbs about connected mailboxes. */
export const mailboxes: Verb[] = [
  { name: 'readMailbox', least: 'viewer', audit: null, run: (ctx, ids) => readMailbox(ctx, ids.mailbox) },
  {
    name: 'readMailboxHealth',
    least: 'viewer',
    audit: null,
    run: (ctx, ids) => readMailboxHealth(ctx, ids.mailbox),
  },
  {
    name: 'readMailboxSettings',
    least: 'viewer',
    audit: null,
    run: (ctx, ids) => readMailboxSettings(ctx, ids.mailbox),
  },
  {
    name: 'changeMailboxSettings',
    least: 'admin',
    audit: 'mailbox.settings',
    run: (ctx, ids) => changeMailboxSettings(ctx, { id: ids.mailbox, ...wanted }),
  },
  {
    name: 'replaceAddresses',
    least: 'admin',
    audit: 'mailbox.addresses',
    run: (ctx, ids) =>
      replaceAddresses(ctx, {
        id: ids.mailbox,
        items: [{ address: `${ids.mailbox}@x.example`, fromName: '' }],
      }),
  },
  {
    name: 'askForProof',
    least: 'admin',
    audit: 'mailbox.proof_asked',
    run: async (ctx, ids) => {
      await ctx.db.mailbox.updateMany({ where: { id: ids.mailbox }, data: { provenAt: null } })
      return askForProof(ctx, ids.mailbox)
    },
  },
  {
    name: 'pauseMailbox',
    least: 'admin',
    audit: 'mailbox.pause',
    run: (ctx, ids) => pauseMailbox(ctx, ids.mailbox),
  },
  {
    name: 'previewDisconnection',
    least: 'admin',
    audit: null,
    run: (ctx, ids) => previewDisconnection(ctx, ids.mailbox),
  },
  {
    name: 'disconnectMailbox',
    least: 'admin',
    audit: 'mailbox.disconnect',
    run: (ctx, ids) => disconnectMailbox(ctx, ids.mailbox),
  },
  {
    name: 'readAlarmWebhook',
    least: 'admin',
    audit: null,
    named: false,
    run: (ctx) => readAlarmWebhook(ctx),
  },
  {
    name: 'changeAlarmWebhook',
    least: 'admin',
    audit: 'alarm_webhook.change',
    named: false,
    run: (ctx) => changeAlarmWebhook(ctx, { url: 'https://hooks.example' }),
  },
  {
    name: 'removeAlarmWebhook',
    least: 'admin',
    audit: null,
    named: false,
    run: (ctx) => removeAlarmWebhook(ctx),
  },
  { name: 'syncNow', least: 'admin', audit: null, run: (ctx, ids) => syncNow(ctx, ids.mailbox) },
]

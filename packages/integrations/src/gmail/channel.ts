import { env } from '@frontdesk/runtime/env'
import type { Channel, ChannelOptions, Identity, Watch } from '../channel.ts'
import { type Ask, openApi, units } from './api.ts'
import { fetchHistory, startHistory } from './changes.ts'
import { findSent } from './find-sent.ts'
import { fetchMail, listMails } from './mails.ts'
import { send } from './send.ts'

/** The API takes 35 MB of raw mail: developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages/send. */
const maxMailBytes = 35 * 1024 * 1024

/** A mailbox of Gmail or Google Workspace. */
export function openGmail(options: ChannelOptions): Channel {
  const ask = openApi(options)
  return {
    identify: () => identify(ask),
    start: () => startHistory(ask),
    fetchChanges: (cursor) => fetchHistory(ask, cursor),
    listMails: (page) => listMails(ask, page),
    fetchMail: (id, keep) => fetchMail(ask, id, keep),
    send: (mail) => send(ask, options.address, mail),
    findSent: (messageId) => findSent(ask, options.address, messageId),
    mark: (id, marks) => mark(ask, id, marks),
    watch: () => watch(ask),
    unwatch: async () => {
      await ask(units.stop, (api, call) => api.users.stop({ userId: 'me' }, call))
    },
    waitForChange: null,
    close: async () => undefined,
  }
}

async function identify(ask: Ask): Promise<Identity> {
  const profile = await ask(units.profile, (api, options) => api.users.getProfile({ userId: 'me' }, options))
  const address = (profile.emailAddress ?? '').toLowerCase()
  const { sendAs = [] } = await ask(units.sendAs, (api, options) =>
    api.users.settings.sendAs.list({ userId: 'me' }, options),
  )
  const own = sendAs.find((one) => one.sendAsEmail?.toLowerCase() === address)
  return {
    address,
    name: own?.displayName ?? '',
    aliases: sendAs.flatMap(({ sendAsEmail, displayName, verificationStatus }) =>
      sendAsEmail && sendAsEmail.toLowerCase() !== address
        ? [
            {
              address: sendAsEmail.toLowerCase(),
              name: displayName ?? '',
              verified: verificationStatus === 'accepted',
            },
          ]
        : [],
    ),
    maxMailBytes,
  }
}

async function mark(ask: Ask, id: string, marks: { read?: boolean; archived?: boolean }): Promise<void> {
  const wanted = [
    ['UNREAD', marks.read === undefined ? undefined : !marks.read],
    ['INBOX', marks.archived === undefined ? undefined : !marks.archived],
  ] as const
  const add = wanted.filter(([, on]) => on === true).map(([label]) => label)
  const remove = wanted.filter(([, on]) => on === false).map(([label]) => label)
  if (add.length + remove.length === 0) return
  const requestBody = { addLabelIds: [...add], removeLabelIds: [...remove] }
  await ask(units.modify, (api, options) =>
    api.users.messages.modify({ userId: 'me', id, requestBody }, options),
  )
}

/** Gmail calls through Pub/Sub, to a topic of this installation; it forgets after seven days unless asked again. */
async function watch(ask: Ask): Promise<Watch | null> {
  const topicName = env.GMAIL_PUBSUB_TOPIC
  if (!topicName) return null
  const answer = await ask(units.watch, (api, options) =>
    api.users.watch({ userId: 'me', requestBody: { topicName, labelIds: ['INBOX', 'SENT'] } }, options),
  )
  return {
    expiresAt: new Date(Number(answer.expiration ?? 0)),
    details: { historyId: answer.historyId ?? '' },
  }
}

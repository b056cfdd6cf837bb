import type { gmail_v1 } from 'googleapis/build/src/apis/gmail/index.js'
import { type Change, type Changes, ChannelFailure, type Cursor, type FailureKind } from '../channel.ts'
import { type Ask, units } from './api.ts'
import { toRef } from './mails.ts'

type Place = { historyId: string; pageToken?: string }

/** The present moment. */
export async function startHistory(ask: Ask): Promise<Cursor> {
  const { historyId } = await ask(units.profile, (api, options) =>
    api.users.getProfile({ userId: 'me' }, options),
  )
  if (!historyId) throw new ChannelFailure('unavailable', 'Gmail did not say where its history stands')
  return { historyId }
}

/**
 * A page of what happened since. The place moves on only with the last page; should Gmail no longer know the page
 * in between, the same history begins again. It forgets history after a week or so and then answers 404.
 */
export async function fetchHistory(ask: Ask, cursor: Cursor): Promise<Changes> {
  const { historyId, pageToken } = cursor as Place
  const answer = await listHistory(ask, historyId, pageToken)
    .catch((error: unknown) => {
      if (pageToken === undefined || !isKind(error, 'refused')) throw error
      return listHistory(ask, historyId)
    })
    .catch((error: unknown) => {
      if (!isKind(error, 'missing')) throw error
      throw new ChannelFailure('cursor_expired', 'Google no longer knows where we left off', { cause: error })
    })
  const changes = toldOnce((answer.history ?? []).flatMap(changesOf))
  const next = answer.nextPageToken
  if (next) return { changes, cursor: { historyId, pageToken: next }, more: true }
  return { changes, cursor: { historyId: answer.historyId ?? historyId }, more: false }
}

function listHistory(ask: Ask, startHistoryId: string, pageToken?: string) {
  return ask(units.history, (api, options) =>
    api.users.history.list(
      { userId: 'me', startHistoryId, historyTypes, maxResults: 200, ...(pageToken ? { pageToken } : {}) },
      options,
    ),
  )
}

function isKind(error: unknown, kind: FailureKind): boolean {
  return error instanceof ChannelFailure && error.kind === kind
}

const historyTypes = ['messageAdded', 'messageDeleted', 'labelAdded', 'labelRemoved']

/** A mail that came and went back and forth within a page has arrived but once. */
function toldOnce(changes: Change[]): Change[] {
  const told = new Set<string>()
  return changes.filter((change) => {
    if (change.type !== 'arrived') return true
    const first = !told.has(change.mail.id)
    told.add(change.mail.id)
    return first
  })
}

const marks = new Set(['UNREAD', 'INBOX', 'SENT'])

function changesOf({
  messagesAdded,
  messagesDeleted,
  labelsAdded,
  labelsRemoved,
}: gmail_v1.Schema$History): Change[] {
  const added = (messagesAdded ?? []).flatMap(({ message }) => arrived(message))
  const labelled = [...(labelsAdded ?? []), ...(labelsRemoved ?? [])]
    .filter(({ labelIds }) => (labelIds ?? []).some((label) => marks.has(label)))
    .flatMap(({ message }) => marked(message))
  // What comes back from spam or the bin was not taken when it arrived.
  const freed = (labelsRemoved ?? [])
    .filter(({ labelIds }) => (labelIds ?? []).some((label) => label === 'SPAM' || label === 'TRASH'))
    .flatMap(({ message }) => arrived(message))
  const gone = (messagesDeleted ?? []).flatMap(({ message }): Change[] =>
    message?.id ? [{ type: 'gone', id: message.id }] : [],
  )
  return [...added, ...freed, ...labelled, ...gone]
}

function arrived(message: gmail_v1.Schema$Message | undefined): Change[] {
  const mail = message ? toRef(message) : null
  return mail ? [{ type: 'arrived', mail }] : []
}

function marked(message: gmail_v1.Schema$Message | undefined): Change[] {
  const mail = message ? toRef(message) : null
  return mail ? [{ type: 'marked', id: mail.id, read: mail.read, archived: mail.archived }] : []
}

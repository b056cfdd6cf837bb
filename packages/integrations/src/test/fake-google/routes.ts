import { randomUUID } from 'node:crypto'
import { readRawMail } from '../../email/mime/raw-headers.ts'
import { parseMail } from '../../email/parse-mail.ts'
import { type Answer, type Asked, json } from '../provider-answer.ts'
import { readUpload } from './read-upload.ts'
import { type Account, addMail, type HistoryEntry, relabel, removeMail, type StoredMail } from './state.ts'

/** Everything below /gmail/v1/users/me that mail needs. */
export async function gmail(account: Account, asked: Asked): Promise<Answer> {
  const upload = asked.path[0] === 'upload'
  const [noun, id, action] = asked.path.slice(upload ? 5 : 4)
  if (noun === 'profile') return { status: 200, body: profile(account) }
  if (noun === 'settings') return { status: 200, body: { sendAs: sendAs(account) } }
  if (noun === 'history') return history(account, asked)
  if (noun === 'watch') return watch(account, asked)
  if (noun === 'stop') return { status: 204 }
  if (noun !== 'messages') return refused(404, 'notFound')
  if (id === undefined) return list(account, asked)
  if (id === 'send') return send(account, asked)
  const mail = account.mails.get(id)
  if (!mail) return refused(404, 'notFound')
  if (action === 'modify') {
    const { addLabelIds = [], removeLabelIds = [] } = json(asked) as Record<string, string[]>
    relabel(account, mail, addLabelIds, removeLabelIds)
    return { status: 200, body: view(mail) }
  }
  if (asked.method === 'DELETE') {
    removeMail(account, mail)
    return { status: 204 }
  }
  return { status: 200, body: { ...view(mail), ...inFormat(mail, asked.query) } }
}

function inFormat({ raw }: StoredMail, query: URLSearchParams) {
  const format = query.get('format')
  if (format === 'raw') return { raw: Buffer.from(raw).toString('base64url') }
  if (format !== 'metadata') return {}
  const wanted = query.getAll('metadataHeaders').map((name) => name.toLowerCase())
  const headers = readRawMail(raw).headers.filter(({ name }) => wanted.includes(name))
  return { payload: { headers } }
}

export function refused(status: number, reason: string, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers,
    body: { error: { code: status, message: `${reason}, as asked for`, errors: [{ reason }] } },
  }
}

function view({ id, threadId, labels, at }: StoredMail) {
  return { id, threadId, labelIds: [...labels], internalDate: String(at.getTime()) }
}

function profile(account: Account) {
  return {
    emailAddress: account.address,
    historyId: String(account.nextHistory),
    messagesTotal: account.mails.size,
  }
}

function sendAs({ address, name, aliases }: Account) {
  return [
    { sendAsEmail: address, displayName: name, isPrimary: true },
    ...aliases.map((alias) => ({
      sendAsEmail: alias.address,
      displayName: '',
      verificationStatus: alias.accepted ? 'accepted' : 'pending',
    })),
  ]
}

function list(account: Account, asked: Asked): Answer {
  const q = asked.query.get('q') ?? ''
  const after = Number(/after:(\d+)/.exec(q)?.[1] ?? 0) * 1_000
  const wanted = /rfc822msgid:(\S+)/.exec(q)?.[1]
  const found = [...account.mails.values()]
    .filter(({ labels }) => !['DRAFT', 'CHAT', 'SPAM', 'TRASH'].some((label) => labels.has(label)))
    .filter(({ labels }) => !/(?<!-)in:sent/.test(q) || labels.has('SENT'))
    .filter(({ at, messageId }) => at.getTime() >= after && (!wanted || messageId === `<${wanted}>`))
    .sort((a, b) => b.at.getTime() - a.at.getTime())
  const from = Number(asked.query.get('pageToken') ?? 0)
  const size = Number(asked.query.get('maxResults') ?? 100)
  const page = found.slice(from, from + size)
  const more = from + size < found.length
  return {
    status: 200,
    body: {
      messages: page.map(({ id, threadId }) => ({ id, threadId })),
      resultSizeEstimate: found.length,
      ...(more ? { nextPageToken: String(from + size) } : {}),
    },
  }
}

const historyPage = 50

function history(account: Account, asked: Asked): Answer {
  const start = Number(asked.query.get('startHistoryId'))
  if (!Number.isInteger(start) || start < account.forgotten || start > account.nextHistory)
    return refused(404, 'notFound')
  const entries = account.history.filter((entry) => entry.id > start)
  const from = Number(asked.query.get('pageToken') ?? 0)
  const page = entries.slice(from, from + historyPage)
  const more = from + historyPage < entries.length
  return {
    status: 200,
    body: {
      history: page.map(entryView),
      historyId: String(account.nextHistory),
      ...(more ? { nextPageToken: String(from + historyPage) } : {}),
    },
  }
}

function entryView({ id, kind, mail, labelIds }: HistoryEntry) {
  const message = { id: mail.id, threadId: mail.threadId, labelIds: mail.labels }
  return { id: String(id), [kind]: [{ message, ...(labelIds.length > 0 ? { labelIds } : {}) }] }
}

async function send(account: Account, asked: Asked): Promise<Answer> {
  const { raw, threadId } = readUpload(asked)
  if (threadId && ![...account.mails.values()].some((mail) => mail.threadId === threadId))
    return refused(404, 'notFound')
  const parsed = await parseMail(raw)
  const recipients = [...parsed.to, ...parsed.cc, ...parsed.bcc].map(({ address }) => address)
  const text = Buffer.from(raw)
    .toString('latin1')
    .replace(/^bcc:.*(?:\r?\n[ \t].*)*\r?\n/im, '')
  const clean = Buffer.from(account.renames ? renamed(text) : text, 'latin1')
  account.sent.push({ raw: clean, recipients })
  const mail = addMail(account, clean, { labels: ['SENT'], ...(threadId ? { threadId } : {}) })
  return { status: 200, body: view(mail) }
}

/** Neither its recipients nor a later look at it tell the Message-ID the mail came with. */
function renamed(text: string): string {
  return text.replace(
    /^message-id:.*(?:\r?\n[ \t].*)*$/im,
    `Message-ID: <${randomUUID()}@mail.gmail.example>`,
  )
}

function watch(account: Account, asked: Asked): Answer {
  account.watchedTopic = String(json(asked).topicName)
  const expiration = String(Date.now() + 7 * 86_400_000)
  return { status: 200, body: { historyId: String(account.nextHistory), expiration } }
}

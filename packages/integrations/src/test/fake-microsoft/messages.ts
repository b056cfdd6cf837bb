import { buildMail } from '../../email/build-mail.ts'
import { parseMail } from '../../email/parse-mail.ts'
import { type Answer, type Asked, failure, json } from '../provider-answer.ts'
import { asFolder, view } from './folders.ts'
import {
  type Account,
  addMail,
  moveMail,
  newId,
  type Recipient,
  removeMail,
  type StoredMail,
  touch,
} from './state.ts'

/** A request of more than this is refused, as Graph does; larger files go by upload session. */
const requestLimit = 4 * 1024 * 1024

type Route = (account: Account, asked: Asked, mail: StoredMail) => Answer | Promise<Answer>

/** Everything below /me/messages. */
export async function messages(account: Account, asked: Asked): Promise<Answer> {
  if (asked.body.length > requestLimit) return failure(413, 'RequestEntityTooLarge')
  const [, , , id, action, more] = asked.path
  if (id === undefined)
    return asked.method === 'POST' ? createDraft(account, asked) : failure(405, 'NotAllowed')
  const mail = account.mails.get(id)
  if (!mail) return failure(404, 'ErrorItemNotFound')
  const route = routes[[asked.method, action, more].filter(Boolean).join(' ')]
  return route ? route(account, asked, mail) : failure(404, 'UnknownRoute')
}

const routes: Record<string, Route> = {
  GET: (_, __, mail) => ({ status: 200, body: view(mail) }),
  'GET $value': (_, __, mail) => ({ status: 200, body: mail.raw }),
  PATCH: patch,
  DELETE: (account, _, mail) => {
    removeMail(account, mail)
    return { status: 204 }
  },
  'POST send': send,
  'POST move': (account, asked, mail) => {
    const folder = asFolder(String(json(asked).destinationId))
    if (!folder) return failure(400, 'ErrorInvalidIdMalformed')
    moveMail(account, mail, folder)
    return { status: 201, body: view(mail) }
  },
  'POST attachments': (_, asked, mail) => {
    const { name, contentType, contentId, isInline, contentBytes } = json(asked) as Record<string, string>
    const content = Buffer.from(contentBytes ?? '', 'base64')
    mail.files.push({
      name: name ?? '',
      contentType: contentType ?? '',
      isInline: Boolean(isInline),
      content,
      ...(contentId ? { contentId } : {}),
    })
    return { status: 201, body: { id: newId() } }
  },
  'POST attachments createUploadSession': (account, asked, mail) => {
    const item = json(asked).AttachmentItem as { name: string; contentType: string; size: number }
    const id = newId().replaceAll(/[^A-Za-z0-9]/g, '')
    const file = {
      name: item.name,
      contentType: item.contentType,
      isInline: false,
      content: new Uint8Array(),
    }
    account.uploads.set(id, { mailId: mail.id, file, size: item.size, received: [] })
    return {
      status: 201,
      body: { uploadUrl: `${asked.origin}/uploads/${encodeURIComponent(account.address)}/${id}` },
    }
  },
}

async function createDraft(account: Account, asked: Asked): Promise<Answer> {
  if (!String(asked.headers['content-type']).startsWith('text/plain')) {
    const head = json(asked)
    const mail = addMail(account, 'drafts', new Uint8Array())
    mail.head = head
    mail.subject = String(head.subject ?? '')
    mail.internetMessageId = String(head.internetMessageId)
    return { status: 201, body: view(mail) }
  }
  const raw = Buffer.from(asked.body.toString(), 'base64')
  return { status: 201, body: view(addMail(account, 'drafts', raw)) }
}

function patch(account: Account, asked: Asked, mail: StoredMail): Answer {
  const change = json(asked)
  if (typeof change.isRead === 'boolean') mail.isRead = change.isRead
  if (Array.isArray(change.bccRecipients)) mail.bcc = addresses(change.bccRecipients)
  touch(account, mail)
  return { status: 200, body: view(mail) }
}

async function send(account: Account, _: Asked, mail: StoredMail): Promise<Answer> {
  if (mail.folder !== 'drafts') return failure(400, 'ErrorInvalidOperation')
  if (mail.head) mail.raw = await compose(account, mail)
  const { to, cc } = await parseMail(mail.raw)
  const recipients = [...to, ...cc].map((person) => person.address)
  account.sent.push({ raw: mail.raw, recipients: [...recipients, ...mail.bcc] })
  moveMail(account, mail, 'sentitems')
  return { status: 202 }
}

function compose(account: Account, mail: StoredMail): Promise<Uint8Array> {
  const head = mail.head as {
    subject: string
    body: { contentType: string; content: string }
    toRecipients: Recipient[]
    ccRecipients: Recipient[]
    singleValueExtendedProperties: { id: string; value: string }[]
  }
  const property = (id: string) => head.singleValueExtendedProperties.find((one) => one.id === id)?.value
  const inReplyTo = property('String 0x1042')
  return buildMail({
    messageId: mail.internetMessageId,
    date: new Date(),
    from: { name: '', address: account.address },
    to: people(head.toRecipients),
    cc: people(head.ccRecipients),
    subject: head.subject,
    text: head.body.contentType === 'text' ? head.body.content : '',
    ...(head.body.contentType === 'html' ? { html: head.body.content } : {}),
    ...(inReplyTo ? { inReplyTo } : {}),
    references: property('String 0x1039')?.split(' ') ?? [],
    attachments: mail.files.map(({ name, contentType, content }) => ({
      filename: name,
      contentType,
      content,
    })),
  })
}

const people = (list: Recipient[]) =>
  list.map(({ emailAddress }) => ({ name: emailAddress.name ?? '', address: emailAddress.address }))

const addresses = (list: Recipient[]) => list.map(({ emailAddress }) => emailAddress.address)

/** PUT of a piece of a file; the last one completes it. */
export function upload(account: Account, asked: Asked): Answer {
  const session = account.uploads.get(asked.path[2] ?? '')
  if (!session) return failure(404, 'UploadSessionNotFound')
  const have = session.received.reduce((sum, piece) => sum + piece.length, 0)
  const range = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(String(asked.headers['content-range']))
  if (Number(range?.[1]) !== have || Number(range?.[3]) !== session.size) return failure(416, 'InvalidRange')
  session.received.push(asked.body)
  if (have + asked.body.length < session.size)
    return { status: 200, body: { nextExpectedRanges: [`${have + asked.body.length}-`] } }
  session.file.content = Buffer.concat(session.received)
  account.mails.get(session.mailId)?.files.push(session.file)
  return { status: 201, body: {} }
}

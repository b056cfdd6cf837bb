import type { ImapFlow } from 'imapflow'
import { ChannelFailure, type ChannelOptions, type OutgoingMail, type SentMail } from '../../channel.ts'
import type { SmtpLogin, SmtpServer } from '../../smtp/connect.ts'
import { withWhole } from '../../smtp/raw-source.ts'
import { type SmtpResult, sendSmtp } from '../../smtp/send.ts'
import { checkServer, type Limits } from '../connection/connect.ts'
import { asFailure } from '../connection/failures.ts'
import type { Pool } from '../connection/pool.ts'
import { type Copy, confirmCopy, dropCopies, findCopies, placeCopy } from './sent-copy.ts'

type Sending = {
  options: ChannelOptions
  limits: Limits
  pool: Pool
  /** the folder for sent mail, made when there is none */
  sentFolder: () => Promise<string>
}

/** These put a copy among the sent mail themselves. */
const savesItself = /(^|\.)(gmail\.com|googlemail\.com|office365\.com|outlook\.com|hotmail\.com|live\.com)$/i

/**
 * Sends by SMTP. A copy marked as a draft is put among the sent mail before the first byte leaves, and loses that mark
 * when the server has taken the mail: so what is found there later says truly whether the mail left.
 */
export async function sendMail(sending: Sending, mail: OutgoingMail): Promise<SentMail> {
  const { options, pool } = sending
  const folder = await sending.sentFolder()
  const server = options.settings.smtp
  const saved = savesItself.test(server?.host ?? '')
  if (saved) return leave(sending, mail, folder, async () => null)
  await pool.use(async (client) => dropCopies(client, folder, await drafts(client, folder, mail)))
  // The client takes a copy as a whole; there is memory for it before the server begins to wait for the mail.
  return withWhole(mail.raw, 2, (bytes, letGo) =>
    leave(sending, mail, folder, async () => {
      const copy = await pool.use((client) => placeCopy(client, folder, bytes), appending(sending))
      letGo()
      return copy
    }),
  )
}

async function leave(
  sending: Sending,
  mail: OutgoingMail,
  folder: string,
  place: () => Promise<Copy | null>,
): Promise<SentMail> {
  const { pool } = sending
  let copy: Copy | null = null
  const onDataStart = async () => {
    await mail.onDataStart?.()
    copy = await place()
  }
  try {
    const { rejected, refusals } = await transmit(sending, { ...mail, onDataStart })
    const id = await pool.use((client) => confirmCopy(client, folder, mail.messageId, copy)).catch(() => null)
    return { id, threadId: null, rejected, refusals }
  } catch (error) {
    const failure = asFailure(error)
    if (failure.sure)
      await pool
        .use(async (client) => dropCopies(client, folder, await drafts(client, folder, mail)))
        .catch(() => undefined)
    throw failure
  }
}

const appending = ({ limits }: Sending) => ({ timeoutMs: limits.sendMs, repeatable: false })

async function drafts(client: ImapFlow, folder: string, { messageId }: OutgoingMail): Promise<Copy[]> {
  return (await findCopies(client, folder, messageId)).filter((copy) => copy.draft)
}

/** Looks among the sent mail. A copy whose mail may or may not have left is neither found nor absent. */
export async function findSentMail(
  pool: Pool,
  folder: string | null,
  messageId: string,
): Promise<SentMail | null> {
  if (folder === null) return null
  const copies = await pool.use((client) => findCopies(client, folder, messageId))
  const left = copies.find((copy) => !copy.draft)
  if (left) return { id: left.id, threadId: null, rejected: [] }
  if (copies.length === 0) return null
  throw new ChannelFailure(
    'unavailable',
    'The mail was cut off while it left, and nobody can tell whether it did',
    {
      sure: false,
    },
  )
}

async function transmit(sending: Sending, mail: OutgoingMail): Promise<SmtpResult> {
  const { options, limits } = sending
  const hand = async (login: SmtpLogin) =>
    sendSmtp({
      url: await serverOf(options, limits, login),
      envelope: { from: mail.from, to: mail.recipients },
      raw: mail.raw,
      timeoutMs: limits.sendMs,
      deadlineMs: limits.sendAllMs,
      ...(mail.onDataStart ? { onDataStart: mail.onDataStart } : {}),
    })
  const user = options.settings.smtp?.user ?? ''
  if (options.password !== null) return hand({ user, password: options.password })
  const accessToken = await options.accessToken()
  try {
    return await hand({ user, accessToken })
  } catch (error) {
    if (asFailure(error).kind !== 'access_lost') throw error
    return hand({ user, accessToken: await options.accessToken(accessToken) })
  }
}

/** The SMTP server at an address that was checked, with its name kept for the certificate. */
export async function serverOf(
  options: ChannelOptions,
  limits: Limits,
  login: SmtpLogin,
): Promise<SmtpServer> {
  const { smtp } = options.settings
  if (!smtp) throw new ChannelFailure('refused', 'The mailbox has no SMTP server')
  const { addresses, port, servername } = await checkServer(smtp)
  return {
    host: addresses[0]?.address ?? '',
    port,
    security: smtp.security,
    servername,
    login,
    ca: limits.ca,
  }
}

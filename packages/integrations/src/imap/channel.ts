import type { ImapFlow } from 'imapflow'
import type { Channel, ChannelOptions, Identity } from '../channel.ts'
import { fetchFolderChanges, type ImapCursor, startCursor } from './changes/fetch-changes.ts'
import { connectImap, type Limits, usualLimits } from './connection/connect.ts'
import { newPool, type Pool } from './connection/pool.ts'
import { fetchMail } from './fetch-mail.ts'
import { type Folders, findFolders, listFolders } from './folders.ts'
import { listMails } from './listing.ts'
import { markMail } from './mark.ts'
import { findSentMail, sendMail } from './sending/send.ts'
import { askSmtpLimit } from './sending/smtp-limit.ts'
import { waitForChange } from './wait.ts'

/** A mailbox at any mail server, through IMAP for reading and SMTP for sending. */
export function openImap(options: ChannelOptions, limits: Limits = usualLimits): Channel {
  const pool = newPool(() => connectImap(options, limits), limits)
  const folders = rememberFolders(pool, options)
  let seen: ImapCursor | null = null
  const use = async <T>(work: (client: ImapFlow, found: Folders) => Promise<T>): Promise<T> => {
    await options.spend(1)
    const found = await folders.get()
    try {
      return await pool.use((client) => work(client, found))
    } catch (error) {
      // Perhaps a folder was removed or renamed meanwhile.
      folders.forget()
      throw error
    }
  }
  const note = <T extends { folders: unknown }>(cursor: T): T => {
    seen = cursor as unknown as ImapCursor
    return cursor
  }
  return {
    identify: () => identify(pool, options, limits),
    start: async () => note((await use(startCursor)) as never),
    fetchChanges: async (cursor) => {
      const changes = await use((client, found) => fetchFolderChanges(client, found, cursor))
      note(changes.cursor as never)
      return changes
    },
    listMails: (page) => use((client, found) => listMails(client, found, page)),
    fetchMail: async (id, keep) => {
      await options.spend(1)
      return fetchMail(pool, await folders.get(), id, keep)
    },
    send: async (mail) => {
      await options.spend(1)
      return sendMail({ options, limits, pool, sentFolder: folders.sent }, mail)
    },
    findSent: async (messageId) => {
      await options.spend(1)
      return findSentMail(pool, (await folders.get()).sent, messageId)
    },
    mark: async (id, marks) => {
      if (await use((client, found) => markMail(client, found, id, marks))) folders.forget()
    },
    listFolders: async () => {
      await options.spend(1)
      return pool.use(listFolders)
    },
    watch: async () => null,
    unwatch: async () => undefined,
    waitForChange: (signal) => waitForChange(pool, () => inboxOf(seen), limits, signal),
    close: () => pool.close(),
  }
}

function inboxOf(cursor: ImapCursor | null) {
  const inbox = cursor?.folders.INBOX
  return inbox ? { validity: inbox.v, uidNext: inbox.next, modseq: inbox.modseq, exists: inbox.exists } : null
}

async function identify(pool: Pool, options: ChannelOptions, limits: Limits): Promise<Identity> {
  await options.spend(1)
  await pool.use((client) => client.mailboxOpen('INBOX', { readOnly: true }))
  const maxMailBytes = await askSmtpLimit(options, limits)
  return { address: options.address.toLowerCase(), name: '', aliases: [], maxMailBytes }
}

/** Folders hardly ever change, so they are listed once for each channel. */
function rememberFolders(pool: Pool, { settings }: ChannelOptions) {
  let found: Promise<Folders> | null = null
  const forget = () => {
    found = null
  }
  const get = () => {
    found ??= pool
      .use((client) => findFolders(client, settings.folders))
      .catch((error: unknown) => {
        forget()
        throw error
      })
    return found
  }
  const sent = async (): Promise<string> => {
    const known = (await get()).sent
    if (known !== null) return known
    const made = await pool.use((client) => client.mailboxCreate('Sent'))
    forget()
    return made.path
  }
  return { get, forget, sent }
}

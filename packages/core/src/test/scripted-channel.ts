import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import {
  type Change,
  type Channel,
  ChannelFailure,
  type ChannelKind,
  type Identity,
  type MailFolder,
  type MailRef,
  type OutgoingMail,
} from '@frontdesk/integrations/channel'
import { channels } from '@frontdesk/integrations/channels'
import { parseMail } from '@frontdesk/integrations/email/parse-mail'
import { newId } from '@frontdesk/runtime/id'

type Method = Exclude<keyof Channel, 'waitForChange'>

/** What a call meets: a failure, silence, or an answer that is lost after the effect happened. */
type Trouble = {
  on: Method
  about?: string
  error?: ChannelFailure
  hang?: boolean
  lost?: boolean
  /** what happens elsewhere at that moment */
  meanwhile?: () => unknown
  times: number
}

type Stored = { ref: MailRef; raw: Uint8Array }

export type ScriptedProvider = ReturnType<typeof newScriptedProvider>

/** A provider in memory that does what a test tells it, with every call it was asked for. */
export function newScriptedProvider({ pageSize = 100, speaks = false } = {}) {
  const mails = new Map<string, Stored>()
  const log: Change[] = []
  const troubles: Trouble[] = []
  const calls: { method: Method; about: string | null }[] = []
  const sent: OutgoingMail[] = []
  let era = 0

  const store = (raw: Uint8Array, fields: Partial<MailRef> = {}): string => {
    const id = fields.id ?? newId()
    const ref = { id, threadId: null, sent: false, read: false, archived: false, at: new Date(), ...fields }
    mails.set(id, { ref, raw })
    return id
  }
  const arrive = (raw: Uint8Array, fields: Partial<MailRef> = {}): string => {
    const id = store(raw, fields)
    const found = mails.get(id)
    if (found) log.push({ type: 'arrived', mail: found.ref })
    return id
  }

  const waiting = new Set<() => void>()
  const told = (signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      waiting.add(resolve)
      signal.addEventListener('abort', () => resolve(), { once: true })
    })

  /** Meets the trouble that waits for this call, does it, and loses the answer where that was asked for. */
  async function call<T>(method: Method, about: string | null, run: () => Promise<T> | T): Promise<T> {
    calls.push({ method, about })
    const index = troubles.findIndex(
      (one) => one.on === method && (one.about === undefined || one.about === about),
    )
    const trouble = troubles[index]
    if (!trouble) return run()
    trouble.times -= 1
    if (trouble.times <= 0) troubles.splice(index, 1)
    await trouble.meanwhile?.()
    if (trouble.hang) return new Promise<never>(() => undefined)
    if (trouble.error && !trouble.lost) throw trouble.error
    const result = await run()
    if (trouble.lost) throw new ChannelFailure('unavailable', 'The answer was lost', { sure: false })
    return result
  }

  const newestFirst = () =>
    [...mails.values()].map(({ ref }) => ref).sort((a, b) => (b.at?.getTime() ?? 0) - (a.at?.getTime() ?? 0))

  const identity: Identity = { address: '', name: '', aliases: [], maxMailBytes: 25 * 1024 * 1024 }
  const folders: MailFolder[] = []

  const open = (): Channel => ({
    identify: () => call('identify', null, () => identity),
    listFolders: () => call('listFolders', null, () => folders),
    start: () => call('start', null, () => ({ era, at: log.length })),
    fetchChanges: (cursor) =>
      call('fetchChanges', null, () => {
        if (cursor.era !== era) throw new ChannelFailure('cursor_expired', 'That was too long ago')
        const from = Number(cursor.at)
        const changes = log.slice(from, from + pageSize)
        const at = from + changes.length
        return { changes, cursor: { era, at }, more: at < log.length }
      }),
    listMails: ({ page, since, limit }) =>
      call('listMails', page, () => {
        const all = newestFirst().filter(({ at }) => since === null || (at !== null && at >= since))
        const from = page === null ? 0 : all.findIndex(({ id }) => id === page) + 1
        const listed = all.slice(from, from + Math.min(limit, pageSize))
        const ends = from + listed.length >= all.length
        return { mails: listed, next: ends ? null : (listed.at(-1)?.id ?? null), total: all.length }
      }),
    fetchMail: (id, keep) =>
      call('fetchMail', id, async () => {
        const found = mails.get(id)
        if (!found) throw new ChannelFailure('missing', 'It is gone')
        return { ...found.ref, kept: await keep(Readable.from([found.raw]), found.raw.byteLength) }
      }),
    send: (mail) =>
      call('send', mail.messageId, async () => {
        await mail.onDataStart?.()
        sent.push(mail)
        const raw = await buffer(await mail.raw.open())
        const id = arrive(raw, { sent: true, threadId: mail.threadId })
        return { id, threadId: mail.threadId, rejected: [] }
      }),
    findSent: (messageId) =>
      call('findSent', messageId, async () => {
        for (const { ref, raw } of mails.values()) {
          if (ref.sent && (await parseMail(raw)).messageId === messageId)
            return { id: ref.id, threadId: ref.threadId, rejected: [] }
        }
        return null
      }),
    mark: (id, marks) =>
      call('mark', id, () => {
        const found = mails.get(id)
        if (!found) throw new ChannelFailure('missing', 'It is gone')
        Object.assign(found.ref, marks)
      }),
    watch: () => call('watch', null, () => ({ expiresAt: new Date(Date.now() + 86_400_000), details: {} })),
    unwatch: () => call('unwatch', null, () => undefined),
    waitForChange: speaks ? (signal) => told(signal) : null,
    close: async () => undefined,
  })

  return {
    mails,
    log,
    calls,
    sent,
    identity,
    folders,
    /** A mail that was there before anybody looked. */
    store,
    /** A mail that comes now, and is told of as a change. */
    arrive,
    change: (change: Change) => log.push(change),
    /** From now on what happened before is forgotten. */
    forget: () => {
      era += 1
      log.splice(0)
    },
    /** Says to all who listen that something changed. */
    speak: () => {
      for (const resolve of waiting) resolve()
      waiting.clear()
    },
    listeners: () => waiting.size,
    /** Every mail under a new id, as after a change of UIDVALIDITY. */
    renumber: () => {
      const all = [...mails.values()]
      mails.clear()
      for (const { ref, raw } of all) store(raw, { ...ref, id: newId() })
    },
    meet: (trouble: Omit<Trouble, 'times'> & { times?: number }) => troubles.push({ times: 1, ...trouble }),
    calm: () => troubles.splice(0),
    called: (method: Method) => calls.filter((one) => one.method === method).length,
    open,
  }
}

/** Puts providers of the test's own in the place of one kind, told apart by the address of the mailbox. */
export function useProviders(kind: ChannelKind, providers: Map<string, ScriptedProvider>): void {
  channels[kind] = {
    load: async () => (options) => {
      const provider = providers.get(options.address)
      if (!provider) throw new Error(`No provider was made for ${options.address}`)
      return provider.open()
    },
    oauth: kind === 'outlook' ? 'microsoft' : kind === 'gmail' ? 'google' : null,
    authority: null,
  }
}

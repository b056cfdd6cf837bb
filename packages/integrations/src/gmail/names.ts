import { ChannelFailure } from '../channel.ts'
import { ownIdHeader, ownIds } from '../email/own-id.ts'
import { type Ask, units } from './api.ts'

/** The Message-IDs of a sent mail: ours, and the one its recipients know it by. Empty where it has none. */
export type Names = { own: string; given: string }

const nameless: Names = { own: '', given: '' }

/** What was read of mails already looked at, which never changes: asking again costs only what is new. */
const namesRead = new Map<string, Names>()
const mostKept = 5_000

/** A mail deleted meanwhile has no names any more. */
export async function readNames(ask: Ask, mailbox: string, id: string): Promise<Names> {
  const key = `${mailbox} ${id}`
  const kept = namesRead.get(key)
  if (kept !== undefined) return kept
  const names = await askForNames(ask, id).catch((error: unknown) => {
    if (error instanceof ChannelFailure && error.kind === 'missing') return nameless
    throw error
  })
  for (const oldest of namesRead.keys()) {
    if (namesRead.size < mostKept) break
    namesRead.delete(oldest)
  }
  namesRead.set(key, names)
  return names
}

async function askForNames(ask: Ask, id: string): Promise<Names> {
  const metadataHeaders = [ownIdHeader, 'Message-ID']
  const { payload } = await ask(units.get, (api, options) =>
    api.users.messages.get({ userId: 'me', id, format: 'metadata', metadataHeaders }, options),
  )
  const headers = (payload?.headers ?? []).map(({ name, value }) => ({
    name: name ?? '',
    value: value ?? '',
  }))
  const given = headers.find(({ name }) => name.toLowerCase() === 'message-id')?.value.trim() ?? ''
  return { own: ownIds({ headers, messageId: null })[0] ?? '', given }
}

import type { ExpungeEvent, ImapFlow } from 'imapflow'
import type { FolderState } from '../folders.ts'
import { type Listed, lookUp, searchUids, toListed } from '../mails.ts'
import { type Known, toKnown } from './known.ts'

export type Vanished = { folder: string; uid: number; known: Known | null }
export type Marks = { marked: Listed[]; vanished: Vanished[] }

type Before = { next: number; modseq: string | null; known: Known[] }

/** How far back marks are looked for, in UIDs; also bounds what a server may claim to have lost. */
const furthestBack = 20_000

/**
 * Mail from before the cursor whose marks changed since, and the UIDs the server says are gone: from its
 * mod-sequences where it keeps them (RFC 7162), else by comparing the youngest mails one by one.
 */
export async function findMarked(
  client: ImapFlow,
  state: FolderState,
  { next, modseq, known }: Before,
): Promise<{ mails: Listed[]; vanished: number[] }> {
  if (next <= 1) return { mails: [], vanished: [] }
  if (state.modseq === null || modseq === null)
    return { mails: await compare(client, state, known), vanished: [] }
  if (state.modseq <= BigInt(modseq)) return { mails: [], vanished: [] }
  const lowest = Math.max(1, next - furthestBack)
  const vanished: number[] = []
  const onExpunge = (event: ExpungeEvent) => {
    const { uid } = event
    if (uid !== undefined && uid >= lowest && uid < next && vanished.length < furthestBack) vanished.push(uid)
  }
  client.on('expunge', onExpunge)
  try {
    const query = { uid: true, flags: true, internalDate: true, size: true }
    const options = { uid: true, changedSince: BigInt(modseq) }
    const mails = await client.fetchAll(`${lowest}:${next - 1}`, query, options)
    const listed = mails.map((mail) => toListed(state.path, state.validity, mail))
    return { mails: listed.filter(({ uid }) => uid < next).sort((a, b) => a.uid - b.uid), vanished }
  } finally {
    client.off('expunge', onExpunge)
  }
}

async function compare(client: ImapFlow, state: FolderState, known: readonly Known[]): Promise<Listed[]> {
  const before = new Map(known.map((mail) => [mail.uid, mail]))
  const mails = await lookUp(client, state, [...before.keys()])
  return mails.filter((mail) => {
    const then = before.get(mail.uid)
    const now = toKnown(mail)
    return then !== undefined && (then.seen !== now.seen || then.draft !== now.draft)
  })
}

/** The mails that are gone: those the server names, or the known ones it no longer finds. */
export async function findVanished(
  client: ImapFlow,
  next: number,
  known: readonly Known[],
  named: readonly number[],
): Promise<Vanished[]> {
  const folder = client.mailbox ? client.mailbox.path : ''
  const byUid = new Map(known.map((mail) => [mail.uid, mail]))
  const gone = new Set(named)
  const [first] = known
  if (first) {
    const present = new Set(await searchUids(client, first.uid, next - 1))
    for (const { uid } of known) if (!present.has(uid)) gone.add(uid)
  }
  return [...gone].sort((a, b) => a - b).map((uid) => ({ folder, uid, known: byUid.get(uid) ?? null }))
}

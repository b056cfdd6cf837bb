import type { ImapFlow } from 'imapflow'
import { type Change, type Changes, ChannelFailure, type Cursor } from '../../channel.ts'
import { type FolderState, type Folders, selectFolder } from '../folders.ts'
import { writeId } from '../ids.ts'
import { highestUids, type Listed, lookUp, mergeByDate, searchUids, toRef } from '../mails.ts'
import { findMoved } from './find-moved.ts'
import { findMarked, findVanished, type Marks } from './folder-changes.ts'
import { type Known, mostKnown, readKnown, toKnown, writeKnown } from './known.ts'

/** Where we are in one folder. */
export type FolderCursor = {
  /** UIDVALIDITY: when it changes, no UID means what it did */
  v: string
  /** the UID the next mail gets at least */
  next: number
  /** the mod-sequence up to which marks are known; null where the server keeps none */
  modseq: string | null
  /** how many mails there were */
  exists: number
  /** the youngest mails, in the form of `writeKnown` */
  known: string
}

export type ImapCursor = {
  folders: Record<string, FolderCursor>
  /** the archive when last looked at: what lies above came since */
  archive: { v: string; next: number } | null
  /** there was no folder for sent mail: all that one later holds is new */
  noSent?: true
}

const atATime = 200

/** The present moment. */
export async function startCursor(client: ImapFlow, folders: Folders): Promise<Cursor> {
  const cursor: ImapCursor = {
    folders: {},
    archive: null,
    ...(folders.sent === null ? { noSent: true } : {}),
  }
  for (const path of folders.watched) {
    const state = await selectFolder(client, path)
    const youngest = await lookUp(client, state, await highestUids(client, state.uidNext, mostKnown))
    cursor.folders[path] = toCursor(state, youngest.map(toKnown))
  }
  if (folders.archive !== null) {
    const { validity, uidNext } = await selectFolder(client, folders.archive)
    cursor.archive = { v: validity, next: uidNext }
  }
  return cursor
}

function toCursor(state: FolderState, known: readonly Known[]): FolderCursor {
  const { validity, uidNext, modseq, exists } = state
  return { v: validity, next: uidNext, modseq: modseq?.toString() ?? null, exists, known: writeKnown(known) }
}

type Step = { arrived: Listed[]; marks: Marks; cursor: FolderCursor; more: boolean }

/** What happened in every folder since the cursor: arrivals first, by date, then marks and losses. */
export async function fetchFolderChanges(client: ImapFlow, folders: Folders, from: Cursor): Promise<Changes> {
  const cursor = from as unknown as ImapCursor
  const next: ImapCursor = { ...cursor, folders: {} }
  delete next.noSent
  if (folders.sent === null && cursor.noSent) next.noSent = true
  const steps: Step[] = []
  for (const path of folders.watched) {
    const state = await selectFolder(client, path)
    const before = cursor.folders?.[path] ?? newFolder(cursor, state, path === folders.sent)
    if (before.v !== state.validity)
      throw new ChannelFailure('cursor_expired', 'The mail server has numbered its mail anew')
    const step = await stepThrough(client, state, before)
    steps.push(step)
    next.folders[path] = step.cursor
  }
  const inbox = steps[0]
  const moved = inbox ? await findMoved(client, folders, cursor.archive, inbox.marks.vanished) : null
  if (moved) next.archive = moved.archive
  const arrivals = mergeByDate(
    steps.map(({ arrived }) => arrived.filter((mail) => !mail.draft)),
    false,
  ).map((mail): Change => ({ type: 'arrived', mail: toRef(mail, folders) }))
  const marks = steps.flatMap((step) => markChanges(step, folders, moved?.mails ?? new Map()))
  return { changes: [...arrivals, ...marks], cursor: next, more: steps.some((step) => step.more) }
}

/** A folder the settings named since the cursor was taken is listed as a whole; sent mail that had none is all new. */
function newFolder(cursor: ImapCursor, { validity }: FolderState, isSent: boolean): FolderCursor {
  if (isSent && cursor.noSent) return { v: validity, next: 1, modseq: null, exists: 0, known: '' }
  throw new ChannelFailure('cursor_expired', 'A folder was added since the last fetch')
}

/** One page of arrivals; once all have come, also what happened to older mail. */
async function stepThrough(client: ImapFlow, state: FolderState, before: FolderCursor): Promise<Step> {
  const uids = await searchUids(client, before.next, state.uidNext - 1)
  const page = uids.slice(0, atATime)
  const arrived = await lookUp(client, state, page)
  const known = readKnown(before.known)
  if (page.length < uids.length) {
    const cursor = {
      ...before,
      next: (page.at(-1) ?? before.next) + 1,
      exists: before.exists + page.length,
      known: writeKnown([...known, ...arrived.map(toKnown)]),
    }
    return { arrived, marks: { marked: [], vanished: [] }, cursor, more: true }
  }
  const marked = await findMarked(client, state, { ...before, known })
  const lost = state.exists - uids.length < before.exists
  const vanished = lost ? await findVanished(client, before.next, known, marked.vanished) : []
  const after = new Map([...known, ...arrived.map(toKnown)].map((mail) => [mail.uid, mail]))
  for (const mail of marked.mails) if (after.has(mail.uid)) after.set(mail.uid, toKnown(mail))
  for (const { uid } of vanished) after.delete(uid)
  const cursor = toCursor(state, [...after.values()])
  return { arrived, marks: { marked: marked.mails, vanished }, cursor, more: false }
}

/** A mail that left the inbox for the archive is still there for a reader; one that was a draft is new as sent mail. */
function markChanges(
  { marks, cursor }: Step,
  folders: Folders,
  moved: ReadonlyMap<number, Listed>,
): Change[] {
  const marked = marks.marked
    .filter((mail) => !mail.draft)
    .flatMap((mail): Change[] => {
      const ref = toRef(mail, folders)
      const change: Change = { type: 'marked', id: ref.id, read: ref.read, archived: ref.archived }
      return ref.sent ? [{ type: 'arrived', mail: ref }, change] : [change]
    })
  const gone = marks.vanished.map(({ uid, folder }): Change => {
    const id = writeId({ folder, validity: cursor.v, uid })
    const now = folder === 'INBOX' ? moved.get(uid) : undefined
    return now ? { type: 'marked', id, read: now.seen, archived: true } : { type: 'gone', id }
  })
  return [...marked, ...gone]
}

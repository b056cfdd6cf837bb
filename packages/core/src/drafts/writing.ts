import { now } from '@frontdesk/runtime/clock'
import { decryptSecret, encryptSecret } from '@frontdesk/runtime/crypto'
import { newId } from '@frontdesk/runtime/id'
import { keyspace } from '@frontdesk/runtime/keyspaces/keyspace'
import { logger } from '@frontdesk/runtime/logger'
import { redis } from '@frontdesk/runtime/redis'
import { tell } from '../context.ts'

type Place = { organizationId: string; conversationId: string }

/** What the assistant has written so far, and since when it writes. */
export type WritingView = { text: string; since: string }

export type Writing = {
  /** Something more is written; `read` gives all of it and is called when it is to be shown. */
  show(read: () => string): void
  /** Takes what was shown away, before the draft takes its place. */
  lift(): Promise<void>
  /** The same, and has browsers look what became of it. To be called at last, whatever happened. */
  close(): Promise<void>
}

const everyMs = 200
/** A worker that died takes back nothing: what it wrote goes by itself this long after its last word. */
const keptSeconds = 30

/**
 * Shows a draft while it is being written to whoever asks for the drafts of the conversation. It is a hint: without
 * Redis nothing is shown and nothing else changes. Where two are being written, the later one is shown.
 */
export function openWriting(place: Place): Writing {
  const turn = newId()
  const since = now().toISOString()
  let latest: () => string = () => ''
  let shown = ''
  let timer: NodeJS.Timeout | undefined
  let done = Promise.resolve()
  let over = false
  const write = async () => {
    const text = latest()
    if (over || text === shown) return
    const first = shown === ''
    shown = text
    await put(place, turn, { text, since })
    if (first) tell([{ organizationId: place.organizationId, event: noticeOf(place) }])
  }
  const giveUp = (error: unknown) => {
    over = true
    logger.warn({ error, conversationId: place.conversationId }, 'a draft is not shown while it is written')
  }
  const lift = async () => {
    over = true
    clearTimeout(timer)
    await done
    if (shown !== '') await remove(place, turn)
  }
  return {
    show: (read) => {
      latest = read
      timer ??= setTimeout(() => {
        timer = undefined
        done = done.then(write).catch(giveUp)
      }, everyMs)
    },
    lift,
    close: async () => {
      await lift()
      if (shown !== '') tell([{ organizationId: place.organizationId, event: noticeOf(place) }])
    },
  }
}

/** What is being written for a conversation; the caller has made sure that it may be read. */
export async function readWriting(place: Place): Promise<WritingView | null> {
  try {
    const kept = await redis().get(keyOf(place))
    return kept === null
      ? null
      : (JSON.parse(decryptSecret(kept.slice(idLength), contextOf(place))) as WritingView)
  } catch (error) {
    logger.warn({ error, conversationId: place.conversationId }, 'what is being written cannot be read')
    return null
  }
}

/** Ids grow with time, so the later of two writers has the greater one. */
const putScript = `
  local kept = redis.call('GET', KEYS[1])
  if kept and string.sub(kept, 1, #ARGV[1]) > ARGV[1] then return end
  redis.call('SET', KEYS[1], ARGV[1] .. ARGV[2], 'EX', ARGV[3])`

const removeScript = `
  local kept = redis.call('GET', KEYS[1])
  if kept and string.sub(kept, 1, #ARGV[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end`

const idLength = 36

/** Sealed, since it names people and Redis may be shared. */
async function put(place: Place, turn: string, view: WritingView): Promise<void> {
  const sealed = encryptSecret(JSON.stringify(view), contextOf(place))
  await redis().eval(putScript, 1, keyOf(place), turn, sealed, keptSeconds)
}

async function remove(place: Place, turn: string): Promise<void> {
  await redis()
    .eval(removeScript, 1, keyOf(place), turn)
    .catch((error: unknown) => logger.warn({ error }, 'what was being written goes by itself'))
}

function noticeOf({ conversationId }: Place) {
  return { type: 'draft.writing', conversationId } as const
}

function keyOf({ organizationId, conversationId }: Place): string {
  return keyspace('writing', organizationId, conversationId)
}

function contextOf({ organizationId, conversationId }: Place): string {
  return `writing.${organizationId}.${conversationId}`
}

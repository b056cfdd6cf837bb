import { createHash } from 'node:crypto'
import { sleep } from '@frontdesk/runtime/clock'
import { newId } from '@frontdesk/runtime/id'
import { keyspace } from '@frontdesk/runtime/keyspaces/keyspace'
import { redis } from '@frontdesk/runtime/redis'

/** Longer than this nobody waits: better the provider says no than that mail waits for what is no longer there. */
const patienceMs = 15_000
/** A turn whose process was killed is free again after this time; one that is taken is told of more often. */
const leaseMs = 20_000
const tellEveryMs = 6_000

/** Takes a turn where fewer than so many are taken; turns that nobody told of for their time are none. */
const takeScript = `
  local now = redis.call('TIME')
  local ms = now[1] * 1000 + math.floor(now[2] / 1000)
  redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ms)
  if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[2]) and not redis.call('ZSCORE', KEYS[1], ARGV[1]) then return 0 end
  redis.call('ZADD', KEYS[1], ms + ARGV[3], ARGV[1])
  redis.call('PEXPIRE', KEYS[1], ARGV[3])
  return 1`

/**
 * Waits for one of `most` turns that all processes share, and answers how to give it back. Without Redis there is
 * nothing to share, and whoever asks goes on at once.
 */
export async function takeSharedTurn(name: string, most: number): Promise<() => void> {
  const key = keyspace('turns', createHash('sha256').update(name).digest('base64url'))
  const turn = newId()
  const take = () => redis().eval(takeScript, 1, key, turn, most, leaseMs)
  const until = Date.now() + patienceMs
  try {
    for (let pauseMs = 20; (await take()) === 0; pauseMs = Math.min(pauseMs * 1.5, 250)) {
      if (Date.now() > until) return () => undefined
      await sleep(pauseMs * (0.5 + Math.random() / 2))
    }
  } catch {
    return () => undefined
  }
  const telling = setInterval(() => void take().catch(() => undefined), tellEveryMs).unref()
  return () => {
    clearInterval(telling)
    redis()
      .zrem(key, turn)
      .catch(() => undefined)
  }
}

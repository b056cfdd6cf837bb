import { keyspace } from '@frontdesk/runtime/keyspaces/keyspace'
import { redis } from '@frontdesk/runtime/redis'

export type Doing = 'looking' | 'writing'
export type Place = { organizationId: string; conversationId: string }
/** One page of one member; a member may have a conversation open twice. */
export type Seat = { memberId: string; page: string }
export type Taken = { memberId: string; doing: Doing; since: number }

/** A page tells every eight seconds that it is open; one that is silent longer than this is gone. */
const keptMs = 20_000
/** Further pages are not noted: nobody looks at a conversation from so many. */
const mostSeats = 60

/** Notes what a page does. Tells whether others see a difference, and every seat that is taken now. */
export async function takeSeat(
  place: Place,
  { memberId, page }: Seat,
  doing: Doing,
): Promise<{ changed: boolean; taken: Taken[] }> {
  return read(
    await redis().eval(seatScript, 1, keyOf(place), keptMs, mostSeats, `${memberId} ${page}`, doing),
  )
}

/** Frees the seat of a page that was closed. Tells whether it was taken. */
export async function leaveSeat(place: Place, { memberId, page }: Seat): Promise<boolean> {
  return (await redis().hdel(keyOf(place), `${memberId} ${page}`)) === 1
}

/** Every seat that is taken now. */
export async function seatsOf(place: Place): Promise<Taken[]> {
  return read(await redis().eval(seatScript, 1, keyOf(place), keptMs, mostSeats)).taken
}

/** By the clock of Redis alone; a seat is `<doing> <since> <last heard of>`, and the silent are swept out first. */
const seatScript = `
  local time = redis.call('TIME')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  local changed, kept = 0, {}
  local all = redis.call('HGETALL', KEYS[1])
  for i = 1, #all, 2 do
    local doing, since, heard = string.match(all[i + 1], '(%S+) (%S+) (%S+)')
    if now - tonumber(heard) > tonumber(ARGV[1]) then
      redis.call('HDEL', KEYS[1], all[i])
      changed = 1
    else
      kept[all[i]] = { doing, since }
    end
  end
  local seat = ARGV[3]
  if seat and (kept[seat] or redis.call('HLEN', KEYS[1]) < tonumber(ARGV[2])) then
    local before = kept[seat] or { '', string.format('%.0f', now) }
    if before[1] ~= ARGV[4] then changed = 1 end
    kept[seat] = { ARGV[4], before[2] }
    redis.call('HSET', KEYS[1], seat, ARGV[4] .. ' ' .. before[2] .. ' ' .. string.format('%.0f', now))
    redis.call('PEXPIRE', KEYS[1], ARGV[1])
  end
  local answer = { tostring(changed) }
  for name, value in pairs(kept) do
    table.insert(answer, name)
    table.insert(answer, value[1] .. ' ' .. value[2])
  end
  return answer`

function read(answer: unknown): { changed: boolean; taken: Taken[] } {
  const [changed, ...rest] = answer as string[]
  const taken = rest.flatMap((seat, index) => (index % 2 === 0 ? [toTaken(seat, rest[index + 1] ?? '')] : []))
  return { changed: changed === '1', taken }
}

function toTaken(seat: string, value: string): Taken {
  const [doing, since] = value.split(' ')
  return {
    memberId: seat.split(' ')[0] ?? '',
    doing: doing === 'writing' ? 'writing' : 'looking',
    since: Number(since),
  }
}

function keyOf({ organizationId, conversationId }: Place): string {
  return keyspace('viewing', organizationId, conversationId)
}

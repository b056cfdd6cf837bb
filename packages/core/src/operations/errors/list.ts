import { asSystem } from '../../context.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../../paging.ts'
import { isOperator, type Who } from '../operator.ts'

export type ErrorState = 'new' | 'seen' | 'muted'

export type ErrorGroupView = {
  id: string
  service: string
  level: 'warn' | 'error' | 'fatal'
  name: string
  message: string
  frame: string
  count: number
  /** since somebody looked, where somebody has */
  countSince: number
  firstSeenAt: string
  lastSeenAt: string
  requestIds: string[]
  state: ErrorState
}

type Row = Omit<ErrorGroupView, 'count' | 'countSince' | 'firstSeenAt' | 'lastSeenAt'> & {
  count: bigint
  countThen: bigint
  firstSeenAt: Date
  lastSeenAt: Date
}

/** Errors of the whole installation, the latest first; muted ones only when asked for. Empty for who does not run it. */
export async function listErrorGroups(
  who: Who,
  input: PageInput & { muted: boolean },
): Promise<Page<ErrorGroupView>> {
  if (!(await isOperator(who))) return { items: [], nextCursor: null }
  const after = decodeCursor(input.cursor, ['time', 'id'])
  const [time = null, id = null] = (after ?? []).map(String)
  const rows = await asSystem(
    'list errors',
    (db) => db.$queryRaw<Row[]>`
      SELECT id, service, level, name, message, frame, count, count_then AS "countThen", state,
        first_seen_at AS "firstSeenAt", last_seen_at AS "lastSeenAt", request_ids AS "requestIds"
      FROM error_groups
      WHERE (state = 'muted') = ${input.muted}
        AND (${time}::timestamptz IS NULL OR (last_seen_at, id) < (${time}::timestamptz, ${id}::uuid))
      ORDER BY last_seen_at DESC, id DESC LIMIT ${input.limit + 1}`,
  )
  return pageOf(rows, input.limit, (row) => [row.lastSeenAt.toISOString(), row.id], view)
}

function view({ count, countThen, firstSeenAt, lastSeenAt, ...row }: Row): ErrorGroupView {
  return {
    ...row,
    count: Number(count),
    countSince: Number(count - countThen),
    firstSeenAt: firstSeenAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
  }
}

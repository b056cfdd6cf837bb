import { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../../context.ts'
import { type JsonText, pageAsJson } from '../../json-text.ts'
import { decodeCursor, type Page, pageOf } from '../../paging.ts'
import { require } from '../../permissions.ts'
import { type ConversationFilter, listFilter } from './filter.ts'
import { type ConversationRow, type ConversationView, selectConversations, toConversation } from './row.ts'
import { searchConversations } from './search.ts'
import { dueFirst } from './sla.ts'
import { newestOfTeam } from './team-filter.ts'

export type ListInput = ConversationFilter & {
  cursor?: string | undefined
  limit: number
  q?: string | undefined
  /**
   * newest first when left out; `due` shows those with a running promise, the one due first at the head, and
   * `waiting` those who wait for an answer, the longest first
   */
  sort?: 'due' | 'waiting' | undefined
}

/** Conversations newest first, paged by (last message, id); with q, the best matches first. */
export async function listConversations(ctx: OrgContext, input: ListInput): Promise<Page<ConversationView>> {
  return JSON.parse(await writeConversations(ctx, input)) as Page<ConversationView>
}

/** The same list as the JSON the database made of it: reading and writing it once more is a tenth of an answer. */
export async function writeConversations(
  ctx: OrgContext,
  input: ListInput,
): Promise<JsonText<Page<ConversationView>>> {
  require(ctx, 'conversations:read')
  const q = input.q?.trim()
  if (q) return pageAsJson(await searchConversations(ctx, { ...input, q }))
  if (input.sort === 'due') return writeByDue(ctx, input)
  if (input.sort === 'waiting') return writeByWaiting(ctx, input)
  const after = decodeCursor(input.cursor, ['time', 'id'])
  const beyond = after
    ? Prisma.sql`AND (last_message_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
    : Prisma.empty
  const from = await newest(ctx, input, beyond)
  const rows = await ctx.db.$queryRaw<ConversationRow[]>(
    Prisma.sql`${selectConversations(ctx, from)} ORDER BY c.last_message_at DESC, c.id DESC`,
  )
  return pageAsJson(pageOf(rows, input.limit, placeOf, ({ view }) => view))
}

async function writeByDue(ctx: OrgContext, input: ListInput): Promise<JsonText<Page<ConversationView>>> {
  const after = decodeCursor(input.cursor, ['time', 'id'])
  const condition = await listFilter(ctx, input)
  const from = dueFirst({ condition, after, limit: input.limit + 1 })
  const rows = await ctx.db.$queryRaw<ConversationRow[]>(
    Prisma.sql`${selectConversations(ctx, from)} ORDER BY c.due, c.id`,
  )
  return pageAsJson(pageOf(rows, input.limit, dueOf, ({ view }) => view))
}

function dueOf(row: ConversationRow): [string, string] {
  const { sla, id } = toConversation(row)
  return [sla?.dueAt ?? '', id]
}

async function writeByWaiting(ctx: OrgContext, input: ListInput): Promise<JsonText<Page<ConversationView>>> {
  const after = decodeCursor(input.cursor, ['time', 'id'])
  const beyond = after
    ? Prisma.sql`AND (waiting_since, id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`
    : Prisma.empty
  const from = Prisma.sql`
    SELECT * FROM conversations WHERE ${await listFilter(ctx, { ...input, waiting: true })} ${beyond}
    ORDER BY waiting_since, id LIMIT ${input.limit + 1}`
  const rows = await ctx.db.$queryRaw<ConversationRow[]>(
    Prisma.sql`${selectConversations(ctx, from)} ORDER BY c.waiting_since, c.id`,
  )
  return pageAsJson(pageOf(rows, input.limit, waitOf, ({ view }) => view))
}

function waitOf(row: ConversationRow): [string, string] {
  const { waitingSince, id } = toConversation(row)
  return [waitingSince ?? '', id]
}

async function newest(ctx: OrgContext, input: ListInput, beyond: Prisma.Sql): Promise<Prisma.Sql> {
  const { team, status } = input
  const limit = input.limit + 1
  const condition = Prisma.sql`${await listFilter(ctx, { ...input, team: undefined })} ${beyond}`
  if (team) return newestOfTeam(ctx, { team, status, condition, limit })
  return Prisma.sql`
    SELECT * FROM conversations WHERE ${condition} ORDER BY last_message_at DESC, id DESC LIMIT ${limit}`
}

function placeOf(row: ConversationRow): [string, string] {
  const { lastMessageAt, id } = toConversation(row)
  return [lastMessageAt, id]
}

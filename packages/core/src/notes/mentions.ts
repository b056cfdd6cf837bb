import type { OrgContext } from '../context.ts'
import { Conflict, NotFound } from '../errors.ts'
import { noteFor } from '../notifications/note-for.ts'
import type { Mention } from './row.ts'

type Note = { id: string; conversationId: string }

/** Ties a note to the members it speaks to, and tells them. */
export async function mention(ctx: OrgContext, note: Note, memberIds: readonly string[]): Promise<Mention[]> {
  const ids = [...new Set(memberIds)]
  if (ids.length === 0) return []
  const members = await ctx.db.member.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true, disabledAt: true },
    orderBy: { id: 'asc' },
  })
  if (members.length < ids.length) throw new NotFound('The member')
  for (const { name, disabledAt } of members)
    if (disabledAt) throw new Conflict(`${name} is disabled and hears of nothing`)
  const { organizationId } = ctx
  await ctx.db.noteMention.createMany({
    data: members.map(({ id, name }) => ({ organizationId, noteId: note.id, memberId: id, named: name })),
  })
  const { id: causeId, conversationId } = note
  await noteFor(ctx, ids, { kind: 'mention', conversationId, cause: 'note', causeId })
  return members.map(({ id, name }) => ({ id, name, named: name }))
}

/** Whom notes speak to, by note. */
export async function findMentions(ctx: OrgContext, noteIds: string[]): Promise<Map<string, Mention[]>> {
  if (noteIds.length === 0) return new Map()
  const rows = await ctx.db.$queryRaw<(Mention & { noteId: string })[]>`
    SELECT o.note_id AS "noteId", m.id, m.name, o.named FROM note_mentions o
    JOIN members m ON m.organization_id = o.organization_id AND m.id = o.member_id
    WHERE o.note_id = ANY (${noteIds}::uuid[]) ORDER BY m.id`
  const byNote = Map.groupBy(rows, ({ noteId }) => noteId)
  return new Map(
    [...byNote].map(([noteId, found]) => [noteId, found.map(({ id, name, named }) => ({ id, name, named }))]),
  )
}

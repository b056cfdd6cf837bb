import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { NotFound } from '../errors.ts'
import { require } from '../permissions.ts'

export type GuidanceView = {
  id: string
  kind: 'policy' | 'tone'
  text: string
  createdBy: { type: string; name: string }
  createdAt: string
}

const most = 200

/** What people took from edits for every draft to keep to, newest first. */
export async function listGuidance(ctx: OrgContext): Promise<{ items: GuidanceView[] }> {
  require(ctx, 'conversations:read')
  const rows = await ctx.db.assistantGuidance.findMany({
    where: { active: true },
    orderBy: { id: 'desc' },
    take: most,
  })
  return {
    items: rows.map(({ id, kind, text, createdBy, createdAt }) => {
      const { type, name } = createdBy as GuidanceView['createdBy']
      const at = createdAt.toISOString()
      return { id, kind: kind as GuidanceView['kind'], text, createdBy: { type, name }, createdAt: at }
    }),
  }
}

/** Takes a piece of guidance out of use. */
export async function removeGuidance(ctx: OrgContext, id: string): Promise<void> {
  require(ctx, 'assistant:manage')
  const row = await ctx.db.assistantGuidance.findFirst({ where: { id, active: true } })
  if (!row) throw new NotFound('The guidance')
  await ctx.db.assistantGuidance.update({ where: { id }, data: { active: false } })
  await writeAudit(ctx, {
    action: 'assistant_guidance.remove',
    subjectType: 'assistant_guidance',
    subjectId: id,
    before: { kind: row.kind, text: row.text },
  })
  ctx.emit({ type: 'learned.changed' })
}

const titles = { policy: 'Rule learned from replies', tone: 'Wording learned from replies' } as const

/** The guidance in use as it is told to whoever drafts. */
export async function activeGuidance(ctx: OrgContext): Promise<{ title: string; rule: string }[]> {
  const rows = await ctx.db.assistantGuidance.findMany({
    where: { active: true },
    orderBy: { id: 'desc' },
    take: most,
    select: { kind: true, text: true },
  })
  return rows.map(({ kind, text }) => ({ title: titles[kind === 'tone' ? 'tone' : 'policy'], rule: text }))
}

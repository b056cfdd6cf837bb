import type { Changed } from '@frontdesk/ai/reply/changed-facts'
import type { OrgContext } from '../context.ts'
import { NotFound } from '../errors.ts'
import { isId } from '../paging.ts'
import { require } from '../permissions.ts'

export type TranslationView = {
  /** `original`: what was written before it was translated and sent */
  kind: 'translation' | 'original'
  language: string
  text: string
  /** numbers, links and addresses that are not as in the message */
  changed: Changed[]
  by: string
  createdAt: string
}

/** A message in the other languages it was written or translated in. */
export async function listTranslations(
  ctx: OrgContext,
  input: { id: string },
): Promise<{ items: TranslationView[] }> {
  require(ctx, 'conversations:read')
  const found = isId(input.id)
    ? await ctx.db.message.findUnique({ where: { id: input.id }, select: { id: true } })
    : null
  if (!found) throw new NotFound('The message')
  const rows = await ctx.db.messageTranslation.findMany({
    where: { messageId: found.id },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return { items: rows.map(viewOf) }
}

type Row = Awaited<ReturnType<OrgContext['db']['messageTranslation']['findFirstOrThrow']>>

export function viewOf({ kind, language, text, changed, writtenBy, createdAt }: Row): TranslationView {
  return {
    kind: kind as TranslationView['kind'],
    language,
    text,
    changed: changed as Changed[],
    by: writtenBy,
    createdAt: createdAt.toISOString(),
  }
}

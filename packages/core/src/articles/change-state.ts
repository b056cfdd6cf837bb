import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { Conflict } from '../errors.ts'
import { type Permission, require } from '../permissions.ts'
import { replacePassages } from './passages.ts'
import { refuseOvertaken } from './refuse-overtaken.ts'
import { type ArticleStatus, type ArticleView, findArticle, lockArticle } from './row.ts'

type Rule = {
  from: readonly ArticleStatus[]
  to: ArticleStatus
  permission: Permission
  /** What becomes of the version that search and drafts know. */
  published: 'stays' | 'newest' | 'none'
}

/** Agents write and ask for review; what customers are told is decided by those who may publish. */
const steps = {
  request_review: { from: ['draft'], to: 'in_review', permission: 'knowledge:write', published: 'stays' },
  end_review: { from: ['in_review'], to: 'draft', permission: 'knowledge:write', published: 'stays' },
  publish: {
    from: ['draft', 'in_review', 'archived'],
    to: 'published',
    permission: 'knowledge:publish',
    published: 'newest',
  },
  unpublish: {
    from: ['draft', 'in_review', 'published'],
    to: 'draft',
    permission: 'knowledge:publish',
    published: 'none',
  },
  archive: {
    from: ['draft', 'in_review', 'published'],
    to: 'archived',
    permission: 'knowledge:publish',
    published: 'none',
  },
  restore: { from: ['archived'], to: 'draft', permission: 'knowledge:write', published: 'stays' },
} as const satisfies Record<string, Rule>

type Input = { id: string; step: keyof typeof steps; basedOn?: number | undefined }

/** Takes an article one step: into review, out of it, to publication, back, away. Nothing where it is there already. */
export async function changeArticleState(ctx: OrgContext, input: Input): Promise<ArticleView> {
  const { id, step, basedOn } = input
  const rule: Rule = steps[step]
  require(ctx, rule.permission)
  const before = await lockArticle(ctx, id)
  await refuseOvertaken(ctx, before, basedOn)
  const publishedVersion = publishedAfter(rule, before)
  if (before.status === rule.to && before.publishedVersion === publishedVersion) return before
  if (!rule.from.includes(before.status)) {
    throw new Conflict(`An article that is ${words[before.status]} cannot take this step`, 'wrong_state')
  }
  await ctx.db.article.update({
    where: { id },
    data: { status: rule.to, publishedVersion, updatedAt: new Date() },
  })
  if (rule.published !== 'stays' && before.publishedVersion !== publishedVersion) {
    await replacePassages(ctx, id, before)
  }
  await writeAudit(ctx, {
    action: `article.${step}`,
    subjectType: 'article',
    subjectId: id,
    before: { status: before.status, publishedVersion: before.publishedVersion },
    after: { status: rule.to, publishedVersion },
  })
  ctx.emit({ type: 'article.changed', articleId: id })
  return findArticle(ctx, id)
}

function publishedAfter({ published }: Rule, before: ArticleView): number | null {
  if (published === 'stays') return before.publishedVersion
  return published === 'newest' ? before.version : null
}

const words: Record<ArticleStatus, string> = {
  draft: 'a draft',
  in_review: 'in review',
  published: 'published',
  archived: 'archived',
}

import { writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { NotFound } from '../../errors.ts'
import { require } from '../../permissions.ts'
import { checkTemplate } from './add.ts'
import { activePrompt } from './find.ts'
import { type PromptView, viewPrompt } from './list.ts'
import type { PromptTask } from './tasks.ts'

/** Uses a version of a prompt from the next call on; 0 is the built-in one and always there. */
export async function activatePrompt(
  ctx: OrgContext,
  { task, version }: { task: PromptTask; version: number },
): Promise<PromptView> {
  require(ctx, 'assistant:manage')
  const before = (await activePrompt(ctx, task))?.version ?? 0
  if (before === version) return viewPrompt(ctx, task)
  await ctx.db.promptVersion.updateMany({ where: { task, active: true }, data: { active: false } })
  if (version > 0) await activate(ctx, task, version)
  await writeAudit(ctx, {
    action: 'assistant.prompt',
    subjectType: 'prompt',
    subjectId: task,
    before: { version: before },
    after: { version },
  })
  ctx.emit({ type: 'settings.changed', subject: 'assistant' })
  return viewPrompt(ctx, task)
}

async function activate(ctx: OrgContext, task: PromptTask, version: number): Promise<void> {
  const wanted = await ctx.db.promptVersion.findFirst({ where: { task, version } })
  if (!wanted) throw new NotFound('This version')
  // What can be used may have changed since it was written.
  checkTemplate(task, wanted.template)
  await ctx.db.promptVersion.updateMany({ where: { task, version }, data: { active: true } })
}

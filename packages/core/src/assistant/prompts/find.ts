import type { OrgContext } from '../../context.ts'

/** The organization's own instructions for a task; null while the built-in ones are used. */
export async function activePrompt(
  ctx: OrgContext,
  task: string,
): Promise<{ version: number; template: string } | null> {
  return ctx.db.promptVersion.findFirst({
    where: { task, active: true },
    select: { version: true, template: true },
  })
}

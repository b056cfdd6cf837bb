import { templateFaults } from '@frontdesk/ai/prompts/template'
import { newId } from '@frontdesk/runtime/id'
import { actorRecord, writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { Invalid } from '../../errors.ts'
import { storable } from '../../messages/storable.ts'
import { require } from '../../permissions.ts'
import { takeTurn } from '../../take-turn.ts'
import { type PromptVersionView, viewVersion } from './list.ts'
import { builtInPrompts, type PromptTask } from './tasks.ts'

type Input = { task: PromptTask; template: string; note: string }

/** Keeps a new version of a prompt. It is not used before it is activated, and never changed afterwards. */
export async function addPromptVersion(ctx: OrgContext, input: Input): Promise<PromptVersionView> {
  require(ctx, 'assistant:manage')
  const { task } = input
  const template = storable(input.template)
  checkTemplate(task, template)
  // Two who save at once wait for each other, so that no number is given twice.
  await takeTurn(ctx, `${ctx.organizationId} prompt ${task}`)
  const newest = await ctx.db.promptVersion.findFirst({
    where: { task },
    orderBy: { version: 'desc' },
    select: { version: true },
  })
  const row = await ctx.db.promptVersion.create({
    data: {
      id: newId(),
      organizationId: ctx.organizationId,
      task,
      version: (newest?.version ?? 0) + 1,
      template,
      note: storable(input.note),
      createdBy: actorRecord(ctx.actor),
    },
  })
  await writeAudit(ctx, {
    action: 'assistant.prompt_version',
    subjectType: 'prompt',
    subjectId: task,
    after: { version: row.version, note: row.note },
  })
  ctx.emit({ type: 'settings.changed', subject: 'assistant' })
  return viewVersion(row)
}

export function checkTemplate(task: PromptTask, template: string): void {
  const faults = templateFaults(builtInPrompts[task], template)
  if (faults.length > 0) throw new Invalid(faults.join(' '), 'template')
}

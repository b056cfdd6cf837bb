import type { OrgContext } from '../../context.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../../paging.ts'
import { require } from '../../permissions.ts'
import { activePrompt } from './find.ts'
import { builtInPrompts, type PromptTask, promptTasks } from './tasks.ts'

export type PromptView = {
  task: PromptTask
  /** the version in use; 0 is the built-in one */
  activeVersion: number
  template: string
  builtIn: string
  variables: { name: string; meaning: string; needed: boolean }[]
  /** always said after the instructions, whatever they are */
  rules: string
}

export type PromptVersionView = {
  task: PromptTask
  version: number
  template: string
  note: string
  active: boolean
  createdBy: string
  createdAt: string
}

/** How the models are asked for each task, in the words in use and in the built-in ones. */
export async function listPrompts(ctx: OrgContext): Promise<{ items: PromptView[] }> {
  require(ctx, 'assistant:manage')
  const items: PromptView[] = []
  for (const task of promptTasks) items.push(await viewPrompt(ctx, task))
  return { items }
}

export async function viewPrompt(ctx: OrgContext, task: PromptTask): Promise<PromptView> {
  const { builtIn, variables, needed, rules } = builtInPrompts[task]
  const active = await activePrompt(ctx, task)
  return {
    task,
    activeVersion: active?.version ?? 0,
    template: active?.template ?? builtIn,
    builtIn,
    variables: Object.entries(variables).map(([name, meaning]) => ({
      name,
      meaning,
      needed: needed.includes(name),
    })),
    rules,
  }
}

/** The organization's own versions of a prompt, newest first. */
export async function listPromptVersions(
  ctx: OrgContext,
  input: PageInput & { task: PromptTask },
): Promise<Page<PromptVersionView>> {
  require(ctx, 'assistant:manage')
  const [before = null] = decodeCursor(input.cursor, ['number']) ?? []
  const rows = await ctx.db.promptVersion.findMany({
    where: { task: input.task, ...(before === null ? {} : { version: { lt: Number(before) } }) },
    orderBy: { version: 'desc' },
    take: input.limit + 1,
  })
  return pageOf(rows, input.limit, (row) => [row.version], viewVersion)
}

type Row = Awaited<ReturnType<OrgContext['db']['promptVersion']['findFirstOrThrow']>>

export function viewVersion(row: Row): PromptVersionView {
  const { version, template, note, active } = row
  return {
    task: row.task as PromptTask,
    version,
    template,
    note,
    active,
    createdBy: (row.createdBy as { name?: string }).name ?? '',
    createdAt: row.createdAt.toISOString(),
  }
}

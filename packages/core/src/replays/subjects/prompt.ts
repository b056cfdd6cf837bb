import type { AiOptions } from '@frontdesk/ai/calls/ask-options'
import { z } from 'zod'
import { checkTemplate } from '../../assistant/prompts/add.ts'
import { activePrompt } from '../../assistant/prompts/find.ts'
import type { OrgContext } from '../../context.ts'
import { NotFound } from '../../errors.ts'
import { storable } from '../../messages/storable.ts'
import { estimateClassifying, readClassifying } from '../past/classifying.ts'
import { estimateDrafting, readDrafting } from '../past/drafting.ts'
import { defineSubject, type Estimate, type Trial } from './subject.ts'

/** The two prompts that decide what becomes of a conversation. */
const tasks = ['classify', 'draft'] as const

/** Instructions as they are sent: null for the built-in ones; the number of a version, where they are one. */
const prompt = z.object({ template: z.string().nullable(), version: z.number().int().nullable() })
export type Prompt = z.output<typeof prompt>

/** Another wording of a prompt, saved as a version or not even that, against the one in use. Providers are asked. */
export const promptSubject = defineSubject({
  kind: 'prompt',
  kept: z.object({ task: z.enum(tasks), tried: prompt, current: prompt }),
  portion: 6,
  async settle(ctx, { task, version, template }) {
    const active = await activePrompt(ctx, task)
    const kept = {
      task,
      tried: template === undefined ? await findPrompt(ctx, task, version) : unsaved(task, template),
      current: { template: active?.template ?? null, version: active?.version ?? 0 },
    }
    const which = kept.tried.version === null ? 'unsaved' : `version ${kept.tried.version}`
    return { about: task, name: `Prompt to ${task}, ${which}`, kept }
  },
  read: (ctx, kept, ids) => readBoth(ctx, kept, ids),
  estimate: (ctx, kept, ids) => estimateBoth(ctx, kept, ids),
})

type Kept = { task: (typeof tasks)[number]; tried: Prompt; current: Prompt }

function readBoth(
  ctx: OrgContext,
  { task, tried, current }: Kept,
  ids: string[],
): Promise<Map<string, Trial>> {
  const readers = { classify: readClassifying, draft: readDrafting }
  return readers[task](ctx, ids, (options) => ({
    before: withPrompt(options, current),
    after: withPrompt(options, tried),
    // Words are told to providers alone.
    same: tried.template === current.template || !options.providers?.length,
  }))
}

function estimateBoth(ctx: OrgContext, { task, tried, current }: Kept, ids: string[]): Promise<Estimate> {
  const estimators = { classify: estimateClassifying, draft: estimateDrafting }
  const same = tried.template === current.template
  return estimators[task](ctx, ids, same ? [current.template] : [current.template, tried.template])
}

function unsaved(task: (typeof tasks)[number], text: string): Prompt {
  const template = storable(text)
  checkTemplate(task, template)
  return { template, version: null }
}

/** A version by its number, 0 for the built-in one; the newest without one. */
async function findPrompt(ctx: OrgContext, task: string, version: number | undefined): Promise<Prompt> {
  if (version === 0) return { template: null, version: 0 }
  const found = await ctx.db.promptVersion.findFirst({
    where: { task, ...(version === undefined ? {} : { version }) },
    orderBy: { version: 'desc' },
    select: { version: true, template: true },
  })
  if (!found && version !== undefined) throw new NotFound('This version')
  return found ?? { template: null, version: 0 }
}

function withPrompt(
  { template: _template, promptVersion: _version, ...options }: AiOptions,
  used: Prompt,
): AiOptions {
  const { template, version } = used
  return { ...options, ...(template === null ? {} : { template }), promptVersion: version ?? 0 }
}

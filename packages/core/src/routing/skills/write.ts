import { newId } from '@frontdesk/runtime/id'
import { writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { Conflict, Invalid, NotFound } from '../../errors.ts'
import { storable } from '../../messages/storable.ts'
import { require } from '../../permissions.ts'
import { wakeQueue } from '../queue/wake.ts'
import { findSkill, type SkillView } from './list.ts'

export type SkillFields = {
  name: string
  description: string
  /** categories whose conversations ask for it, and from which level on */
  categories: { id: string; level: number }[]
}

/** Makes a skill; its name is unique, ignoring case. */
export async function createSkill(ctx: OrgContext, input: SkillFields): Promise<SkillView> {
  require(ctx, 'routing:write')
  const id = newId()
  const { name, description } = await keptFields(ctx, input, id)
  await ctx.db.skill.create({ data: { id, organizationId: ctx.organizationId, name, description } })
  await setCategories(ctx, id, input.categories)
  return concluded(ctx, { id, action: 'skill.create', before: null })
}

/** Changes what a skill is called and which categories ask for it. */
export async function updateSkill(ctx: OrgContext, input: SkillFields & { id: string }): Promise<SkillView> {
  require(ctx, 'routing:write')
  const before = await findSkill(ctx, input.id)
  const { name, description } = await keptFields(ctx, input, input.id)
  await ctx.db.skill.update({ where: { id: input.id }, data: { name, description } })
  await setCategories(ctx, input.id, input.categories)
  return concluded(ctx, { id: input.id, action: 'skill.update', before })
}

/** Deletes a skill: nobody has it and nothing asks for it any more. */
export async function deleteSkill(ctx: OrgContext, id: string): Promise<void> {
  require(ctx, 'routing:write')
  const { name, members, categories } = await findSkill(ctx, id)
  await ctx.db.skill.delete({ where: { id } })
  await writeAudit(ctx, {
    action: 'skill.delete',
    subjectType: 'skill',
    subjectId: id,
    before: { name, members: members.length, categories: categories.length },
  })
  ctx.emit({ type: 'settings.changed', subject: 'skills' })
  await wakeQueue(ctx)
}

async function keptFields(ctx: OrgContext, input: SkillFields, except: string) {
  const name = storable(input.name).normalize('NFC').trim()
  if (name === '') throw new Invalid('A skill needs a name', 'name')
  const [taken] = await ctx.db.$queryRaw<{ name: string }[]>`
    SELECT name FROM skills WHERE lower(name) = lower(${name}) AND id <> ${except}::uuid`
  if (taken) throw new Conflict(`There is a skill called ${taken.name} already`, 'already_exists')
  return { name, description: storable(input.description).trim() }
}

async function setCategories(
  ctx: OrgContext,
  skillId: string,
  wanted: SkillFields['categories'],
): Promise<void> {
  const levels = new Map(wanted.map(({ id, level }) => [id, level]))
  const ids = [...levels.keys()]
  if ((await ctx.db.category.count({ where: { id: { in: ids } } })) < ids.length)
    throw new NotFound('A category')
  await ctx.db.skillCategory.deleteMany({ where: { skillId } })
  const { organizationId } = ctx
  await ctx.db.skillCategory.createMany({
    data: [...levels].map(([categoryId, level]) => ({ organizationId, skillId, categoryId, level })),
  })
}

type Concluded = { id: string; action: string; before: SkillView | null }

async function concluded(ctx: OrgContext, { id, action, before }: Concluded): Promise<SkillView> {
  const skill = await findSkill(ctx, id)
  await writeAudit(ctx, {
    action,
    subjectType: 'skill',
    subjectId: id,
    ...(before && { before: audited(before) }),
    after: audited(skill),
  })
  ctx.emit({ type: 'settings.changed', subject: 'skills' })
  await wakeQueue(ctx)
  return skill
}

function audited({ name, description, categories }: SkillView) {
  return { name, description, categories }
}

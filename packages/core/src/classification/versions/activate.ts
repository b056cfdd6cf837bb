import { writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { NotFound } from '../../errors.ts'
import { require } from '../../permissions.ts'
import { toVersion, type VersionView, versionFields } from './view.ts'

/** Puts an earlier, or a kept back, version into use. */
export async function chooseVersion(ctx: OrgContext, input: { version: number }): Promise<VersionView> {
  require(ctx, 'categories:write')
  const { version } = input
  const before = await ctx.db.classifierVersion.findFirst({
    where: { active: true },
    select: { version: true },
  })
  const chosen = await ctx.db.classifierVersion.findFirst({ where: { version }, select: { id: true } })
  if (!chosen) throw new NotFound(`Version ${version}`)
  if (before?.version !== version) {
    await activateVersion(ctx, version)
    await writeAudit(ctx, {
      action: 'classifier.choose_version',
      subjectType: 'classifier_version',
      subjectId: chosen.id,
      before: { version: before?.version ?? null },
      after: { version },
    })
    ctx.emit({ type: 'settings.changed', subject: 'classifier' })
  }
  const row = await ctx.db.classifierVersion.findUniqueOrThrow({
    where: { id: chosen.id },
    select: versionFields,
  })
  return toVersion(row)
}

/** Two statements, since an index allows one version in use at a time. */
export async function activateVersion(ctx: OrgContext, version: number): Promise<void> {
  await ctx.db.classifierVersion.updateMany({ where: { active: true }, data: { active: false } })
  await ctx.db.classifierVersion.updateMany({ where: { version }, data: { active: true } })
}

import { asSystem, inOrganization, type OrgContext } from '../context.ts'
import { NotFound } from '../errors.ts'
import { findHelpCenter, type HelpCenterSettings } from './settings.ts'

export type OpenHelpCenter = HelpCenterSettings & { organization: string }

/**
 * Runs something for a visitor of the help center of an organization, by its slug. A help center that is off does
 * not exist, nor does the organization behind it.
 */
export async function inHelpCenter<T>(
  slug: string,
  run: (ctx: OrgContext, center: OpenHelpCenter) => Promise<T>,
): Promise<T> {
  return inOrganization(await actorOf(slug), async (ctx) => {
    const center = await findHelpCenter(ctx)
    if (!center.enabled) throw notThere()
    const { name } = await ctx.db.organization.findUniqueOrThrow({
      where: { id: ctx.organizationId },
      select: { name: true },
    })
    return run(ctx, { ...center, title: center.title || name, organization: name })
  })
}

/** Who acts for a visitor, for what has no transaction open. */
export async function actorOf(slug: string) {
  const found = await asSystem('help center by its slug', (db) =>
    db.organization.findUnique({ where: { slug: slug.slice(0, 100) }, select: { id: true } }),
  )
  if (!found) throw notThere()
  return { organizationId: found.id, actor: { type: 'system', name: 'help center' } as const }
}

function notThere() {
  return new NotFound('The help center')
}

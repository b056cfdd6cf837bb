import { hashToken, randomToken } from '@frontdesk/runtime/crypto'
import { newId } from '@frontdesk/runtime/id'
import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { Forbidden, Invalid } from '../errors.ts'
import { allows, mayHandOut, type Permission, type Role, require } from '../permissions.ts'
import { findCustomRole } from '../roles/rows.ts'
import { type ApiKeyView, viewApiKey } from './view.ts'

type Input = {
  name: string
  role: Role
  /** a role of the organization's own, which then decides about `role` */
  customRoleId?: string
  /** the permissions of its role that it gets; all of them without it */
  scope?: Permission[]
}

/** Makes an API key. Its secret is returned here once and kept as its SHA-256. */
export async function createApiKey(ctx: OrgContext, input: Input): Promise<ApiKeyView & { key: string }> {
  require(ctx, 'api-keys:manage')
  const { actor } = ctx
  const { role, customRoleId, scope } = await chosen(ctx, input)
  const key = `fd_${randomToken()}`
  const row = await ctx.db.apiKey.create({
    data: {
      id: newId(),
      organizationId: ctx.organizationId,
      name: input.name,
      role,
      customRoleId,
      ...(scope === null ? {} : { scope }),
      prefix: key.slice(0, 9),
      keyHash: hashToken(key),
      createdById: actor.type === 'member' ? actor.memberId : null,
    },
  })
  await writeAudit(ctx, {
    action: 'api_key.created',
    subjectType: 'api_key',
    subjectId: row.id,
    after: { name: input.name, role, customRoleId, scope, prefix: row.prefix },
  })
  ctx.emit({ type: 'settings.changed', subject: 'api-keys' })
  return { ...viewApiKey(row), key }
}

type Chosen = { role: Role; customRoleId: string | null; scope: Permission[] | null }

/** A key does no more than its role, and its role no more than whoever makes the key. */
async function chosen(ctx: OrgContext, input: Input): Promise<Chosen> {
  const own = input.customRoleId === undefined ? null : await findCustomRole(ctx, input.customRoleId)
  const given = { role: own?.role ?? input.role, permissions: own?.permissions ?? null }
  const beyond = input.scope?.find((permission) => !allows(given, permission))
  if (beyond !== undefined) throw new Invalid(`The role does not allow ${beyond}`, 'scope')
  const scope = input.scope === undefined ? null : [...new Set(input.scope)].sort()
  const { actor } = ctx
  if (actor.type !== 'system' && !mayHandOut(actor, { ...given, ...(scope && { permissions: scope }) })) {
    throw new Forbidden(given.role)
  }
  return { role: given.role, customRoleId: own?.id ?? null, scope }
}

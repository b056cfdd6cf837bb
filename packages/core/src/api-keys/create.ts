import { hashToken, randomToken } from '@frontdesk/runtime/crypto'
import { newId } from '@frontdesk/runtime/id'
import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { Forbidden } from '../errors.ts'
import { outranks, type Role, require } from '../permissions.ts'
import { type ApiKeyView, viewApiKey } from './view.ts'

/** Makes an API key. Its secret is returned here once and kept as its SHA-256. */
export async function createApiKey(
  ctx: OrgContext,
  input: { name: string; role: Exclude<Role, 'owner'> },
): Promise<ApiKeyView & { key: string }> {
  require(ctx, 'api-keys:manage')
  const { actor } = ctx
  if (actor.type !== 'system' && !outranks(actor.role, input.role)) throw new Forbidden(input.role)
  const key = `fd_${randomToken()}`
  const row = await ctx.db.apiKey.create({
    data: {
      id: newId(),
      organizationId: ctx.organizationId,
      name: input.name,
      role: input.role,
      prefix: key.slice(0, 9),
      keyHash: hashToken(key),
      createdById: actor.type === 'member' ? actor.memberId : null,
    },
  })
  await writeAudit(ctx, {
    action: 'api_key.created',
    subjectType: 'api_key',
    subjectId: row.id,
    after: { name: input.name, role: input.role, prefix: row.prefix },
  })
  ctx.emit({ type: 'settings.changed', subject: 'api-keys' })
  return { ...viewApiKey(row), key }
}

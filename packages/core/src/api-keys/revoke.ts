import { now } from '@frontdesk/runtime/clock'
import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { NotFound } from '../errors.ts'
import { require } from '../permissions.ts'

/** Revokes an API key: the next request with it is refused. */
export async function revokeApiKey(ctx: OrgContext, apiKeyId: string): Promise<void> {
  require(ctx, 'api-keys:manage')
  const apiKey = await ctx.db.apiKey.findUnique({ where: { id: apiKeyId } })
  if (!apiKey) throw new NotFound('The API key')
  if (apiKey.revokedAt) return
  await ctx.db.apiKey.update({ where: { id: apiKeyId }, data: { revokedAt: now() } })
  await writeAudit(ctx, {
    action: 'api_key.revoked',
    subjectType: 'api_key',
    subjectId: apiKeyId,
    before: { name: apiKey.name, role: apiKey.role, prefix: apiKey.prefix },
  })
  ctx.emit({ type: 'api_keys.ended' })
  ctx.emit({ type: 'settings.changed', subject: 'api-keys' })
}

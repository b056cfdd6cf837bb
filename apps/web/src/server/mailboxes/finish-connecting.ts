import { DomainError } from '@frontdesk/core/errors'
import { finishAuthorization } from '@frontdesk/core/mailboxes/oauth/finish'
import { env } from '@frontdesk/runtime/env'
import { logger } from '@frontdesk/runtime/logger'
import { z } from 'zod'
import { findCaller } from '../auth.ts'

const answer = z.object({ state: z.string().min(20).max(200), code: z.string().min(1).max(4_000) })
const providers = z.enum(['google', 'microsoft'])

/**
 * Where a provider sends a member back to after they granted access, or refused to. Ends on the settings page,
 * which says how it went; the page never takes words from the address.
 */
export async function finishConnecting(request: Request, given: string): Promise<Response> {
  const provider = providers.safeParse(given)
  if (!provider.success) return new Response(null, { status: 404 })
  const caller = await findCaller(request.headers)
  if (caller?.by !== 'cookie') return backTo('/sign-in')
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const parsed = answer.safeParse(query)
  if (!parsed.success) return backTo('/settings/mailboxes?connected=refused')
  try {
    const { id } = await finishAuthorization(caller.who, { provider: provider.data, ...parsed.data })
    return backTo(`/settings/mailboxes/${id}?connected=yes`)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    logger.info({ code: error.code }, 'a mailbox was not connected')
    return backTo(`/settings/mailboxes?connected=${outcomes[error.code] ?? 'failed'}`)
  }
}

const outcomes: Record<string, string> = {
  another_account: 'another',
  already_exists: 'taken',
  invalid: 'over',
  mail_server_refused: 'locked',
}

function backTo(path: string): Response {
  return new Response(null, {
    status: 303,
    headers: { location: new URL(path, env.WEB_URL).href, 'cache-control': 'no-store' },
  })
}

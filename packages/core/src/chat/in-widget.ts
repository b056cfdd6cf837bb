import { asSystem, inOrganization, type OrgContext } from '../context.ts'
import { NotFound } from '../errors.ts'

/** What visitors of a site are shown of a widget, and where what they write arrives. */
export type OpenWidget = {
  id: string
  organizationId: string
  organization: string
  name: string
  origins: string[]
  greeting: string
  hours: string
  color: string
  asks: 'nothing' | 'optional' | 'required'
  mailboxId: string | null
  teamId: string | null
  /** sealed */
  secret: string
}

/** Finds a widget by its public key. One that is off does not exist, nor does the organization behind it. */
export async function findWidget(key: string): Promise<OpenWidget> {
  const found = await asSystem('chat widget by its key', async (db) => {
    const widget = await db.chatWidget.findUnique({ where: { key: key.slice(0, 64) } })
    if (!widget?.enabled) return null
    const { name } = await db.organization.findUniqueOrThrow({
      where: { id: widget.organizationId },
      select: { name: true },
    })
    return { ...widget, organization: name, asks: widget.asks as OpenWidget['asks'] }
  })
  if (!found) throw new NotFound('The chat')
  return found
}

/** Runs something for a visitor of a widget. */
export function inWidget<T>(
  { organizationId }: Pick<OpenWidget, 'organizationId'>,
  run: (ctx: OrgContext) => Promise<T>,
): Promise<T> {
  return inOrganization({ organizationId, actor: { type: 'system', name: 'chat' } }, run)
}

import type { OrgContext } from '../context.ts'
import { NotFound } from '../errors.ts'
import { isId } from '../paging.ts'
import { allows } from '../permissions.ts'
import { missingFields, say } from './kinds/fill.ts'
import type { FieldShape, Fields, FieldValue } from './kinds/kind.ts'
import { actionKinds, type KindName, kindNames } from './kinds/registry.ts'
import { type ActionSettings, listSettings } from './settings.ts'

export type ActionState = 'proposed' | 'approved' | 'done' | 'failed' | 'dismissed'
type Person = { type: string; name: string }

export type ActionView = {
  id: string
  conversationId: string
  messageId: string | null
  kind: KindName
  name: string
  /** what will be done, or was, said aloud */
  sentence: string
  state: ActionState
  fields: (FieldShape & { key: string; value: FieldValue | null; required: boolean })[]
  missing: string[]
  /** local, a provider's model, or person */
  proposedBy: string
  /** an agent's approval is not enough */
  needsAdmin: boolean
  /** whether who asks may approve it */
  mayApprove: boolean
  carriedOut: 'person' | 'webhook'
  decidedBy: Person | null
  decidedAt: string | null
  result: string
  finishedBy: Person | null
  finishedAt: string | null
  /** a sentence for the customer, once it is done */
  confirmation: string | null
  createdAt: string
}

export type ActionRow = Awaited<ReturnType<OrgContext['db']['serviceAction']['findFirstOrThrow']>>

export async function lockAction(ctx: OrgContext, id: string): Promise<ActionRow> {
  if (!isId(id)) throw new NotFound('The action')
  await ctx.db.$queryRaw`SELECT id FROM service_actions WHERE id = ${id}::uuid FOR UPDATE`
  const row = await ctx.db.serviceAction.findFirst({ where: { id } })
  if (!row || !isKind(row.kind)) throw new NotFound('The action')
  return row
}

export async function viewActions(ctx: OrgContext, rows: ActionRow[]): Promise<ActionView[]> {
  const settings = await listSettings(ctx)
  return rows.flatMap((row) => {
    const allowed = settings.find(({ kind }) => kind === row.kind)
    return allowed ? [toView(ctx, row, allowed)] : []
  })
}

export async function viewAction(ctx: OrgContext, id: string): Promise<ActionView> {
  const [view] = await viewActions(ctx, await ctx.db.serviceAction.findMany({ where: { id } }))
  if (!view) throw new NotFound('The action')
  return view
}

export function isKind(name: string): name is KindName {
  return (kindNames as string[]).includes(name)
}

/** Whether an agent's approval is not enough. A sum in another currency cannot be compared, so an admin looks at it. */
export function needsAdmin(settings: ActionSettings, fields: Fields): boolean {
  if (settings.approval !== 'above') return settings.approval === 'always'
  const money = actionKinds[settings.kind].money?.(fields)
  if (!money || money.currency !== settings.approvalCurrency) return true
  return money.amount > (settings.approvalAbove ?? 0)
}

function toView(ctx: OrgContext, row: ActionRow, settings: ActionSettings): ActionView {
  const kind = actionKinds[settings.kind]
  const fields = row.fields as Fields
  const admin = needsAdmin(settings, fields)
  const state = row.state as ActionState
  return {
    id: row.id,
    conversationId: row.conversationId,
    messageId: row.messageId,
    kind: settings.kind,
    name: kind.name,
    sentence: say(kind.sentence, fields),
    state,
    fields: Object.entries(kind.shapes).map(([key, shape]) => ({
      key,
      ...shape,
      value: fields[key] ?? null,
      required: kind.schema.shape[key]?.safeParse(undefined).success === false,
    })),
    missing: missingFields(kind, fields),
    proposedBy: row.proposedBy,
    needsAdmin: admin,
    mayApprove: settings.enabled && mayApprove(ctx, admin),
    carriedOut: (row.carriedOut as ActionView['carriedOut'] | null) ?? settings.carriedOut,
    decidedBy: personOf(row.decidedBy),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    result: row.result,
    finishedBy: personOf(row.finishedBy),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    confirmation: state === 'done' ? confirmationOf(row, settings.kind, fields) : null,
    createdAt: row.createdAt.toISOString(),
  }
}

function mayApprove({ actor }: OrgContext, admin: boolean): boolean {
  return actor.type !== 'system' && allows(actor, admin ? 'actions:approve' : 'conversations:reply')
}

function personOf(stored: unknown): Person | null {
  const { type, name } = (stored ?? {}) as Partial<Person>
  return type !== undefined && name !== undefined ? { type, name } : null
}

function confirmationOf(
  { language, result, carriedOut }: ActionRow,
  name: KindName,
  fields: Fields,
): string | null {
  const { confirmation } = actionKinds[name]
  const template = confirmation[language] ?? confirmation.en ?? ''
  // What only a person could have found out is not made up from a server's receipt.
  if (template.includes('{result}') && (result === '' || carriedOut !== 'person')) return null
  return say(template, { ...fields, result })
}

import { encryptSecret, randomToken } from '@frontdesk/runtime/crypto'
import { newId } from '@frontdesk/runtime/id'
import { actorRecord, writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { Conflict, Invalid, NotFound } from '../errors.ts'
import { storable } from '../messages/storable.ts'
import { isId } from '../paging.ts'
import { require } from '../permissions.ts'
import { secretContext } from './start.ts'

export type WidgetInput = {
  name: string
  enabled: boolean
  /** the sites that may show it, as https://shop.example */
  origins: string[]
  /** where its conversations arrive; null for the first mailbox, and for that mailbox's team */
  mailboxId: string | null
  teamId: string | null
  greeting: string
  /** when somebody answers, in words */
  hours: string
  /** as #rrggbb */
  color: string
  /** whether visitors say name and address before they write */
  asks: 'nothing' | 'optional' | 'required'
}
export type WidgetView = WidgetInput & { id: string; key: string; createdAt: string }

const mostWidgets = 20

export async function listWidgets(ctx: OrgContext): Promise<{ items: WidgetView[] }> {
  require(ctx, 'chat:manage')
  const rows = await ctx.db.chatWidget.findMany({ orderBy: { id: 'asc' } })
  return { items: rows.map(toView) }
}

/** Makes a widget with a public key. The secret by which the site shows who its users are is told this once. */
export async function createWidget(
  ctx: OrgContext,
  input: WidgetInput,
): Promise<WidgetView & { secret: string }> {
  require(ctx, 'chat:manage')
  if ((await ctx.db.chatWidget.count()) >= mostWidgets)
    throw new Conflict(`There are ${mostWidgets} chat widgets already`, 'too_many')
  const { organizationId } = ctx
  const id = newId()
  const secret = randomToken()
  const row = await ctx.db.chatWidget.create({
    data: {
      id,
      organizationId,
      ...(await check(ctx, input)),
      key: randomToken(18),
      secret: encryptSecret(secret, secretContext({ organizationId, id })),
      changedBy: actorRecord(ctx.actor),
    },
  })
  await audit(ctx, 'create', id, null, toView(row))
  return { ...toView(row), secret }
}

export async function changeWidget(
  ctx: OrgContext,
  { id, ...input }: WidgetInput & { id: string },
): Promise<WidgetView> {
  require(ctx, 'chat:manage')
  const before = await find(ctx, id)
  const data = { ...(await check(ctx, input)), changedBy: actorRecord(ctx.actor) }
  const row = await ctx.db.chatWidget.update({ where: { id }, data })
  await audit(ctx, 'change', id, toView(before), toView(row))
  return toView(row)
}

/** Makes a new secret, told this once; proofs made with the one before count no more. */
export async function rotateWidgetSecret(
  ctx: OrgContext,
  id: string,
): Promise<WidgetView & { secret: string }> {
  require(ctx, 'chat:manage')
  await find(ctx, id)
  const secret = randomToken()
  const sealed = encryptSecret(secret, secretContext({ organizationId: ctx.organizationId, id }))
  const row = await ctx.db.chatWidget.update({ where: { id }, data: { secret: sealed } })
  await audit(ctx, 'rotate_secret', id, null, null)
  return { ...toView(row), secret }
}

/** Ends a widget and what its visitors see; the conversations stay. */
export async function removeWidget(ctx: OrgContext, id: string): Promise<void> {
  require(ctx, 'chat:manage')
  const row = await find(ctx, id)
  await ctx.db.chatWidget.delete({ where: { id } })
  await audit(ctx, 'remove', id, toView(row), null)
}

type Row = Awaited<ReturnType<typeof find>>

async function find(ctx: OrgContext, id: string) {
  const row = isId(id) ? await ctx.db.chatWidget.findFirst({ where: { id } }) : null
  if (!row) throw new NotFound('The chat widget')
  return row
}

async function check(ctx: OrgContext, input: WidgetInput): Promise<WidgetInput> {
  const { mailboxId, teamId } = input
  if (mailboxId !== null && !(await ctx.db.mailbox.findFirst({ where: { id: mailboxId } })))
    throw new NotFound('The mailbox')
  const origins = input.origins.map(originOf)
  if (teamId !== null && !(await ctx.db.team.findFirst({ where: { id: teamId } })))
    throw new NotFound('The team')
  return {
    ...input,
    name: storable(input.name).trim(),
    greeting: storable(input.greeting).trim(),
    hours: storable(input.hours).trim(),
    color: input.color.toLowerCase(),
    origins: [...new Set(origins)].sort(),
  }
}

/** Goes into a policy as it is, where a star or a semicolon would mean something. */
function originOf(text: string): string {
  const { origin, hostname } = new URL(text)
  if (!/^[a-z\d.-]+$/.test(hostname)) throw new Invalid('A site such as https://shop.example', 'origins')
  return origin
}

function toView(row: Row): WidgetView {
  const { id, key, name, enabled, origins, mailboxId, teamId, greeting, hours, color, asks } = row
  return {
    ...{ id, key, name, enabled, origins, mailboxId, teamId, greeting, hours, color },
    asks: asks as WidgetInput['asks'],
    createdAt: row.createdAt.toISOString(),
  }
}

async function audit(
  ctx: OrgContext,
  step: string,
  id: string,
  before: WidgetView | null,
  after: WidgetView | null,
): Promise<void> {
  await writeAudit(ctx, {
    action: `chat_widget.${step}`,
    subjectType: 'chat_widget',
    subjectId: id,
    ...(before && { before }),
    ...(after && { after }),
  })
  ctx.emit({ type: 'settings.changed', subject: 'chat_widgets' })
}

import { createHmac } from 'node:crypto'
import { now } from '@frontdesk/runtime/clock'
import { decryptSecret, equalInConstantTime } from '@frontdesk/runtime/crypto'
import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../context.ts'
import { Forbidden, NotFound, Unauthenticated } from '../errors.ts'
import { storable } from '../messages/storable.ts'
import { findWidget, inWidget, type OpenWidget } from './in-widget.ts'
import { visitorOfToken, visitorToken } from './visitor-token.ts'

export type Session = {
  token: string
  expiresAt: string
  visitor: { name: string; email: string | null; known: boolean }
}

type StartInput = {
  /** of the session before, if there was one */
  token?: string | undefined
  /** who the site says it is, and its proof: an HMAC-SHA-256 of the id under the widget's secret, in hex */
  user?: { id: string; hash: string; name?: string | undefined; email?: string | undefined } | undefined
}

/**
 * Begins a session with a widget or carries one on. Whoever the site has named is the same visitor in every browser;
 * a wrong proof is Forbidden. A token that is over or was made up begins a new session.
 */
export async function startChat(key: string, { token, user }: StartInput): Promise<Session> {
  const widget = await findWidget(key)
  if (user) {
    refuseUnproved(widget, user)
    return inWidget(widget, async (ctx) => sessionOf(widget, await knownVisitor(ctx, widget, user)))
  }
  const visitorId = earlier(widget, token) ?? newId()
  const found = await inWidget(widget, (ctx) => ctx.db.chatVisitor.findFirst({ where: { id: visitorId } }))
  // A browser that somebody signed out of begins as nobody.
  if (found?.userId) return sessionOf(widget, { id: newId(), name: '', email: null, userId: null })
  return sessionOf(widget, found ?? { id: visitorId, name: '', email: null, userId: null })
}

/** What a site's server makes of its user's id to show who is writing. */
export function userHash(secret: string, userId: string): string {
  return createHmac('sha256', secret).update(userId).digest('hex')
}

export const secretContext = ({ organizationId, id }: { organizationId: string; id: string }) =>
  `chat_widgets.secret.${organizationId}.${id}`

function refuseUnproved(widget: OpenWidget, user: { id: string; hash: string }): void {
  const expected = userHash(decryptSecret(widget.secret, secretContext(widget)), user.id)
  if (!equalInConstantTime(expected, user.hash.toLowerCase())) throw new Forbidden('chat of this user')
}

/** A visitor of nobody's is written with their first message, one who is known at once. */
async function knownVisitor(ctx: OrgContext, widget: OpenWidget, user: NonNullable<StartInput['user']>) {
  const { organizationId } = ctx
  const data = { organizationId, widgetId: widget.id, userId: user.id }
  await ctx.db.chatVisitor.createMany({
    data: [
      { ...data, id: newId(), name: storable(user.name ?? ''), email: user.email?.toLowerCase() ?? null },
    ],
    skipDuplicates: true,
  })
  return ctx.db.chatVisitor.findFirstOrThrow({ where: { widgetId: widget.id, userId: user.id } })
}

function earlier(widget: OpenWidget, token: string | undefined): string | null {
  if (token === undefined) return null
  try {
    return visitorOfToken(widget, token, now())
  } catch (error) {
    if (error instanceof NotFound || error instanceof Unauthenticated) return null
    throw error
  }
}

type Visitor = { id: string; name: string; email: string | null; userId: string | null }

function sessionOf(widget: OpenWidget, { id, name, email, userId }: Visitor): Session {
  return { ...visitorToken(widget, id, now()), visitor: { name, email, known: userId !== null } }
}

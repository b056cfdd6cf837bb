import { now } from '@frontdesk/runtime/clock'
import { NotFound, Unauthenticated } from '../errors.ts'
import { findWidget, inWidget } from './in-widget.ts'
import { visitorOfToken } from './visitor-token.ts'

type Followed = {
  visitorId: string
  organizationId: string
  /** notes that the visitor is looking */
  stillThere: () => Promise<void>
  /** whether the widget is still on and the token still counts */
  mayListen: () => Promise<boolean>
}

/** For a stream that a visitor keeps open. */
export async function followChat(key: string, token: string): Promise<Followed> {
  const visit = async () => {
    const widget = await findWidget(key)
    return { widget, visitorId: visitorOfToken(widget, token, now()) }
  }
  const { widget, visitorId } = await visit()
  return {
    visitorId,
    organizationId: widget.organizationId,
    stillThere: async () => {
      await inWidget(
        widget,
        (ctx) => ctx.db.$executeRaw`UPDATE chat_visitors SET seen_at = now() WHERE id = ${visitorId}::uuid`,
      )
    },
    mayListen: () =>
      visit().then(
        () => true,
        (error: unknown) => {
          if (error instanceof NotFound || error instanceof Unauthenticated) return false
          throw error
        },
      ),
  }
}

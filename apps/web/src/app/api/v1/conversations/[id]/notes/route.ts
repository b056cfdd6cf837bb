import { inOrganization } from '@frontdesk/core/context'
import { addNote } from '@frontdesk/core/notes/add'
import { listNotes } from '@frontdesk/core/notes/list'
import { createNote, listNotes as list } from '../../../../../../contract/conversations/messages.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(list, ({ who, params, query }) =>
  inOrganization(who, (ctx) => listNotes(ctx, { conversation: params.id, ...query })),
)

export const POST = route(createNote, ({ who, params, body }) =>
  inOrganization(who, (ctx) => addNote(ctx, { conversation: params.id, ...body })),
)

import type { OrgContext } from '../../context.ts'

type Wish = 'mirrorReadState' | 'mirrorArchive'

/** Promises to tell the provider what was done here, where the organization wants it told. */
export async function wantMarks(ctx: OrgContext, conversationId: string, wish: Wish): Promise<void> {
  const [wanted] = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT b.id FROM conversations c
    JOIN mailboxes b ON b.organization_id = c.organization_id AND b.id = c.mailbox_id
    WHERE c.id = ${conversationId}::uuid AND b.channel <> 'forwarding' AND b.settings ->> ${wish} = 'true'`
  if (wanted) ctx.emit({ type: 'marks.changed', conversationId })
}

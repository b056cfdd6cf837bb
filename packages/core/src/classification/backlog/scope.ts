import { Prisma } from '@frontdesk/db/tenancy'
import { writtenByPeople } from '../../messages/written-by-people.ts'
import type { BacklogScope } from './view.ts'

/**
 * The messages `m` of conversations `c` a run goes through: those nobody has judged, or the newest of the customer
 * in every conversation that waits and that no person has corrected.
 */
export function backlogMessages(scope: BacklogScope): Prisma.Sql {
  return Prisma.sql`
    FROM messages m JOIN conversations c ON c.organization_id = m.organization_id AND c.id = m.conversation_id
    WHERE m.direction = 'inbound' AND m.auto_kind = ANY (${[...writtenByPeople]})
      AND NOT c.spam AND c.status IN ('open', 'pending') AND ${only[scope]}`
}

const only: Record<BacklogScope, Prisma.Sql> = {
  unclassified: Prisma.sql`NOT EXISTS (
    SELECT 1 FROM classifications k WHERE k.organization_id = m.organization_id AND k.message_id = m.id)`,
  open: Prisma.sql`c.classified_by IS DISTINCT FROM 'agent' AND NOT EXISTS (
    SELECT 1 FROM messages later WHERE later.organization_id = m.organization_id
      AND later.conversation_id = m.conversation_id AND later.direction = 'inbound'
      AND later.auto_kind = ANY (${[...writtenByPeople]}) AND later.sequence > m.sequence)`,
}

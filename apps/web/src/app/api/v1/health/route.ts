import { getHealth } from '../../../../contract/organization/operations.ts'
import { route } from '../../../../server/handler.ts'
import { answerLive } from '../../../../server/operations/probes.ts'

export const dynamic = 'force-dynamic'
export const GET = route(getHealth, async () => answerLive())

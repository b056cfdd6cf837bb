import { getReady } from '../../../../contract/organization/operations.ts'
import { route } from '../../../../server/handler.ts'
import { answerReady } from '../../../../server/operations/probes.ts'

export const dynamic = 'force-dynamic'
export const GET = route(getReady, answerReady)

import { answerLive } from '../../../server/operations/probes.ts'

export const dynamic = 'force-dynamic'
export const GET = answerLive

import { readOperationsState } from '@frontdesk/core/operations/read-state'
import { operatorsOnly } from '../../../server/operations/operators-only.ts'
import { json } from '../../../server/operations/probes.ts'

export const dynamic = 'force-dynamic'
export const GET = operatorsOnly(async () => json(200, await readOperationsState()))

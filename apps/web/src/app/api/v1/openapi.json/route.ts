import { getOpenApi } from '../../../../contract/organization/operations.ts'
import { route } from '../../../../server/handler.ts'
import { describeApi } from '../../../../server/operations/openapi.ts'

export const dynamic = 'force-dynamic'

export const GET = route(getOpenApi, async () => Response.json(describeApi()))

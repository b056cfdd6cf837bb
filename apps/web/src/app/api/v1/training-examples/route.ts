import { importExamples } from '@frontdesk/core/classification/examples/import'
import { listExamples } from '@frontdesk/core/classification/examples/list'
import { inOrganization } from '@frontdesk/core/context'
import { createTrainingExamples, listTrainingExamples } from '../../../../contract/assistant/triage.ts'
import { route } from '../../../../server/handler.ts'
import { readChunks } from '../../../../server/request/read-chunks.ts'

export const GET = route(listTrainingExamples, ({ who, query }) =>
  inOrganization(who, (ctx) => listExamples(ctx, query)),
)

export const POST = route(createTrainingExamples, ({ who, query, request }) =>
  importExamples(who, { lines: readChunks(request), ...query }),
)

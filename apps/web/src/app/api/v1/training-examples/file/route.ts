import { exportExamples } from '@frontdesk/core/classification/examples/export'
import { getTrainingExamplesFile } from '../../../../../contract/assistant/triage.ts'
import { streamText } from '../../../../../server/files/stream-text.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(getTrainingExamplesFile, async ({ who, query }) => {
  const lines = await exportExamples(who, query)
  const headers = {
    'content-type': 'application/x-ndjson; charset=utf-8',
    'content-disposition': `attachment; filename="training-examples-${query.format}.jsonl"`,
  }
  return new Response(streamText(lines), { headers })
})

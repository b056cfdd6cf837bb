import { finishConnecting } from '../../../../../server/mailboxes/finish-connecting.ts'

export const dynamic = 'force-dynamic'

export async function GET(
  request: Request,
  context: { params: Promise<{ provider: string }> },
): Promise<Response> {
  return finishConnecting(request, (await context.params).provider)
}

import { widgetPage } from '../../../server/chat/widget-page.ts'

export const dynamic = 'force-dynamic'

export async function GET(_request: Request, { params }: { params: Promise<{ key: string }> }) {
  return widgetPage((await params).key)
}

import { classifyLocally } from '@frontdesk/ai/local/classify'
import { scoreGravity } from '@frontdesk/ai/local/gravity/score'
import { classifyRoute } from '@frontdesk/ai/local/route'
import { defaultCategories } from '@frontdesk/ai/local/seed-examples/default-categories'
import { detectSentiment } from '@frontdesk/ai/local/sentiment'
import { judgeSpam } from '@frontdesk/ai/local/spam/judge'

const text = 'Where is my order? Wo ist meine Bestellung?'
const judge = () => classifyLocally({ text, categories: defaultCategories, model: null })

/** Loads the local models, which takes seconds of arithmetic, before the first customer has to wait for it. */
export function warmUpModels(): void {
  judge()
  scoreGravity(text)
  judgeSpam(text)
}

/** The same one model after the other, so that a server answers in between. */
export async function warmUpInSteps(pauseMs: number): Promise<void> {
  for (const step of [
    () => detectSentiment(text),
    () => classifyRoute(text),
    judge,
    () => scoreGravity(text),
    () => judgeSpam(text),
  ]) {
    await new Promise((resolve) => setTimeout(resolve, pauseMs).unref())
    step()
  }
}

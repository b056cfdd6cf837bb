import { classifyLocally } from '@frontdesk/ai/classify'
import { defaultCategories } from '@frontdesk/ai/local/seed-examples/default-categories'

/** Loads the local models, which takes seconds of arithmetic, before the first customer has to wait for it. */
export function warmUpModels(): void {
  classifyLocally({
    text: 'Where is my order? Wo ist meine Bestellung?',
    categories: defaultCategories,
    model: null,
  })
}

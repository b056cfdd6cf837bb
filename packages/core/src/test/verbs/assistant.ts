import { changeBudget } from '../../assistant/budget/change.ts'
import { readBudget } from '../../assistant/budget/read.ts'
import { compareProviders } from '../../assistant/compare-providers.ts'
import { listDisclosures } from '../../assistant/ledger/list.ts'
import { listCalls } from '../../assistant/ledger/list-calls.ts'
import { listPrices } from '../../assistant/prices/list.ts'
import { replacePrices } from '../../assistant/prices/replace.ts'
import { activatePrompt } from '../../assistant/prompts/activate.ts'
import { addPromptVersion } from '../../assistant/prompts/add.ts'
import { listPrompts, listPromptVersions } from '../../assistant/prompts/list.ts'
import { previewPrompt } from '../../assistant/prompts/preview.ts'
import { listProviders } from '../../assistant/providers/list.ts'
import { replaceProviders } from '../../assistant/providers/replace.ts'
import type { Verb } from './verb.ts'

const compatible = {
  provider: 'compatible',
  label: 'Own server',
  enabled: true,
  baseUrl: 'https://models.home.example/v1',
  apiVersion: null,
  model: 'small',
  models: {},
} as const
const page = { limit: 10 }
const draft = { task: 'draft', template: 'Answer in {{language}}.', note: '' } as const

/** Verbs about providers, their cost and how they are asked. */
export const assistant: Verb[] = [
  { name: 'listProviders', least: 'admin', audit: null, named: false, run: listProviders },
  {
    name: 'replaceProviders',
    least: 'admin',
    audit: 'assistant.providers',
    named: false,
    run: (ctx) => replaceProviders(ctx, { usePlatform: true, items: [compatible] }),
  },
  {
    name: 'replaceProviders with one',
    least: 'admin',
    audit: 'assistant.providers',
    run: (ctx, ids) =>
      replaceProviders(ctx, { usePlatform: true, items: [{ ...compatible, id: ids.provider }] }),
  },
  { name: 'listPrices', least: 'admin', audit: null, named: false, run: listPrices },
  {
    name: 'replacePrices',
    least: 'admin',
    audit: 'assistant.prices',
    named: false,
    run: (ctx) => replacePrices(ctx, { items: [] }),
  },
  { name: 'readBudget', least: 'admin', audit: null, named: false, run: readBudget },
  {
    name: 'changeBudget',
    least: 'admin',
    audit: 'assistant.budget',
    named: false,
    run: (ctx) => changeBudget(ctx, { monthly: 20 }),
  },
  {
    name: 'compareProviders',
    least: 'admin',
    audit: null,
    named: false,
    run: (ctx) => compareProviders(ctx, { days: 30 }),
  },
  {
    name: 'listDisclosures',
    least: 'admin',
    audit: null,
    named: false,
    run: (ctx) => listDisclosures(ctx, page),
  },
  {
    name: 'listCalls',
    least: 'admin',
    audit: null,
    named: false,
    run: (ctx) => listCalls(ctx, page),
  },
  { name: 'listPrompts', least: 'admin', audit: null, named: false, run: listPrompts },
  {
    name: 'listPromptVersions',
    least: 'admin',
    audit: null,
    named: false,
    run: (ctx) => listPromptVersions(ctx, { ...page, task: 'draft' }),
  },
  {
    name: 'addPromptVersion',
    least: 'admin',
    audit: 'assistant.prompt_version',
    named: false,
    run: (ctx) => addPromptVersion(ctx, draft),
  },
  {
    name: 'activatePrompt',
    least: 'admin',
    audit: 'assistant.prompt',
    named: false,
    run: (ctx) => activatePrompt(ctx, { task: 'draft', version: 1 }),
  },
  {
    name: 'previewPrompt',
    least: 'admin',
    audit: null,
    run: (ctx, ids) => previewPrompt(ctx, { task: 'classify', messageId: ids.message }),
  },
]

import { counter } from '@frontdesk/runtime/metrics'

/** Counts whether who asks was known from memory or had to be looked up in the database. */
export function countLookup(cache: 'session' | 'api_key', hit: boolean): void {
  counter({
    name: 'cache_lookups_total',
    help: 'Sessions and API keys that were known from memory, and those looked up in the database',
    labelNames: ['cache', 'result'],
  }).inc({ cache, result: hit ? 'hit' : 'miss' })
}

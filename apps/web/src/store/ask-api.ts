import { type BaseQueryFn, type FetchBaseQueryMeta, fetchBaseQuery, retry } from '@reduxjs/toolkit/query'
import { longestRead } from '../contract/reads.ts'
import { askToSignIn } from './ask-to-sign-in.ts'
import { type Problem, problemOf } from './problem.ts'
import { readTogether } from './read-together.ts'
import { type ApiRequest, pathOf } from './request.ts'

type Ask = BaseQueryFn<ApiRequest, unknown, Problem, object, FetchBaseQueryMeta>

const repetitions = 2
/** The same for all reads of a page, which so meet in one call again, and another for each page. */
const firstPauseMs = 400 + Math.random() * 400

/**
 * Asks the API below `baseUrl`. A read that meets a server about to restart, or a line that broke, is repeated twice
 * within some two seconds; a change never is, since its outcome is not known.
 */
export function askApi(baseUrl: string): Ask {
  return retry(askOnce(baseUrl), {
    backoff: (attempt, _, signal) => pause(firstPauseMs * attempt, signal),
    retryCondition: (error, { method }, { attempt }) =>
      method === 'GET' && attempt <= repetitions && passes(error as Problem),
  })
}

function askOnce(baseUrl: string): Ask {
  const read = readTogether(`${baseUrl}/reads`)
  const ask = fetchBaseQuery({ baseUrl, credentials: 'same-origin', timeout: 30_000 })
  return async ({ signedIn, together, ...request }, call, options) => {
    const path = pathOf(request)
    const inOneCall = together && path.length <= longestRead
    const answer = inOneCall ? await read(path) : await ask(request, call, options)
    const meta = answer.meta === undefined ? {} : { meta: answer.meta }
    if (answer.error === undefined) return { data: answer.data, ...meta }
    const problem = problemOf(answer.error, answer.meta)
    if (problem.status === 401 && signedIn) askToSignIn()
    return { error: problem, ...meta }
  }
}

function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    setTimeout(resolve, milliseconds)
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

/** What is likely over in a moment: no connection, or a server or proxy that says so. */
function passes({ status, code }: Problem): boolean {
  return code === 'offline' || [502, 503, 504].includes(status)
}

import {
  type BaseQueryFn,
  createApi,
  type FetchBaseQueryMeta,
  fetchBaseQuery,
} from '@reduxjs/toolkit/query/react'
import { askToSignIn } from './ask-to-sign-in.ts'
import { type Problem, problemOf } from './problem.ts'
import { readTogether } from './read-together.ts'
import { type ApiRequest, pathOf } from './request.ts'

const tagTypes = [
  'Conversation',
  'Message',
  'Note',
  'Draft',
  'Counts',
  'Contact',
  'Company',
  'CustomField',
  'Follower',
  'Viewer',
  'Notification',
  'NotificationPreference',
  'Article',
  'ArticleImport',
  'Policy',
  'SavedReply',
  'Mailbox',
  'Member',
  'Invitation',
  'ApiKey',
  'Webhook',
  'ComplianceCase',
  'Csat',
  'HelpCenter',
  'ChatWidget',
  'Category',
  'Account',
  'Session',
  'FailedJob',
  'QuarantinedMail',
  'AuditEntry',
  'SendingRules',
  'Suppression',
  'Team',
  'Skill',
  'Routing',
  'Presence',
  'Schedule',
  'Operations',
  'ErrorGroup',
  'Sla',
  'Autonomy',
  'Assistant',
  'Classifier',
  'Action',
  'Learned',
  'Gap',
  'Summary',
  'Similar',
  'Workflow',
  'WorkflowRun',
  'Replay',
] as const

/** The one API of the browser. Each `features/<area>/api.ts` injects its endpoints. */
export const api = createApi({
  reducerPath: 'api',
  baseQuery: withProblems(),
  tagTypes,
  refetchOnReconnect: true,
  endpoints: () => ({}),
})

function withProblems(): BaseQueryFn<ApiRequest, unknown, Problem, object, FetchBaseQueryMeta> {
  const read = readTogether('/api/v1/reads')
  const ask = fetchBaseQuery({ baseUrl: '/api/v1', credentials: 'same-origin', timeout: 30_000 })
  return async ({ signedIn, together, ...request }, call, options) => {
    const answer = together ? await read(pathOf(request)) : await ask(request, call, options)
    const meta = answer.meta === undefined ? {} : { meta: answer.meta }
    if (answer.error === undefined) return { data: answer.data, ...meta }
    const problem = problemOf(answer.error, answer.meta)
    if (problem.status === 401 && signedIn) askToSignIn()
    return { error: problem, ...meta }
  }
}

import type { z } from 'zod'
import type { Contract, ParamsOf, QueryOf, ResponseOf } from '../contract/contract.ts'
import { type ApiRequest, requestOf } from './request.ts'

type ParamsPart<C extends Contract> = C['params'] extends z.ZodObject ? { params: ParamsOf<C> } : unknown
type QueryPart<C extends Contract> = C['query'] extends z.ZodObject
  ? { query?: Partial<QueryOf<C>> }
  : unknown
type BodyPart<C extends Contract> = C['body'] extends z.ZodType ? { body: z.input<C['body']> } : unknown
type KeyPart<C extends Contract> = C['idempotent'] extends true ? { idempotencyKey?: string } : unknown
type Call<C extends Contract> = ParamsPart<C> & QueryPart<C> & BodyPart<C> & KeyPart<C>

/** What a call of a contract takes: `{ params, query, body }`, each only where the contract has it. */
export type ArgsOf<C extends Contract> =
  unknown extends Call<C>
    ? // biome-ignore lint/suspicious/noConfusingVoidType: void is how RTK Query spells "no argument needed".
      void
    : Record<never, never> extends Call<C>
      ? // biome-ignore lint/suspicious/noConfusingVoidType: as above.
        Call<C> | void
      : Call<C>

type PagedContract = Contract & { response: z.ZodType<{ nextCursor: string | null }> }

/** The part of `build.query` or `build.mutation` that a contract settles: the request, and the type of its answer. */
export function callOf<const C extends Contract>(contract: C) {
  return {
    query: (args: ArgsOf<C>): ApiRequest => requestOf(contract, args ?? {}),
    transformResponse: (raw: unknown): ResponseOf<C> => trusted<C>(raw),
  }
}

/** The same for `build.infiniteQuery`: pages of a list, followed by cursor. */
export function pagesOf<const C extends PagedContract>(contract: C) {
  return {
    infiniteQueryOptions: {
      initialPageParam: null as string | null,
      getNextPageParam: (last: { nextCursor: string | null }) => last.nextCursor ?? undefined,
    },
    query: ({ queryArg, pageParam }: { queryArg: ArgsOf<C>; pageParam: string | null }): ApiRequest =>
      requestOf(contract, queryArg ?? {}, pageParam),
    transformResponse: (raw: unknown): ResponseOf<C> => trusted<C>(raw),
  }
}

/** Our own API parses what it answers against the same contract, so the browser does not parse it again. */
function trusted<C extends Contract>(raw: unknown): ResponseOf<C> {
  return raw as ResponseOf<C>
}

// Asking on the desk: an endpoint as a query, and the one way a screen shows that it waits, was refused or failed.
import {
  keepPreviousData,
  QueryClient,
  type UseQueryResult,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Endpoint } from '../kernel/endpoint.ts'
import { call, type NoAnswer } from './call.ts'
import { deskText } from './desk-text.ts'
import { ErrorState } from './error-state.tsx'
import { useFormats, useText } from './language.tsx'
import { LoadingFrame } from './loading-frame.tsx'
import { OfflineNote, useOnline } from './offline-note.tsx'

/** What a query rejects with; the cause stays a value. */
export class NotAnswered extends Error {
  readonly why: NoAnswer
  constructor(why: NoAnswer) {
    super('not answered')
    this.why = why
  }
}

export type Ask<A> = UseQueryResult<A, NotAnswered>

/** Whether the answer was that there is no such thing: a screen then leads back to its list, and offers no second try. */
export const isNotThere = ({ error }: Pick<Ask<unknown>, 'error'>): boolean =>
  error !== null && 'refusal' in error.why && error.why.status === 404

/** The desk's memory of answers. A refusal is final; a fault or silence is asked once more. */
export function deskMemory(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // the browser's word on the network is not trusted: we ask and see
        networkMode: 'always',
        staleTime: 15_000,
        retry: (times, e) => times < 1 && e instanceof NotAnswered && !('refusal' in e.why),
        retryDelay: 800,
        refetchOnWindowFocus: true,
      },
    },
  })
}

type Input = Readonly<Record<string, unknown>>

const TOO_MANY = 429

/** Asks once `input` is there; keeps the last answer on the screen while the next one comes. */
export function useAsk<I, A>(endpoint: Endpoint<I, A>, input: (I & Input) | undefined): Ask<A> {
  return useQuery<A, NotAnswered>({
    queryKey: [endpoint.id, input],
    enabled: input !== undefined,
    placeholderData: keepPreviousData,
    // each reading of a child's file is written down: none happens but when a person opens it
    ...(endpoint.logsRead || endpoint.steady
      ? { staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false }
      : {}),
    queryFn: async ({ signal }) => {
      const told = await call(endpoint, input!, signal)
      if ('answer' in told) return told.answer
      throw new NotAnswered(told)
    },
  })
}

/** A list by keyset pages: what came so far, how many there are, and how to bring more. */
export type Pages<R> = {
  readonly rows: readonly R[]
  readonly total: number
  readonly more: { readonly onMore: () => void; readonly loading: boolean } | undefined
}

/** Asks page by page; `rowsOf` takes the rows out of an answer that has `next` and `total`. */
export function useAskPages<I, A extends { next: string | null; total: number }, R>(
  endpoint: Endpoint<I, A>,
  input: (I & Input) | undefined,
  rowsOf: (answer: A) => readonly R[],
): Ask<Pages<R>> {
  const asked = useInfiniteQuery({
    queryKey: [endpoint.id, input, 'pages'],
    enabled: input !== undefined,
    placeholderData: keepPreviousData,
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const told = await call(endpoint, { ...input!, ...(pageParam ? { after: pageParam } : {}) }, signal)
      if ('answer' in told) return told.answer
      throw new NotAnswered(told)
    },
    getNextPageParam: (last) => last.next ?? undefined,
  })
  const data = asked.data && {
    rows: asked.data.pages.flatMap(rowsOf),
    total: asked.data.pages[0]?.total ?? 0,
    more: asked.hasNextPage
      ? { onMore: () => void asked.fetchNextPage(), loading: asked.isFetchingNextPage }
      : undefined,
  }
  return { ...asked, data } as unknown as Ask<Pages<R>>
}

/** Asks again whatever endpoints are named; without names, everything on the screen. */
export function useAskAgain(): (...endpoints: readonly { readonly id: string }[]) => Promise<void> {
  const memory = useQueryClient()
  return async (...endpoints) => {
    if (endpoints.length === 0) await memory.invalidateQueries()
    for (const { id } of endpoints) await memory.invalidateQueries({ queryKey: [id] })
  }
}

/** Drops from memory what was answered to the inputs that match: a file that is gone is not shown from here again. */
export function useForget(): (matches: (input: Input) => boolean) => void {
  const memory = useQueryClient()
  return (matches) =>
    memory.removeQueries({ predicate: ({ queryKey: [, input] }) => matches((input ?? {}) as Input) })
}

/** What happened and what to do, in words. */
export function useNoAnswerWords(): (why: NoAnswer) => {
  happened: string
  todo: string
  reference?: string
} {
  const t = useText(deskText)
  return (why) => {
    if ('offline' in why) return { happened: t.offline.happened, todo: t.offline.todo }
    if ('fault' in why) {
      return {
        happened: t.fault.happened,
        todo: t.fault.todo,
        reference: why.fault ? t.fault.reference(why.fault) : undefined,
      }
    }
    const words = (t.refusals as Readonly<Record<string, string>>)[why.refusal.code]
    return {
      happened: words ?? t.refusals.other,
      todo:
        why.refusal.code === 'no-permission' || why.refusal.code === 'out-of-scope' ? t.askForPost : t.goBack,
      reference: words ? undefined : why.refusal.code,
    }
  }
}

/** The frame of an answer: bars while it comes, words when it does not, and the old answer with a note when offline. */
export function Asked<A>({
  of,
  height,
  children,
}: {
  of: Ask<A>
  /** rem the content takes at least */
  height: number
  children: (answer: A) => ReactNode
}) {
  const words = useNoAnswerWords()
  const { asOf } = useFormats()
  const t = useText(deskText)
  const online = useOnline()
  const offline = !online || (of.error !== null && 'offline' in of.error.why)
  if (of.data !== undefined) {
    return (
      <>
        <OfflineNote show={offline}>{t.offline.shown(asOf(of.dataUpdatedAt))}</OfflineNote>
        {children(of.data)}
      </>
    )
  }
  if (of.error) {
    const { why } = of.error
    // a refusal stays one however often it is asked, but for who asked too often
    const way =
      'refusal' in why && why.status !== TOO_MANY
        ? { out: { to: '/', label: t.toStart } }
        : { onRetry: () => void of.refetch() }
    return <ErrorState {...words(why)} {...way} />
  }
  return (
    <LoadingFrame ready={false} height={height}>
      {null}
    </LoadingFrame>
  )
}
